import Base
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// Serves what a session shows, on one address of this machine: GET and HEAD, to those who name this host, and a socket
/// for messages to the pages that it sent. Nothing is served but what the site has: there is no file behind a path.
///
/// Any page in a browser of this machine can send requests here, so each has limits: on its size, its time, and the
/// number of connections (`RequestLimits`, `Connections`).
package final class PreviewServer: Sendable {
  private let answers: PreviewAnswers
  private let address: String
  private let port: Int
  private let isListening = Mutex(false)

  /// Answers on an address of this machine, which has to be free.
  package init(_ session: PreviewSession, address: String, port: Int, names: [String]) {
    answers = PreviewAnswers(session: session, gate: Gate(names: names, port: port))
    self.address = address
    self.port = port
  }

  /// Serves until the task is cancelled; throws where the address cannot be had.
  package func run() async throws {
    let connections = Connections(most: Connections.mostByFileLimit)
    let answers = answers
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try Self.configure(channel, answers, connections) }
      }
      .bind(host: address, port: port).get()
    isListening.withLock { $0 = true }
    defer { isListening.withLock { $0 = false } }
    try await withTaskCancellationHandler {
      try await channel.closeFuture.get()
    } onCancel: {
      channel.close(promise: nil)
    }
  }

  /// Returns when requests are taken.
  package func waitUntilListening() async throws {
    while !isListening.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
  }

  /// The handlers of one connection.
  private static func configure(_ channel: any Channel, _ answers: PreviewAnswers, _ connections: Connections) throws {
    connections.add(channel)
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(RequestLimits(), name: RequestLimits.name)
    let upgrader = NIOWebSocketServerUpgrader(
      maxFrameSize: 4096,
      shouldUpgrade: { channel, head in
        channel.eventLoop.makeSucceededFuture(answers.opensSocket(head) ? HTTPHeaders() : nil)
      },
      upgradePipelineHandler: { channel, _ in
        connections.markAsSocket(channel)
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(SocketHandler(answers.session))
        }
      })
    try pipeline.configureHTTPServerPipeline(
      withServerUpgrade: (
        upgraders: [upgrader],
        completionHandler: { context in
          context.pipeline.removeHandler(name: RequestHandler.name, promise: nil)
          context.pipeline.removeHandler(name: RequestLimits.name, promise: nil)
        }
      ))
    try pipeline.addHandler(RequestHandler(answers), name: RequestHandler.name)
  }
}
