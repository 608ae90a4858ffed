import Archive
import Base
import Drafting
import FrontMatter
import Markdown
import Notes
import Templates
import TestSupport

/// `Fuzz TARGET [options of libFuzzer] [folders of inputs]`: nothing that an input does may trap, and a few things hold
/// for every input.
@main struct Fuzz {
  static func main() {
    let name = CommandLine.arguments.dropFirst().first ?? ""
    guard let target = targets[name] else {
      print("targets: \(targets.keys.sorted().joined(separator: " "))")
      return
    }
    chosen = target
    // libFuzzer gets the arguments without the name of the target.
    var arguments: [UnsafeMutablePointer<CChar>?] = [CommandLine.unsafeArgv[0]]
    for index in 2..<max(2, Int(CommandLine.argc)) { arguments.append(CommandLine.unsafeArgv[index]) }
    var count = Int32(arguments.count)
    arguments.append(nil)
    arguments.withUnsafeMutableBufferPointer { buffer in
      var first = buffer.baseAddress
      _ = run(&count, &first, testOneInput)
    }
  }
}

/// What each input is given to.
nonisolated(unsafe) private var chosen: @Sendable ([UInt8]) -> Void = { _ in }  // why: set once, before libFuzzer runs

/// libFuzzer's own `main` would call this one, so it has to have this name.
@_cdecl("LLVMFuzzerTestOneInput") func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  chosen(Array(UnsafeBufferPointer(start: bytes, count: size)))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func run(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

private let targets: [String: @Sendable ([UInt8]) -> Void] = [
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
  "articles": { bytes in _ = readArticle(SourceFile(path: "article.html", bytes: bytes), zone: .utc) },
  "preview": { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    guard let path = Gate.path(of: text) else { return }
    let segments = Array(path.utf8).split(separator: UInt8(ascii: "/"))
    precondition(!segments.contains { $0.elementsEqual("..".utf8) }, "no path leads up")
  },
]

/// A context with a text, a list and itself.
private struct Page: TemplateContext {
  let title: String
  let notes: [Page]

  static let shape = ContextShape<Self>(
    "page", [.text("title", "Its title.") { $0.title }, .list("notes", "Its notes.") { $0.notes }])
}
