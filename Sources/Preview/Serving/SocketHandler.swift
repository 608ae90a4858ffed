import NIOCore
import NIOWebSocket

/// Sends messages to a page, each only when the one before is written: for a page that does not read there is one that
/// waits. What a page sends is not looked at.
final class SocketHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private let session: PreviewSession
  private var end: (@Sendable () -> Void)?

  init(_ session: PreviewSession) { self.session = session }

  func handlerAdded(context: ChannelHandlerContext) {
    let (messages, end) = session.listen()
    self.end = end
    let channel = context.channel
    Task {
      for await message in messages {
        let frame = WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: message))
        do { try await channel.writeAndFlush(frame).get() } catch { break }
      }
      channel.close(promise: nil)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) { end?() }

  func channelInactive(context: ChannelHandlerContext) {
    end?()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    switch frame.opcode {
    case .connectionClose:
      let answer = WebSocketFrame(
        fin: true, opcode: .connectionClose, data: context.channel.allocator.buffer(capacity: 0))
      context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
      context.close(promise: nil)
    case .ping where context.channel.isWritable:
      let answer = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
      context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    default: break
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
