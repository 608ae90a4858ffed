import Markdown
import Base
import Testing

@testable import Site

@Suite struct AbsoluteAddressTests {
  @Test(arguments: [
    ("annex.pdf", "https://example.org/a/b/annex.pdf"), ("../", "https://example.org/a/"),
    ("./x", "https://example.org/a/b/x"), ("../../../../x", "https://example.org/x"), ("", "https://example.org/a/b/"),
    ("?q=1", "https://example.org/a/b/?q=1"), ("mailto:a@b.org", "mailto:a@b.org"),
    ("//x.org/", "//x.org/"), ("#n", "https://example.org/a/b/#n"),
    ("..", "https://example.org/a/b/.."),
  ])
  func `an address is resolved against its page`(written: String, whole: String) {
    let address = AbsoluteAddresses(origin: "https://example.org", page: "https://example.org/a/b/").resolve(written)
    #expect(address.origin + address.rest == whole)
  }
}
