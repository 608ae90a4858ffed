import Archive
import Base
import Markdown
import Site
import TestSupport
import Testing

@testable import Letters

/// A text as a chapter of a book, which has to be whole without the site.
@Suite struct BookPicturesTests {
  /// The chapter that a note's text makes, and the pictures that go into the book with it.
  private func chapter(_ text: String) throws -> (html: String, pictures: [String]) {
    let archive = try SmallArchive(
      [
        "notes/2025-10-21-a.md": "---\ntitle: A\ntopics: [t]\n---\n\(text)\n",
        "actors/ann.md": "---\nname: Ann Roe\nkind: person\n---\n", "assets/i/a b.svg": "<svg/>", "assets/b.png": "x",
        "assets/c.txt": "x",
      ], url: "https://example.org/b/"
    ).archive
    let theme = SiteTheme.load(own: [], language: "en", templates: SiteTheme.sharedTemplates).value
    let site = try Site(archive, theme: theme) { _ in [] }
    var pictures = BookPictures(site)
    let note = archive.notes[0]
    let html = pictures.chapter(site.addresses.path(note.id)) { site.html(of: note, for: $0) }
    return (String(utf8: html), pictures.used.map { "\($0.name) \($0.asset)" })
  }

  @Test func `links lead to the site, those within the text stay in the book`() throws {
    let html = try chapter("# Part\n\n[l](/about/) [h](#part) [s](/2025/10/21/a/#part) Ann Roe").html
    let id = "i" + "[0-9a-f]{16}"
    let pattern = try Regex(
      """
      <h1 id="(\(id))">Part</h1>\\n<p><a href="https://example.org/b/about/">l</a> <a href="#(\(id))">h</a> \
      <a href="#(\(id))">s</a> \
      <a class="mention" data-actor="ann" href="https://example.org/b/actors/ann/">Ann Roe</a></p>\\n
      """, as: (Substring, Substring, Substring, Substring).self)
    let match = try #require(try pattern.wholeMatch(in: html), "\(html)")
    #expect(match.output.1 == match.output.2)
    #expect(match.output.1 == match.output.3)
  }

  @Test func `a footnote and its reference lead to one another by ids that XML has`() throws {
    let html = try chapter("x[^1]\n\n[^1]: Foot.").html
    let ids = html.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
    let links = html.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    #expect(ids.count == 2)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.-]*/) != nil })
    #expect(links == [ids[1], ids[0]])
  }

  @Test(arguments: [
    (
      "![p](/i/a%20b.svg)", "<p><img src=\"picture-1.svg\" alt=\"p\"/></p>\n",
      ["picture-1.svg content/assets/i/a b.svg"]
    ),
    (
      "![p](../assets/b.png)![q](/b.png)",
      "<p><img src=\"picture-1.png\" alt=\"p\"/><img src=\"picture-1.png\" alt=\"q\"/></p>\n",
      ["picture-1.png content/assets/b.png"]
    ),
    ("![p](/c.txt)", "<p><a href=\"https://example.org/b/c.txt\">p</a></p>\n", []),
    ("![p](https://x.example/p.png)", "<p><a href=\"https://x.example/p.png\">p</a></p>\n", []),
    ("![](https://x.example/p.png)", "<p><a href=\"https://x.example/p.png\">https://x.example/p.png</a></p>\n", []),
    ("[![p](https://x.example/p.png)](/x/)", "<p><a href=\"https://example.org/b/x/\">p</a></p>\n", []),
  ])
  func `the site's own pictures go into the book, others become links`(
    text: String, html: String, pictures: [String]
  ) throws {
    let chapter = try chapter(text)
    #expect(chapter.html == html)
    #expect(chapter.pictures == pictures)
  }
}
