import Base
import Markdown

@testable import Archive

/// An archive read from texts in memory, as the program reads one from a folder.
enum SmallArchive {
  /// `files` are texts by their path below content/. A head may leave out what `note` adds.
  static func make(_ files: [String: String], settings: String = "") throws -> Archive {
    let yaml = "title: Test\nurl: https://example.org/\n" + settings
    let file = SourceFile(path: "gazette.yml", bytes: Array(yaml.utf8))
    guard let settings = Settings.read(file, zone: { _ in nil }).value else { throw Failure() }
    let texts = Dictionary(uniqueKeysWithValues: files.map { ("content/" + $0, Array($1.utf8)) })
    let folder = ContentFolder(paths: texts.keys.sorted(), oddities: []) { texts[$0] ?? [] }
    let written = try read(folder, settings: settings)
    let today = Day(year: 2030, month: 1, day: 1) ?? Day(number: 0)
    let publication = Publication(today: today, now: .max, includesDrafts: false, includesFuture: false)
    let selection = select(written.value, for: publication)
    let linked = link(written.value, selection, settings: settings)
    let archive = group(linked.value)
    let errors = (written.diagnostics + linked.diagnostics + archive.diagnostics).filter { $0.severity == .error }
    guard errors.isEmpty else { throw Failure(errors: errors.map(\.description)) }
    return archive.value
  }

  struct Failure: Error {
    var errors: [String] = []
  }

  static func note(_ date: String, _ body: String = "", head: String = "") -> (path: String, text: String) {
    let names = "---\ntitle: Note of \(date)\ndate: \(date.prefix(10))\ntopics: [t]\n\(head)---\n\(body)\n"
    return ("notes/\(date).md", names)
  }

  static func actor(_ slug: String, _ name: String, kind: String = "person", head: String = "") -> (
    path: String, text: String
  ) { ("actors/\(slug).md", "---\nname: \(name)\nkind: \(kind)\n\(head)---\n") }

  static func make(_ files: [(path: String, text: String)], settings: String = "") throws -> Archive {
    try make(Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) }), settings: settings)
  }
}
