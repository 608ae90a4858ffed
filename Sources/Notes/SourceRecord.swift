package import Base
import FrontMatter

/// What is known of the address of a source: what its server last said, and which copies of it there are.
package struct SourceRecord: Sendable, Equatable {
  /// What a server said. The raw values are the words of content/sources.yml and of `gazette sources`.
  package enum State: String, Sendable, CaseIterable {
    /// The page is there.
    case alive
    /// It is there at another address, for good.
    case moved
    /// The server says that there is no such page (404, 410).
    case gone
    /// The server, the network or its certificate fails.
    case failing
    /// The server, or its robots.txt, does not let a program look.
    case refused
    /// Nobody has looked yet.
    case unchecked
  }

  package let url: String
  package var state: State
  /// The status of HTTP; nil if there was no answer.
  package var status: Int?
  /// When a server was last asked.
  package var checked: Day?
  /// Since when it is in this state.
  package var since: Day?
  /// Where a page is that has moved.
  package var location: String?
  /// Why it fails, in words.
  package var reason: String?
  /// What the server calls this version of the page, for the next question.
  package var etag: String?
  /// The address of a copy in an archive on the web, and its day.
  package var archived: String?
  package var archivedOn: Day?
  /// The file of an own copy below the site's folder, and its day.
  package var copy: String?
  /// Where content/sources.yml names the copy.
  package private(set) var copyLocation: SourceLocation?
  package var copied: Day?

  package init(url: String, state: State = .unchecked) {
    self.url = url
    self.state = state
  }

  /// Where the records are kept.
  package static let path = "content/sources.yml"

  /// How many days an address fails before readers are led to a copy.
  private static let patience = 14

  /// Whether readers cannot read the page at its address any more.
  package var isDead: Bool {
    switch state {
    case .gone: true
    case .failing: since.flatMap { since in checked.map { $0.number - since.number >= Self.patience } } ?? false
    case .alive, .moved, .refused, .unchecked: false
    }
  }
}

extension SourceRecord {
  /// Reads content/sources.yml; nil if it is not YAML.
  static func read(_ file: SourceFile) -> Diagnosed<[SourceRecord]?> {
    OwnFile.read(file, "sources.yml", finishing: "sources.yml") { fields in
      var records: [SourceRecord] = []
      fields.forEachRecord("sources", "a source") { fields in
        let url = TextFile.url("url", &fields)
        var record = SourceRecord(url: url ?? "")
        if let state = fields.choice("state", State.self) { record.state = state }
        record.status = fields.integer("status")
        record.checked = fields.day("checked")?.value
        record.since = fields.day("since")?.value
        record.location = fields.text("location")?.value
        record.reason = fields.text("reason")?.value
        record.etag = fields.text("etag")?.value
        record.archived = TextFile.url("archived", &fields)
        record.archivedOn = fields.day("archivedOn")?.value
        record.copy = copy(&fields)
        record.copyLocation = fields.place("copy")
        record.copied = fields.day("copied")?.value
        if url != nil { records.append(record) }
      }
      return records
    }
  }

  /// The file of an own copy. It can be published, so it must be a file that was made for that.
  private static func copy(_ fields: inout Fields) -> String? {
    guard let copy = fields.text("copy") else { return nil }
    if copy.value.wholeMatch(of: /archive\/([^\/.][^\/]*\/)*[^\/.][^\/]*\.warc(\.gz)?/) != nil { return copy.value }
    fields.report(
      Diagnostic(
        .fieldValue, at: copy.location, "a copy is a file under archive/ that ends in .warc.gz, not '\(copy.value)'",
        hint: "delete the line; 'gazette sources archive' makes the copy again"))
    return nil
  }

  /// The file with some records, by their addresses.
  package static func text(of records: [SourceRecord]) -> String {
    var text = "# What 'gazette sources' knows of the addresses of sources. It writes this file anew.\n"
    text += records.isEmpty ? "sources: []\n" : "sources:\n"
    for record in records.sorted(by: { $0.url < $1.url }) {
      let values: [(String, String?)] = [
        ("url", record.url.singleQuotedInYAML), ("state", record.state.rawValue),
        ("status", record.status.map(String.init)), ("checked", record.checked?.description),
        ("since", record.since?.description), ("location", record.location?.asYAMLScalar),
        ("reason", record.reason?.asYAMLScalar), ("etag", record.etag?.asYAMLScalar),
        ("archived", record.archived?.singleQuotedInYAML), ("archivedOn", record.archivedOn?.description),
        ("copy", record.copy?.asYAMLScalar), ("copied", record.copied?.description),
      ]
      for (index, value) in values.enumerated() {
        guard let written = value.1 else { continue }
        text += "\(index == 0 ? "-" : " ") \(value.0): \(written)\n"
      }
    }
    return text
  }
}
