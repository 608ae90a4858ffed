import FoundationEssentials

/// The tables of cases in Tests/Golden/drafting: a line a case, tabs between its columns, `\n` for a line break, and
/// comments after `#`.
enum CaseTable {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/drafting")

  /// The cases of a table; none if it cannot be read, which `thereAreEnoughCases` notices.
  static func rows(_ name: String) -> [[String]] {
    guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0.replacing("\\n", with: "\n")) }
    }
  }
}
