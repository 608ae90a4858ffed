import Dispatch
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Answers the requests of one connection, one after the other.
final class RequestHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  static let name = "requests"

  private let answers: PreviewAnswers
  private var head: HTTPRequestHead?

  init(_ answers: PreviewAnswers) { self.answers = answers }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      // Nothing with a body is of use here: it is refused before the body comes.
      if head.method == .GET || head.method == .HEAD {
        self.head = head
      } else {
        Self.send(answers.answer(head), to: head, closes: true, on: context.channel)
      }
    case .body: break
    case .end:
      guard let head else { return }
      self.head = nil
      let channel = context.channel
      // A page is rendered when it is asked for, which must not keep the others waiting.
      DispatchQueue.global().async { [answers] in
        let answer = answers.answer(head)
        channel.eventLoop.execute { Self.send(answer, to: head, closes: !head.isKeepAlive, on: channel) }
      }
    }
  }

  private static func send(
    _ answer: PreviewAnswers.Answer, to head: HTTPRequestHead, closes: Bool, on channel: any Channel
  ) {
    var headers = answer.headers
    if closes { headers.add(name: "Connection", value: "close") }
    let response = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
    channel.write(HTTPServerResponsePart.head(response), promise: nil)
    if head.method != .HEAD, !answer.body.isEmpty {
      channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: answer.body))), promise: nil)
    }
    let sent = channel.eventLoop.makePromise(of: Void.self)
    if closes { sent.futureResult.whenComplete { _ in channel.close(promise: nil) } }
    channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: sent)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A socket that is refused is a request like others, and gets its answer.
    if error is NIOWebSocketUpgradeError { return }
    context.close(promise: nil)
  }
}
