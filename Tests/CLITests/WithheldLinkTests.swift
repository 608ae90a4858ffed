import Foundation
import Testing

/// Links, addresses and heads of what is published tell nothing of what is withheld, and what only withheld texts use
/// is withheld.
@Suite struct WithheldLinkTests {
  @Test(arguments: [
    "[x](/2025/10/20/canaryslug/)", "[x](/2025/10/20/canaryslug)", "[x](/2025/10/20/canaryslug/index.html#a)",
    "[x](https://example.org/2025/10/20/canaryslug/)", "[x](/actors/canaryactor/)", "[x](/canaryold/)",
    "[x](2025-10-20-canaryslug.md)", "![x](2025-10-20-canaryslug.md)", "[x][r]\n\n[r]: /2025/10/20/canaryslug/",
    "[x](http://EXAMPLE.org:80//2025/10/./20/canaryslug/)", "[x](//example.org/2025/10/20/canaryslug/)",
    "[x](https://me@example.org/2025/10/20/canaryslug/#a:b)", "[x](/2025/10/20/canaryslug/?x=https://else.example)",
    "[x](/2025/10/20/canary%73lug/#a:b)", "[x](2025-10-20-canaryslug.md#a:b)", "[x](https://example.org./canaryold)",
    "[x](../../20/canaryslug/)", "[x](./../../../10/20/canaryslug/index.html)", "[x](../../../../actors/canaryactor)",
  ])
  func `a link by address shows its text only`(text: String) throws {
    let folder = try Folder.site(open: text)
    let built = try folder.gazette("build")
    #expect(built.code == 0, "\(built.errors)")
    #expect(built.errors.contains("the text is no link [link.withheld]"))
    #expect(!built.errors.contains("hint:"))
    #expect(folder.canaries() == [])
  }

  @Test(arguments: [
    "See https://example.org/2025/10/20/canaryslug/ now.", "See <https://example.org/2025/10/20/canaryslug/> now.",
  ])
  func `an address of the site that leads to something withheld is not told`(text: String) throws {
    let folder = try Folder.site(open: text)
    let built = try folder.gazette("build")
    #expect(built.code == 0, "\(built.errors)")
    #expect(built.errors.contains("readers do not see the name [link.withheld]"))
    #expect(built.errors.contains("hint: a link can have a text of its own: [text](https://example.org/"))
    #expect(folder.canaries() == [])
    #expect(try folder.read("site/2025/10/21/open/index.html").contains("<p>See (not public) now.</p>"))
  }

  @Test(arguments: [
    "summary: See https://example.org/2025/10/20/canaryslug/ there.",
    "corrections: [{date: 2025-10-22, text: 'Not http://example.org/2025/10/20/canaryslug.'}]",
    "sources: [{title: S, url: 'https://example.org/2025/10/20/canaryslug/'}]",
    "sources: [{title: S, archived: 'https://example.org/actors/canaryactor/'}]",
    "events: [{date: 2025-11-01, title: 'at //example.org/canaryold/'}]",
  ])
  func `an address of something withheld in a head is a leak`(line: String) throws {
    let folder = try Folder.site(open: "Text.")
    try folder.write("content/notes/2025-10-21-open.md", note(head: line + "\n"))
    let built = try folder.gazette("build")
    #expect(built.code == 1)
    #expect(built.errors.contains("[leak.found]"))
  }

  @Test(arguments: [
    ("notes/2025-10-21-open.md", note(head: "sources: [{title: S, publisher: Canary Actor}]\n")),
    ("actors/bob.md", "---\nname: Bob Kay\nkind: person\naffiliations: [canaryactor]\n---\n"),
    ("actors/bob.md", "---\nname: Bob Kay\nkind: person\nroles: [{title: Aide, organisation: Canary Actor}]\n---\n"),
  ])
  func `a key that names something withheld is a leak`(path: String, text: String) throws {
    let folder = try Folder.site(open: "Bob Kay came.")
    try folder.write("content/" + path, text)
    let built = try folder.gazette("build")
    #expect(built.code == 1)
    #expect(built.errors.contains("content/\(path):") && built.errors.contains("[leak.found]"))
  }

  @Test(arguments: [
    "summary: See [[2025-10-20-canaryslug]].", "summary: See [[2025-10-20-canaryslug|it]].",
    "events: [{date: 2025-11-01, title: 'As [[Canary Actor]] said'}]",
    "corrections: [{date: 2025-10-22, text: 'Not [[canaryactor|x]].'}]",
  ])
  func `a name of something withheld in a head is a leak, and the place is named`(line: String) throws {
    let folder = try Folder.site(open: "Text.")
    try folder.write("content/notes/2025-10-21-open.md", note(head: line + "\n"))
    let built = try folder.gazette("build")
    #expect(built.code == 1)
    #expect(built.errors.contains("content/notes/2025-10-21-open.md:5:"))
    #expect(built.errors.contains("would show the name [leak.found]"))
  }

  @Test(arguments: [
    "See [x](https://else.example/canaryactor/).", "See https://else.example/canaryactor/ now.",
    "![x](https://else.example/canaryactor.png)",
  ])
  func `an address elsewhere that a published text has is no leak`(text: String) throws {
    let built = try Folder.site(open: text).gazette("build")
    #expect(built.code == 0, "\(built.errors)")
  }

  @Test(arguments: [
    ("", "Bob Kay met nobody."), ("", "[x](../actors/bob.md)"), ("", "[x](/actors/bob/)"), ("", "# Bob Kay"),
    ("summary: Bob Kay came.\n", ""), ("sources: [{title: T, publisher: Bob Kay, url: 'https://a.example/'}]\n", ""),
  ])
  func `what a draft uses in any way is withheld`(head: String, body: String) throws {
    let folder = try Folder.site(draft: head, body, open: "Text.")
    #expect(try folder.gazette("build").code == 0)
    #expect(!folder.exists("site/actors/bob"))
  }

  @Test(arguments: ["[him](../actors/bob.md)", "[him](/actors/bob/)", "Bob Kay came.", "# With Bob Kay", "[[bob|he]]"])
  func `what a published text uses in any way is published`(text: String) throws {
    let folder = try Folder.site(open: text)
    #expect(try folder.gazette("build").code == 0)
    #expect(folder.exists("site/actors/bob/index.html"))
  }
}

extension Folder {
  /// A site with a draft that has `head` and `body`, and a published note with `text`.
  static func site(
    draft head: String = "", _ body: String = "Bob Kay met nobody.", open text: String, files: [String: String] = [:]
  ) throws -> Folder {
    try site(
      [
        "content/notes/2025-10-20-canaryslug.md": note(
          body + "\n", title: "Canary title", date: "2025-10-20", head: "draft: true\n" + head),
        "content/notes/2025-10-21-open.md": note(text + "\n"),
        "content/actors/bob.md": "---\nname: Bob Kay\nkind: person\n---\n",
        "content/topics/econ.md": "---\ntitle: Econ\n---\n",
        "content/actors/canaryactor.md":
          "---\nname: Canary Actor\nkind: person\ndraft: true\naliases: [/canaryold/]\n---\n",
      ].merging(files) { $1 })
  }

  /// The outputs that have the word *canary*, by path.
  func canaries(_ output: String = "site") -> [String] {
    let root = url.appendingPathComponent(output)
    let files = FileManager.default.enumerator(atPath: root.path)?.allObjects.compactMap { $0 as? String } ?? []
    #expect(files.count > 10)
    return files.flatMap { path -> [String] in
      if path.lowercased().contains("canary") { return ["name: \(path)"] }
      guard let data = try? Data(contentsOf: root.appendingPathComponent(path)) else { return [] }
      let text = String(decoding: data, as: UTF8.self)
      guard let found = text.range(of: "canary", options: .caseInsensitive) else { return [] }
      let start = text.index(found.lowerBound, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
      let end = text.index(found.upperBound, offsetBy: 40, limitedBy: text.endIndex) ?? text.endIndex
      return ["\(path): \(text[start..<end])"]
    }
  }
}
