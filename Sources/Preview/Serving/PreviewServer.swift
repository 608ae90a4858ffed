import Base
import FlyingFox
import FlyingSocks
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Serves what a session shows, on one address of this machine: GET and HEAD, to those who name this host, and a socket
/// for messages to the pages that it sent. Nothing is served but what the site has: there is no file behind a path.
package struct PreviewServer: Sendable {
  private let server: HTTPServer

  /// Answers on an address of this machine, which has to be free. Throws where it is no address.
  package init(_ session: PreviewSession, address: String, port: Int, names: [String]) throws {
    let handler = Handler(session: session, gate: Gate(names: names, port: port))
    let pool = PromptPool(base: HTTPServer.defaultPool())
    let port = UInt16(clamping: port)
    server =
      if address.contains(":") {
        HTTPServer(
          address: try sockaddr_in6.inet6(ip6: address, port: port), pool: pool, logger: .disabled, handler: handler)
      } else {
        HTTPServer(
          address: try sockaddr_in.inet(ip4: address, port: port), pool: pool, logger: .disabled, handler: handler)
      }
  }

  /// Serves until the task is cancelled; throws where the address cannot be had.
  package func run() async throws { try await server.run() }

  /// Returns when requests are taken.
  package func waitUntilListening() async throws { try await server.waitUntilListening(timeout: 10) }
}

/// What the server does with one request.
private struct Handler: HTTPHandler {
  let session: PreviewSession
  let gate: Gate

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard gate.admits(host: request.headers[.host]) else {
      return plain(.forbidden, "The preview does not answer to this host name.", to: request)
    }
    guard request.method == .GET || request.method == .HEAD else {
      var response = plain(.methodNotAllowed, "Only GET and HEAD are allowed.", to: request)
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    guard let path = Gate.path(of: request.target.path()) else {
      return plain(.badRequest, "This is not a path of a site.", to: request)
    }
    switch session.clientFile(path) {
    case "socket": return try await socket(request)
    case "mentions":
      let panel = request.query.first { $0.name == "path" }.flatMap { session.mentionPanel(at: $0.value) }
      return response(.ok, Data((panel ?? "null").utf8), MediaType.of("mentions.json"), to: request)
    default: break
    }
    switch session.answer(path) {
    case .page(let data, let type): return response(.ok, data, type, to: request)
    case .redirect(let place):
      var response = plain(.temporaryRedirect, "", to: request)
      response.headers[.location] = place
      return response
    case .missing(let data): return response(.notFound, data, MediaType.of("404.html"), to: request)
    case .failed(let message, let problems):
      let page = FailurePage.html(message, problems)
      return response(.serviceUnavailable, Data(page), MediaType.of("index.html"), to: request)
    }
  }

  /// The line to a page that this preview sent.
  private func socket(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard gate.admits(origin: request.headers[HTTPHeader("Origin")]) else {
      return plain(.forbidden, "Only pages of this preview may open the socket.", to: request)
    }
    return try await WebSocketHTTPHandler(handler: MessageHandler(session: session)).handleRequest(request)
  }

  private func plain(_ status: HTTPStatusCode, _ text: String, to request: HTTPRequest) -> HTTPResponse {
    response(status, Data((text + "\n").utf8), "text/plain; charset=utf-8", to: request)
  }

  private func response(
    _ status: HTTPStatusCode, _ body: Data, _ type: String, to request: HTTPRequest
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: type, .contentLength: String(body.count), HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff", HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      ], body: request.method == .HEAD ? Data() : body)
  }
}

/// Sends messages, each only when the one before is written: for a page that does not read there is one that waits.
/// What a page sends is not looked at.
private struct MessageHandler: WSHandler {
  let session: PreviewSession

  func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
    let (messages, end) = session.listen()
    let receiving = Task {
      // A line that breaks is one that ends.
      do { for try await frame in client where frame.opcode == .close { break } } catch {}
      end()
    }
    return AsyncStream {
      for await message in messages {
        return WSFrame(fin: true, opcode: .text, mask: nil, payload: Data(message.utf8))
      }
      return nil
    } onCancel: {
      receiving.cancel()
      end()
    }
  }
}

/// A pool whose connections send at once. FlyingFox writes a response's head and body one after the other, and the
/// kernel holds the second back until the first is acknowledged, 40 ms later; a connection inherits the option from
/// the socket that listens.
private struct PromptPool: AsyncSocketPool {
  let base: any AsyncSocketPool

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    if events == .connection {
      try socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    }
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
