import Base
import FoundationEssentials
import NIOHTTP1

/// What the server says to a request: a pure function of the request and of what the session shows.
struct PreviewAnswers: Sendable {
  let session: PreviewSession
  let gate: Gate

  struct Answer: Sendable {
    let status: HTTPResponseStatus
    var headers: HTTPHeaders
    let body: Data
  }

  func answer(_ head: HTTPRequestHead) -> Answer {
    guard admitsHost(of: head) else {
      return plain(.forbidden, "The preview does not answer to this host name.")
    }
    guard head.method == .GET || head.method == .HEAD else {
      var answer = plain(.methodNotAllowed, "Only GET and HEAD are allowed.")
      answer.headers.add(name: "Allow", value: "GET, HEAD")
      return answer
    }
    let (target, query) = Self.parts(of: head.uri)
    guard let path = Gate.path(of: target) else { return plain(.badRequest, "This is not a path of a site.") }
    switch session.clientFile(path) {
    case "socket": return plain(.forbidden, "Only pages of this preview may open the socket.")
    case "mentions":
      let panel = Self.value(of: "path", in: query).flatMap { session.mentionPanel(at: $0) }
      return answer(.ok, Data((panel ?? "null").utf8), MediaType.of("mentions.json"))
    default: break
    }
    switch session.answer(path) {
    case .page(let data, let type): return answer(.ok, data, type)
    case .redirect(let place):
      var answer = plain(.temporaryRedirect, "")
      answer.headers.add(name: "Location", value: place)
      return answer
    case .missing(let data): return answer(.notFound, data, MediaType.of("404.html"))
    case .failed(let message, let problems):
      return answer(.serviceUnavailable, Data(FailurePage.html(message, problems)), MediaType.of("index.html"))
    }
  }

  /// Whether a request opens the line to a page that this preview sent.
  func opensSocket(_ head: HTTPRequestHead) -> Bool {
    guard admitsHost(of: head), gate.admits(origin: head.headers.first(name: "Origin")),
      let path = Gate.path(of: Self.parts(of: head.uri).path)
    else { return false }
    return session.clientFile(path) == "socket"
  }

  /// A request names its host once.
  private func admitsHost(of head: HTTPRequestHead) -> Bool {
    let hosts = head.headers["Host"]
    return hosts.count == 1 && gate.admits(host: hosts.first)
  }

  private func plain(_ status: HTTPResponseStatus, _ text: String) -> Answer {
    answer(status, Data((text + "\n").utf8), "text/plain; charset=utf-8")
  }

  private func answer(_ status: HTTPResponseStatus, _ body: Data, _ type: String) -> Answer {
    Answer(
      status: status,
      headers: [
        "Content-Type": type, "Content-Length": String(body.count), "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin",
      ], body: body)
  }

  // MARK: The target

  private static func parts(of target: String) -> (path: String, query: Substring) {
    let whole = target.prefix { $0 != "#" }
    guard let mark = whole.firstIndex(of: "?") else { return (String(whole), "") }
    return (String(whole[..<mark]), whole[whole.index(after: mark)...])
  }

  private static func value(of name: String, in query: Substring) -> String? {
    for pair in query.split(separator: "&") where pair.hasPrefix(name + "=") {
      return String(pair.dropFirst(name.utf8.count + 1)).replacing("+", with: " ").percentDecoded
    }
    return nil
  }
}
