import Archive
import Base
import Drafting
import FrontMatter
import Markdown
import Notes
import Templates
import TestSupport

/// What is fuzzed, by its name: nothing that an input does may trap, and a few things hold for every input.
package let fuzzTargets: [String: @Sendable ([UInt8]) -> Void] = [
  "heads": { bytes in
    let file = SourceFile(path: "content/notes/2025-10-21-a.md", bytes: bytes)
    _ = NoteHead.read(file, HeadRules())
    _ = ActorHead.read(file, kinds: ActorKind.builtIn, HeadRules())
    _ = TopicHead.read(file)
    _ = SettingsFile.read(SourceFile(path: "gazette.yml", bytes: bytes)) { _ in nil }
  },
  "markdown": { bytes in
    for flavour in [MarkdownOptions.Flavour.extended, .commonmark] {
      let options = MarkdownOptions(flavour: flavour, allowsHTML: bytes.first.map { $0 & 1 == 0 } ?? false)
      let document = MarkdownParser.parse(SourceFile(path: "a.md", bytes: bytes), options: options).value
      var lines: [UInt8] = []
      document.appendLines(to: &lines)
      // What is read comes out as text that is text.
      precondition(String(validating: lines, as: UTF8.self) != nil || String(validating: bytes, as: UTF8.self) == nil)
    }
  },
  "names": { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    _ = try? SmallArchive([
      "actors/a.md": "---\nname: Donald J. Trump\nkind: person\naliases: [Trump, the President]\n---\n",
      "actors/b.md": "---\nname: Sergei Lavrov\nkind: person\n---\n",
      "actors/c.md": "---\nname: New York Times\nkind: outlet\naliases: [The Times]\n---\n",
      "actors/d.md": "---\nname: Covenants\nkind: organisation\nmatchCase: false\n---\n",
      "notes/2025-10-21-n.md": "---\ntitle: N\ntopics: [t]\n---\n\(text)\n",
    ])
  },
  "mustache": { bytes in
    let part = SourceFile(path: "part.mustache", bytes: Array("{{title}}{{#notes}}{{>part}}{{/notes}}".utf8))
    let set = TemplateSet.load(
      ["main": SourceFile(path: "main.mustache", bytes: bytes), "part": part],
      roots: [.init("main", .record(Page.recordShape))])
    guard !set.diagnostics.hasErrors else { return }
    var output: [UInt8] = []
    try? set.value.render("main", Page(title: "A < B", notes: [Page(title: "C", notes: [])]).record, into: &output)
  },
  "slugs": { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    if let slug = Slug(from: text) { precondition(Slug(from: slug.text) == slug, "a slug is its own slug") }
    _ = checkedSiteURL(text)
    _ = text.percentDecoded
  },
  "articles": { bytes in
    _ = readArticle(
      SourceFile(path: "article.html", bytes: bytes), zone: .utc, today: Day(number: 20_382))
  },
]

/// A context with a text, a list and itself.
private struct Page: TemplateContext {
  let title: String
  let notes: [Page]

  static let shape = ContextShape<Self>(
    "page", [.text("title", "Its title.") { $0.title }, .list("notes", "Its notes.") { $0.notes }])
}
