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
