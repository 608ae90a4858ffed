/// What an import could not carry over as it was, for import-report.md.
package struct ImportReport: Sendable {
  /// One thing, at its place in the archive.
  package struct Finding: Sendable {
    package let path: String
    /// From 1; nil for the whole file.
    package let line: Int?
    package let message: String
  }

  package private(set) var findings: [Finding] = []
  /// Files of which the same is to be said, under a heading.
  package private(set) var groups: [(title: String, paths: [String])] = []

  mutating func add(_ path: String, _ line: Int? = nil, _ message: String) {
    findings.append(Finding(path: path, line: line, message: message))
  }

  /// Puts a file under a heading with others.
  mutating func group(_ path: String, under title: String) {
    if let index = groups.firstIndex(where: { $0.title == title }) {
      groups[index].paths.append(path)
    } else {
      groups.append((title, [path]))
    }
  }

  mutating func leaveOut(_ path: String, _ reason: String) { group(path, under: "Not imported: \(reason)") }

  mutating func append(_ other: ImportReport) {
    findings += other.findings
    for (title, paths) in other.groups { for path in paths { group(path, under: title) } }
  }

  /// The report as Markdown. `counts` says what was imported.
  func markdown(_ counts: String) -> String {
    var text = "# Import report\n\n\(counts)\n"
    if findings.isEmpty, groups.isEmpty { return text + "\nEverything was carried over as it was.\n" }
    if !findings.isEmpty {
      text += "\n## Look at these places\n\n"
      for finding in findings {
        text += "- `\(finding.path)\(finding.line.map { ":\($0)" } ?? "")`: \(finding.message)\n"
      }
    }
    for (title, paths) in groups {
      text += "\n## \(title)\n\n"
      for path in paths { text += "- `\(path)`\n" }
    }
    return text
  }
}
