import Base
import Testing

@testable import Markdown

/// What a medium changes of a document's HTML, and what it leaves alone.
@Suite struct MediumTests {
  private static let text = """
    # Part

    [l](/about/ "T") ![p](/a.svg)[^1]

    [^1]: Foot.
    """

  private func html(_ text: String = text, allowsHTML: Bool = false, _ change: (inout HTMLMedium) -> Void) -> String {
    let file = SourceFile(path: "note.md", bytes: Array(text.utf8))
    let document = MarkdownParser.parse(file, options: .init(allowsHTML: allowsHTML)).value
    var medium = HTMLMedium.page
    change(&medium)
    var output: [UInt8] = []
    HTMLRenderer.append(
      document, .init(allowsHTML: allowsHTML), for: medium, to: &output, address: { $0 },
      anchor: { _ in .init(href: "/ann/", attributes: [("id", "m:1"), ("class", "mention")]) })
    return String(utf8: output)
  }

  @Test func `a page has ids, and links as they are`() {
    #expect(
      html { _ in } == """
        <h1 id="part">Part</h1>
        <p><a href="/about/" title="T">l</a> <img src="/a.svg" alt="p" />\
        <sup class="footnote-ref"><a href="#fn:1" id="fnref:1" role="doc-noteref">1</a></sup></p>
        <section class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn:1">
        <p>Foot. <a href="#fnref:1" class="footnote-back" role="doc-backlink" aria-label="Back to the text">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test func `a medium resolves the address of every link and picture`() {
    let html = html { $0.resolve = { .init(origin: "https://x.example", rest: "/r" + $0) } }
    let addresses = html.matches(of: /(?:href|src)="([^"]*)"/).map { String($0.1) }
    #expect(
      addresses == [
        "https://x.example/r/about/", "https://x.example/r/a.svg", "https://x.example/r#fn:1",
        "https://x.example/r#fnref:1",
      ])
  }

  @Test func `the origin of an address is escaped as text, the rest as an address`() {
    let html = html("[l](/a%20b/ä?x&y)") { $0.resolve = { .init(origin: "https://bücher.example/&", rest: $0) } }
    #expect(html == "<p><a href=\"https://bücher.example/&amp;/a%20b/%C3%A4?x&amp;y\">l</a></p>\n")
  }

  @Test func `a medium names every id`() {
    let html = html(Self.text + "\n\n[[Ann]]\n") { $0.id = { "i-" + $0.replacing(":", with: "-") } }
    #expect(
      html.matches(of: /\bid="([^"]*)"/).map { String($0.1) } == ["i-part", "i-fnref-1", "i-m-1", "i-fn-1"])
  }

  @Test func `a medium gives elements their styles`() {
    let html = html { $0.styles = ["p": "margin:0", "a": "color:red", "img": "width:1px"] }
    #expect(html.contains("<p style=\"margin:0\"><a style=\"color:red\" href=\"/about/\" title=\"T\">l</a>"))
    #expect(html.contains("<img style=\"width:1px\" src=\"/a.svg\" alt=\"p\" />"))
    #expect(html.contains("<h1 id=\"part\">"))
    #expect(html.contains("<ol>"))
  }

  @Test(arguments: [
    ("![p *q*](/a.svg)", "<p>(/a.svg|p q|false)</p>\n"),
    ("[![p](/a.svg)](/x/)", "<p><a href=\"/x/\">(/a.svg|p|true)</a></p>\n"),
    ("[l](/x/) ![](b.png)", "<p><a href=\"/x/\">l</a> (b.png||false)</p>\n"),
  ])
  func `a medium may show pictures in its own way`(text: String, result: String) {
    let html = html(text) { medium in
      medium.picture = { Array("(\($0.source)|\($0.alternative)|\($0.isLinked))".utf8) }
    }
    #expect(html == result)
  }

  @Test(arguments: [
    (
      "a <img src=/b.png srcset='/c.png, d.png 2x,/e.png 3x'>",
      #"a <img src="!/b.png" srcset='!/c.png, !d.png 2x,!/e.png 3x'>"#
    ),
    (#"<video POSTER = "/b&amp;c.png" title="/x">x</video>"#, #"<video POSTER = "!/b&amp;c.png" title="/x">x</video>"#),
    ("<a href='/b/'>c</a>", "<a href='!/b/'>c</a>"), ("<b>", "<b>"), ("<a href=/b/>c</a>", #"<a href="!/b/">c</a>"#),
    ("<script>a = '<a href=\"/b/\">'</script>", "<script>a = '<a href=\"/b/\">'</script>"),
    ("<!-- <a href=\"/b/\"> --><u id=a href=''>", "<!-- <a href=\"/b/\"> --><u id=a href='!'>"),
  ])
  func `a medium resolves the addresses of raw HTML`(text: String, result: String) {
    let html = html(text, allowsHTML: true) { $0.resolve = { .init(rest: "!" + $0) } }
    #expect(html.replacing(/^<p>|<\/p>\n$|\n$/, with: "") == result)
  }
}
