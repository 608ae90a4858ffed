import NIOCore

/// Bounds what one connection may send and how long it may take, before anything is parsed.
final class RequestLimits: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  static let name = "limits"

  /// The most bytes between two answers. Browsers send a few hundred for a page.
  private static let mostBytes = 32 * 1024
  /// How long a request may take to arrive, and how long a connection may wait for the next one.
  private static let arrival = TimeAmount.seconds(10)
  private static let pause = TimeAmount.seconds(60)
  /// How long an answer may take to leave.
  private static let sending = TimeAmount.minutes(10)

  private var received = 0
  private var deadline = NIODeadline.now() + arrival
  private var timer: Scheduled<Void>?

  func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { watch(context) } }

  func channelActive(context: ChannelHandlerContext) {
    watch(context)
    context.fireChannelActive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if received == 0 {
      deadline = .now() + Self.arrival
      watch(context)
    }
    received += unwrapInboundIn(data).readableBytes
    guard received <= Self.mostBytes else {
      let text = "HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
      return context.close(promise: nil)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    received = 0
    // A large answer may take its time; the pause begins when it has left.
    deadline = .now() + Self.sending
    let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenSuccess { [self] in deadline = .now() + Self.pause }
    context.write(data, promise: sent)
  }

  /// Ends the connection at the deadline, which moves.
  private func watch(_ context: ChannelHandlerContext) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
      if deadline > .now() { watch(context) } else { context.close(promise: nil) }
    }
  }
}
