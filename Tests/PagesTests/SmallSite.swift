import Archive
import Base
import Names
import Site
import TestSupport

@testable import Pages

/// The site that texts in memory make, planned, and what its files hold.
struct SmallSite {
  let site: Site
  let files: [SiteFile]
  /// What planning found wrong.
  let diagnostics: [Diagnostic]

  /// `files` are texts by their path below content/.
  init(
    _ files: [String: String] = [:], settings: String = "", url: String = "https://example.org/",
    drafts: Bool = false, zone: (String) -> Zone? = { _ in nil }
  ) throws {
    let small = try SmallArchive(files, settings: settings, url: url, includesDrafts: drafts, zone: zone)
    site = try makeSite(small.archive, theme: Self.theme)
    let planned = plan(site)
    self.files = planned.value
    diagnostics = planned.diagnostics
  }

  private static let theme = SiteTheme.load(
    own: [], language: "en", templates: SiteTheme.sharedTemplates + pageTemplates
  ).value

  /// The address of every file, a hash of the content as `*`.
  var paths: Set<String> { Set(files.map(\.maskedPath)) }

  /// The addresses that this site has and another has not.
  func paths(beyond other: SmallSite) -> Set<String> { paths.subtracting(other.paths) }

  /// The role of the file at an address.
  func role(of path: String) -> FileRole? { files.first { $0.maskedPath == path }?.traits.role }

  /// What the file at an address holds; nil where there is none.
  func text(_ path: String) throws -> String? {
    guard let file = files.first(where: { $0.maskedPath == path }) else { return nil }
    var bytes: [UInt8] = []
    try site.render(file, into: &bytes) { Array("copied from \($0)".utf8) }
    return String(utf8: bytes)
  }

  /// The lines of a file that begin with one of some words.
  func lines(of path: String, beginningWith words: String...) throws -> [String] {
    (try text(path) ?? "").split { $0 == "\r\n" || $0 == "\n" }.map(String.init)
      .filter { line in words.contains { line.hasPrefix($0) } }
  }

  // MARK: Files

  /// A note's file. It is about diplomacy unless it says otherwise.
  static func note(
    _ body: String = "Text.", title: String = "A note", date: String = "2025-10-21", topics: String = "[diplomacy]",
    head: String = ""
  ) -> String {
    "---\ntitle: '\(title)'\ndate: \(date)\ntopics: \(topics)\n\(head)---\n\(body)\n"
  }

  /// An actor's file.
  static func actor(_ name: String, kind: String = "person", head: String = "") -> String {
    "---\nname: \(name)\nkind: \(kind)\n\(head)---\n"
  }

  /// A file that has a title, as those of topics and free pages.
  static func page(_ title: String, head: String = "") -> String { "---\ntitle: \(title)\n\(head)---\n" }

  /// So many notes on each of the days, from the oldest on, all with one text.
  static func notes(_ dates: [(date: String, count: Int)], _ body: String, head: String = "") -> [String: String] {
    var files: [String: String] = [:]
    for (date, count) in dates {
      for number in 1...count {
        files["notes/\(date)-n\(number).md"] = note(body, title: "Note \(number)", date: date, head: head)
      }
    }
    return files
  }
}

extension SiteFile {
  /// The address, each hash of the content as `*`.
  fileprivate var maskedPath: String {
    guard traits.isNamedByContent else { return path.text }
    return path.text.split(separator: ".", omittingEmptySubsequences: false)
      .map { [10, 16].contains($0.count) && $0.allSatisfy(\.isHexDigit) ? "*" : String($0) }.joined(separator: ".")
  }
}
