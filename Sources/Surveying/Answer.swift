package import Base
package import Notes

/// What came of asking for an address.
package struct Answer: Sendable {
  /// What servers answered, in their order: redirections, then the page.
  package var statuses: [Int] = []
  /// The address of the page that answered.
  package var address: String?
  package var etag: String?
  /// After how many seconds the server wants to be asked again.
  package var retryAfter: Int?
  /// Why there is no answer, in words: `could not resolve host`; nil if there is one.
  package var failure: String?
  /// Whether the server's robots.txt forbids to ask.
  private var isForbidden = false

  /// There is none, since robots.txt forbids to ask.
  static var forbidden: Answer {
    var answer = Answer(heads: "", address: nil, failure: "robots.txt does not allow it")
    answer.isForbidden = true
    return answer
  }

  /// Reads the heads that servers sent, one after another, as `curl --dump-header` writes them.
  package init(heads: String, address: String?, failure: String?) {
    self.address = address
    self.failure = failure
    for line in heads.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix("HTTP/") {
        let status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        // 100 Continue, 103 Early Hints
        if status >= 200 { statuses.append(status) }
        etag = nil
        continue
      }
      guard let colon = line.firstIndex(of: ":"), !statuses.isEmpty else { continue }
      let value = String(line[line.index(after: colon)...]).trimmed
      switch line[..<colon].lowercased() {
      case "etag": etag = value.utf8.count <= 200 ? value : nil
      case "retry-after": retryAfter = Int(value)
      default: break
      }
    }
  }

  /// The status of the page itself; nil if no server answered.
  package var status: Int? { statuses.last }

  /// What a record says after this answer, on a day.
  package func updating(_ old: SourceRecord, on day: Day) -> SourceRecord {
    var record = old
    let state = state(of: old.url)
    if old.state != state || old.since == nil { record.since = day }
    record.state = state
    record.checked = day
    record.status = status
    record.location = state == .moved ? address : nil
    record.reason = state == .failing || state == .refused ? failure : nil
    if state == .alive, status != 304 { record.etag = etag }
    return record
  }

  private func state(of url: String) -> SourceRecord.State {
    if isForbidden { return .refused }
    guard let status, failure == nil else { return .failing }
    switch status {
    case 200..<300, 304: return hasMoved(from: url) ? .moved : .alive
    case 404, 410: return .gone
    case 401, 402, 403, 405, 406, 429, 451, 999: return .refused
    default: return .failing
    }
  }

  /// Whether every redirection is for good, and leads to another page than one that differs by its scheme, `www.` or a
  /// slash.
  private func hasMoved(from url: String) -> Bool {
    let redirections = statuses.dropLast()
    guard let address, !redirections.isEmpty, redirections.allSatisfy([301, 308].contains) else {
      return false
    }
    return Self.plain(address) != Self.plain(url)
  }

  private static func plain(_ url: String) -> String {
    var plain = url.prefix { $0 != "#" }.drop { $0 != ":" }.dropFirst(3)
    if plain.hasPrefix("www.") { plain = plain.dropFirst(4) }
    while plain.hasSuffix("/") { plain = plain.dropLast() }
    return String(plain)
  }
}
