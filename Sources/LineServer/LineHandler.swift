internal import LineProtocol
internal import NIOCore
internal import Synchronization

/// The way out of one socket.
final class SocketOutlet: Outlet, Sendable {
  private let channel: any Channel

  init(_ channel: any Channel) { self.channel = channel }

  func send(_ lines: [UInt8]) {
    if lines.isEmpty { return }
    channel.writeAndFlush(ByteBuffer(bytes: lines), promise: nil)
  }

  /// Behind everything that was sent before.
  func close() { close {} }

  func close(_ done: @escaping @Sendable () -> Void) {
    channel.closeFuture.whenComplete { _ in done() }
    channel.writeAndFlush(ByteBuffer()).whenComplete { _ in self.channel.close(promise: nil) }
  }
}

/// The reading side of one socket. All of it happens on the thread of the sockets.
final class LineHandler: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer

  private let connection: any Conversing
  private let outlet: SocketOutlet
  private let idleMinutes: Int
  private let closed: @Sendable () -> Void
  private var splitter: LineSplitter
  private var isOver = false
  private var idleTask: RepeatedTask?
  private var lastLine = NIODeadline.now()
  private let loop = Mutex<(any EventLoop)?>(nil)

  init(
    connection: any Conversing, outlet: SocketOutlet, lineLimit: Int, idleMinutes: Int,
    closed: @escaping @Sendable () -> Void
  ) {
    self.connection = connection
    self.outlet = outlet
    self.idleMinutes = idleMinutes
    self.closed = closed
    splitter = LineSplitter(limit: lineLimit)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let eventLoop = context.eventLoop
    loop.withLock { $0 = eventLoop }
    if context.channel.isActive { begin(eventLoop) }
  }

  func channelActive(context: ChannelHandlerContext) { begin(context.eventLoop) }

  private func begin(_ eventLoop: any EventLoop) {
    connection.start()
    guard idleMinutes > 0, idleTask == nil else { return }
    let step = TimeAmount.seconds(Int64(idleMinutes) * 15)
    idleTask = eventLoop.scheduleRepeatedTask(initialDelay: step, delay: step) { [weak self] _ in self?.look() }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isOver else { return }
    let buffer = unwrapInboundIn(data)
    let lines = buffer.withUnsafeReadableBytes { splitter.take($0) }
    if !lines.isEmpty { lastLine = .now() }
    for line in lines { connection.receive(line) }
  }

  /// Reads no more from a client that does not read.
  func channelWritabilityChanged(context: ChannelHandlerContext) {
    context.channel.setOption(.autoRead, value: context.channel.isWritable).whenFailure { _ in }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .some(.inputClosed) = event as? ChannelEvent { finish { [outlet] in outlet.close() } }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    idleTask?.cancel()
    finish {}
    closed()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  /// No more lines come; what came is answered.
  private func finish(_ done: @escaping @Sendable () -> Void) {
    guard !isOver else { return }
    isOver = true
    if let line = splitter.finish() { connection.receive(line) }
    connection.end(done)
  }

  private func look() {
    guard !isOver, NIODeadline.now() - lastLine >= .minutes(Int64(idleMinutes)) else { return }
    isOver = true
    connection.end { [connection, outlet, idleMinutes] in
      connection.announce(.idle(minutes: idleMinutes))
      outlet.close()
    }
  }

  /// Ends it from this side; calls back when all is answered and kept.
  func stop(_ done: @escaping @Sendable () -> Void) {
    guard let loop = loop.withLock({ $0 }) else { return done() }
    loop.execute {
      guard !self.isOver else { return done() }
      self.isOver = true
      self.connection.end { [connection = self.connection, outlet = self.outlet] in
        connection.announce(.stopping)
        // Told only when it is all on its way.
        outlet.close(done)
      }
    }
  }
}

/// Tells a client for whom there is no room so, and ends.
final class RefusingHandler: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer

  private let refusal: [UInt8]

  init(_ refusal: [UInt8]) { self.refusal = refusal }

  func channelActive(context: ChannelHandlerContext) {
    let outlet = SocketOutlet(context.channel)
    outlet.send(refusal)
    outlet.close()
  }
}
