import Markdown
import Base
import Testing

@testable import Site

@Suite struct AbsoluteAddressTests {
  @Test func `links of a page become absolute outside of it`() {
    let html = """
      <a href="/a/">a</a><a href="#n">n</a><a href="//x.org/">x</a><a href="https://y.org/">y</a><img src="/i.png" alt="=&quot;/no">
      <p data-href="/no">href=&quot;/no&quot;</p>
      """
    let whole = String(
      utf8: AbsoluteAddresses(origin: "https://example.org", page: "https://example.org/p/").resolve(
        html: Array(html.utf8)[...]))
    #expect(
      whole == """
        <a href="https://example.org/a/">a</a><a href="https://example.org/p/#n">n</a><a href="//x.org/">x</a>\
        <a href="https://y.org/">y</a><img src="https://example.org/i.png" alt="=&quot;/no">
        <p data-href="/no">href=&quot;/no&quot;</p>
        """)
  }

  @Test(arguments: [
    ("annex.pdf", "https://example.org/a/b/annex.pdf"), ("../", "https://example.org/a/"),
    ("./x", "https://example.org/a/b/x"), ("../../../../x", "https://example.org/x"), ("", "https://example.org/a/b/"),
    ("?q=1", "https://example.org/a/b/?q=1"), ("mailto:a@b.org", "mailto:a@b.org"),
    ("..", "https://example.org/a/b/.."),
  ])
  func `an address is resolved against its page`(written: String, whole: String) {
    let address = AbsoluteAddresses(origin: "https://example.org", page: "https://example.org/a/b/").resolve(written)
    #expect(address.origin + address.rest == whole)
  }
}
