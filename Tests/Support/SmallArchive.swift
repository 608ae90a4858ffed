package import Archive
package import Base
package import Names
import Notes

/// An archive read from texts in memory, as the program reads one from a folder.
package struct SmallArchive: Sendable {
  package let archive: Archive
  package let names: Names

  /// `files` are texts by their path below content/.
  package init(
    _ files: [String: String], settings: String = "", url: String = "https://example.org/",
    includesDrafts: Bool = false, zone: (String) -> Zone? = { _ in nil }
  ) throws {
    let yaml = "title: Test\nurl: \(url)\n" + settings
    let file = SourceFile(path: "gazette.yml", bytes: Array(yaml.utf8))
    guard let settings = SettingsFile.read(file, zone: zone).value?.settings else { throw Failure() }
    let texts = Dictionary(uniqueKeysWithValues: files.map { ("content/" + $0, Array($1.utf8)) })
    let folder = ContentFolder(paths: texts.keys.sorted(), oddities: []) { texts[$0] ?? [] }
    let content = try read(folder, settings: settings)
    let today = Day(year: 2030, month: 1, day: 1) ?? Day(number: 0)
    let visibility = Visibility(today: today, now: .max, includesDrafts: includesDrafts, includesFuture: false)
    let linked = link(select(content.value, for: visibility), settings: settings)
    let archive = group(linked.value)
    let errors = (content.diagnostics + linked.diagnostics + archive.diagnostics).filter { $0.severity == .error }
    guard errors.isEmpty else { throw Failure(errors: errors.map(\.description)) }
    self.archive = archive.value
    names = linked.value.names
  }

  /// As above, of files that `note` and `actor` make.
  package init(_ files: [(path: String, text: String)], settings: String = "") throws {
    try self.init(Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) }), settings: settings)
  }

  /// The archive alone.
  package static func make(_ files: [(path: String, text: String)], settings: String = "") throws -> Archive {
    try SmallArchive(files, settings: settings).archive
  }

  /// The archive alone, of files by their paths.
  package static func make(_ files: [String: String], settings: String = "") throws -> Archive {
    try SmallArchive(files, settings: settings).archive
  }

  /// What was wrong with the texts.
  package struct Failure: Error {
    package var errors: [String] = []
  }

  /// A note of a day, such as `2025-01-01-a`; `head` are more lines of its head.
  package static func note(_ date: String, _ body: String = "", head: String = "") -> (path: String, text: String) {
    let topics = head.contains("topics:") ? "" : "topics: [t]\n"
    return (
      "notes/\(date).md",
      "---\ntitle: Note of \(date)\ndate: \(date.prefix(10))\n\(topics)\(head)---\n\(body)\n"
    )
  }

  /// An actor's file; `head` are more lines of its head.
  package static func actor(
    _ slug: String, _ name: String, kind: String = "person", head: String = ""
  ) -> (path: String, text: String) {
    ("actors/\(slug).md", "---\nname: \(name)\nkind: \(kind)\n\(head)---\n")
  }
}
