package import Base
import Dispatch
package import Notes
import Synchronization

/// Asks the web. The program hands one in; tests hand in their own.
package protocol WebClient: Sendable {
  /// Asks whether a page is there, following redirections. `etag` is what the server called it the last time.
  func ask(_ url: String, etag: String?) -> Answer
  /// The text of a small file; nil where there is none. Throws `Unreachable` if the server cannot be asked.
  func text(at url: String) throws -> String?
  /// Waits for a number of seconds.
  func wait(_ seconds: Double)
}

/// A server that cannot be asked.
package struct Unreachable: Error {
  package init() {}
}

/// Asks for the addresses of sources, politely: each server has one question at a time with a pause between, its
/// robots.txt counts, and a server that asks for patience is left alone.
package struct Survey: Sendable {
  private let client: any WebClient
  private let today: Day
  /// Seconds between two questions to one server.
  private let pause: Double

  /// How many servers are asked at the same time.
  private static let servers = 8
  /// By which name robots.txt knows Gazette.
  package static let agent = "Gazette"

  package init(by client: any WebClient, today: Day, pause: Double) {
    self.client = client
    self.today = today
    self.pause = pause
  }

  /// The records after asking. `notice` is told of each as it comes, from several threads.
  package func run(
    _ records: [SourceRecord], notice: @escaping @Sendable (SourceRecord) -> Void
  ) -> [SourceRecord] {
    let byServer = Dictionary(grouping: records) { Self.origin(of: $0.url) }
    let (queue, results) = (Shared(byServer.keys.sorted()), Shared<[SourceRecord]>([]))
    let group = DispatchGroup()
    for number in 0..<min(Self.servers, byServer.count) {
      // A serial queue has a thread of its own while it waits.
      DispatchQueue(label: "survey.\(number)").async(group: group) {
        while let server = queue.value.withLock({ $0.popLast() }) {
          let found = ask(server, byServer[server] ?? [], notice)
          results.value.withLock { $0 += found }
        }
      }
    }
    group.wait()
    return results.value.withLock { $0.sorted { $0.url < $1.url } }
  }

  /// The pages of one server, one after another.
  private func ask(
    _ server: String, _ records: [SourceRecord], _ notice: @Sendable (SourceRecord) -> Void
  ) -> [SourceRecord] {
    // A server that cannot be reached says so itself for each page.
    let robots = (try? client.text(at: server + "/robots.txt"))?.map { RobotsFile($0, agent: Self.agent) }
    var isTired = false
    return records.enumerated().map { index, record in
      guard !isTired else { return record }
      var result: SourceRecord
      if let robots, !robots.allows(Self.path(of: record.url)) {
        var answer = Answer()
        answer.failure = "robots.txt does not allow it"
        result = answer.updating(record, on: today)
        result.state = .refused
        result.since = record.state == .refused ? record.since : today
      } else {
        client.wait(index == 0 && robots == nil ? 0 : pause)
        let answer = client.ask(record.url, etag: record.etag)
        result = answer.updating(record, on: today)
        isTired = answer.status == 429 || answer.retryAfter != nil
      }
      notice(result)
      return result
    }
  }

  /// `https://example.org:8080`
  static func origin(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let rest = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
    return String(url[..<scheme.upperBound] + rest).lowercased()
  }

  /// A name for a folder: `example.org`, `example.org-8080`.
  package static func host(of url: String) -> String {
    let host = origin(of: url).drop { $0 != ":" }.dropFirst(3)
    let safe = host.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "-" }
    return safe.allSatisfy { $0 == "." } ? "-" : String(safe)
  }

  /// `/a?b`
  static func path(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return "/" }
    let path = url[scheme.upperBound...].drop { !"/?#".contains($0) }.prefix { $0 != "#" }
    return path.isEmpty ? "/" : path.hasPrefix("/") ? String(path) : "/" + path
  }
}

private final class Shared<Value: Sendable>: Sendable {
  let value: Mutex<Value>
  init(_ value: Value) { self.value = Mutex(value) }
}
