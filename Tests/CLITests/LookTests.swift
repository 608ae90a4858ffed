import Foundation
import Testing

/// The files of templates/ that add to pages, and layouts.
@Suite struct LookTests {
  @Test func `a layout renders notes and pages with one template, each with its own names`() throws {
    let folder = try Folder.site([
      "content/notes/a.md": note(head: "layout: longread\n"), "content/notes/b.md": note(head: "layout: post\n"),
      "content/pages/about.md": "---\ntitle: About\nlayout: longread\n---\nWho we are.\n",
      "templates/longread.mustache": "LONG {{title}} {{{content}}}{{params.layout}}\n",
    ])
    let result = try folder.gazette("build", "--strict")
    #expect(result.code == 0, "\(result.errors)")
    #expect(try folder.read("site/2025/10/21/a/index.html").hasPrefix("LONG A note <p>"))
    #expect(try folder.read("site/about/index.html").hasPrefix("LONG About <p>Who we are.</p>"))
    #expect(try folder.read("site/2025/10/21/b/index.html").hasPrefix("<!doctype html>"))
  }

  @Test func `a layout that no page names is told, and so is a name that its pages do not have`() throws {
    let folder = try Folder.site([
      "content/notes/a.md": note(head: "layout: essay\n"), "templates/essay.mustache": "{{titel}}\n",
      "templates/unused.mustache": "x\n",
    ])
    let result = try folder.gazette("build")
    #expect(result.code == 1)
    #expect(result.errors.contains("templates/essay.mustache:1:3: error:"))
    #expect(result.errors.contains("no page uses the template 'unused' [template.unused]"))
  }

  @Test func `letters and books have the accent and the logo`() throws {
    let folder = try Folder.site(["content/notes/a.md": note("[A link](https://a.example/)\n")])
    try folder.write("gazette.yml", "title: T\nurl: https://example.org/\ntheme: {accent: '#0b6bcb', logo: logo.png}\n")
    let picture = try Data(contentsOf: Program.repository.appendingPathComponent("docs/narrow.png"))
    try folder.write("content/assets/logo.png", picture)
    let letter = try folder.gazette("edition", "2025-10-21", "--format", "html").output
    #expect(letter.contains("<img src=\"https://example.org/logo.png\" alt=\"T\""))
    let accent = try #require(letter.firstMatch(of: /color:(#[0-9a-f]{6});text-decoration:none">A note/)?.output.1)
    #expect(accent != "#8f2416" && letter.contains("color:\(accent)"))
    #expect(try folder.gazette("edition", "2025-10-21", "--to", "a.epub").code == 0)
    let book = try Data(contentsOf: folder.url.appendingPathComponent("a.epub"))
    #expect(book.range(of: picture.prefix(200)) != nil || book.range(of: Data("picture-1.png".utf8)) != nil)
  }

  @Test func `what is wrong in the footer has its place in gazette.yml`() throws {
    let folder = try Folder.site(["content/notes/a.md": note()])
    try folder.write(
      "gazette.yml", "title: T\nurl: https://example.org/\nfooter: |\n  See\n  the ![A map](/no.png) and [[nobody]].\n")
    let errors = try folder.gazette("build").errors
    #expect(errors.contains("gazette.yml:5:16: error: there is no picture '/no.png'"), "\(errors)")
    #expect(errors.contains("gazette.yml:5:29: error: no actor, note or topic named 'nobody'"), "\(errors)")
  }

  @Test func `custom css is loaded last, and head and foot are added to every page`() throws {
    let folder = try Folder.site([
      "content/notes/a.md": note(), "templates/custom.css": "p { color: red }\n",
      "templates/head.mustache": "<meta name=\"mine\" content=\"{{page.title}}\">\n",
      "templates/foot.mustache": "<p>{{site.title}} ends here</p>\n",
    ])
    let result = try folder.gazette("build", "--strict")
    #expect(result.code == 0, "\(result.errors)")
    for page in ["index.html", "2025/10/21/a/index.html", "actors/index.html", "404.html", "search/index.html"] {
      let html = try folder.read("site/\(page)")
      let style = try #require(html.firstRange(of: "/style."))
      let custom = try #require(html.firstRange(of: "/custom."))
      #expect(style.lowerBound < custom.lowerBound, "\(page)")
      #expect(html.contains("<meta name=\"mine\" content=\""), "\(page)")
      #expect(html.contains("ends here</p>\n</body>"), "\(page)")
    }
  }
}
