import Base
import Testing

@testable import Site

@Suite struct RelativeLinksTests {
  @Test(arguments: [
    ("/", "/2025/10/21/a/", "2025/10/21/a/index.html"), ("/2025/10/21/a/", "/", "../../../../index.html"),
    ("/topics/a/", "/topics/b/", "../b/index.html"), ("/topics/a/", "/topics/a/", "index.html"),
    ("/topics/a/", "/topics/", "../index.html"), ("/topics/a/", "/atom.xml", "../../atom.xml"),
    ("/topics/a/", "/topics/a/atom.xml", "atom.xml"), ("/", "/about/#x", "about/index.html#x"),
    ("/", "/search/?q=a", "search/index.html?q=a"), ("/a.html", "/b/c.html", "b/c.html"),
    ("/b/a.html", "/b/c.html", "c.html"), ("/", "https://a.example/", "https://a.example/"), ("/", "#x", "#x"),
    ("/", "//a.example/", "//a.example/"), ("/", "mailto:a@b.example", "mailto:a@b.example"), ("/", "a/b", "a/b"),
    ("/ü/a/", "/%C3%BC/", "../index.html"),
  ])
  func `a link leads from a page to a file`(page: String, href: String, link: String) throws {
    let path = page.hasSuffix("/") ? SitePath(page: page.pathSegments()) : SitePath(file: page.pathSegments())
    #expect(RelativeLinks(basePath: "").link(href, on: path) == link)
    if href.hasPrefix("/"), !href.hasPrefix("//") {
      #expect(RelativeLinks(basePath: "/briefs").link("/briefs" + href, on: path) == link)
      #expect(RelativeLinks(basePath: "/briefs").link(href, on: path) == href)
    }
  }

  @Test func `every address of a page is rewritten, and no text`() throws {
    let html = """
      <link rel="stylesheet" href="/style.css"><meta http-equiv="refresh" content="0; url=/new/"><!-- href="/no/" -->
      <script type="application/ld+json">{"a": "href=\\"/no/\\""}</script><img srcset="/a.png 1x, /b.png 2x" src='/a.png'>
      <p title="/no/">href="/no/" <a href="/a/?x=1&amp;y=2">/no/</a></p>
      """
    var bytes = Array("/keep/".utf8) + Array(html.utf8)
    RelativeLinks(basePath: "").rewrite(&bytes, from: 6, on: SitePath(page: ["x"]))
    let expected = """
      /keep/<link rel="stylesheet" href="../style.css"><meta http-equiv="refresh" content="0; url=../new/index.html"><!-- href="/no/" -->
      <script type="application/ld+json">{"a": "href=\\"/no/\\""}</script><img srcset="../a.png 1x, ../b.png 2x" src='../a.png'>
      <p title="/no/">href="/no/" <a href="../a/index.html?x=1&amp;y=2">/no/</a></p>
      """
    #expect(String(utf8: bytes) == expected)
  }
}
