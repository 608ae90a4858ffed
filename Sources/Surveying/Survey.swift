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

  /// Asks for the addresses of some records. `notice` is told of each as it is then, from several threads.
  package func run(_ records: [SourceRecord], notice: @escaping @Sendable (SourceRecord) -> Void) {
    let byServer = Dictionary(grouping: records) { Self.origin(of: $0.url) }
    let queue = ServerQueue(byServer.keys.sorted())
    let group = DispatchGroup()
    for number in 0..<min(Self.servers, byServer.count) {
      // A serial queue has a thread of its own while it waits.
      DispatchQueue(label: "survey.\(number)").async(group: group) {
        while let server = queue.next() { ask(server, byServer[server] ?? [], notice) }
      }
    }
    group.wait()
  }

  /// The pages of one server, one after another.
  private func ask(_ server: String, _ records: [SourceRecord], _ notice: @Sendable (SourceRecord) -> Void) {
    // A server that cannot be reached says so itself for each page.
    let robots = (try? client.text(at: server + "/robots.txt"))?.map { RobotsFile($0, agent: Self.agent) }
    for (index, record) in records.enumerated() {
      var answer = Answer.forbidden
      if robots?.allows(Self.path(of: record.url)) ?? true {
        client.wait(index == 0 && robots == nil ? 0 : pause)
        answer = client.ask(record.url, etag: record.etag)
      }
      notice(answer.updating(record, on: today))
      // The server has enough.
      if answer.status == 429 || answer.retryAfter != nil { return }
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

/// The servers that nobody has asked yet.
private final class ServerQueue: Sendable {
  private let servers: Mutex<[String]>
  init(_ servers: [String]) { self.servers = Mutex(servers) }

  func next() -> String? { servers.withLock { $0.popLast() } }
}
