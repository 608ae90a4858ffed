import Base
import Foundation
import Testing

/// docs/diagnostics.md against the list in the code.
@Suite struct DiagnosticDocumentTests {
  /// The ids of an entry and its severity: "- `file.kind`: **warning**. …".
  private static func severities(in page: String) -> [String: String] {
    var found: [String: String] = [:]
    for line in page.split(separator: "\n") {
      guard let entry = line.firstMatch(of: /^- ((?:`[a-z]+\.[a-zA-Z]+`(?:, )?)+): \*\*(error|warning|notice)\*\*/)
      else {
        continue
      }
      for id in entry.1.matches(of: /`(.*?)`/) { found[String(id.1)] = String(entry.2) }
    }
    return found
  }

  @Test func `docs/diagnostics.md lists each diagnostic with its severity`() throws {
    let page = try String(
      contentsOf: Program.repository.appendingPathComponent("docs/diagnostics.md"), encoding: .utf8)
    let documented = Self.severities(in: page)
    let actual = Dictionary(
      uniqueKeysWithValues: DiagnosticID.allCases.map { ($0.rawValue, $0.severity.rawValue) })
    let ids = Set(documented.keys).union(actual.keys).sorted()
    let differences = ids.filter { documented[$0] != actual[$0] }.map {
      "\($0): the document says \(documented[$0] ?? "nothing"), the code \(actual[$0] ?? "nothing")"
    }
    #expect(differences == [])
  }
}
