package import LineProtocol
package import Logging
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Any number of clients on sockets.
///
/// One thread reads and writes them all and never waits for the disk or for a client; the work is done
/// by the service's workers. A client that does not read is not read from either.
package final class LineServer: Sendable {
  /// How a client is spoken to: with its way out and its number.
  package typealias Connect = @Sendable (any Outlet, Int) -> any Conversing

  private let limits: Limits
  private let lineLimit: Int
  private let refusal: [UInt8]
  private let connect: Connect
  private let log: Logger
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let state = Mutex(State())

  private struct State {
    var listening: [any Channel] = []
    var paths: [String] = []
    var open: [Int: LineHandler] = [:]
    var last = 0
    var isStopping = false
  }

  /// `refusal` is the line for a client for which there is no room.
  package init(
    limits: Limits, lineLimit: Int, refusal: [UInt8], log: Logger, connect: @escaping Connect
  ) {
    self.limits = limits
    self.lineLimit = lineLimit
    self.refusal = refusal
    self.log = log
    self.connect = connect
  }

  /// Begins to listen; returns what it listens at. Nobody can be lost between two calls.
  package func listen(_ listener: Listener) throws(ServerError) -> String {
    let what: String
    do {
      let channel: any Channel
      switch listener {
      case .file(let path):
        what = path
        try makeRoom(path)
        channel = try System.privately { try bootstrap.bind(unixDomainSocketPath: path).wait() }
        state.withLock { $0.paths.append(path) }
      case .address(let host, let port):
        what = "\(host):\(port)"
        channel = try bootstrap.bind(to: try SocketAddress(ipAddress: host, port: port)).wait()
      case .inherited(let number):
        what = "descriptor \(number)"
        channel = try bootstrap.withBoundSocket(number).wait()
      }
      state.withLock { $0.listening.append(channel) }
      log.info("listening", metadata: ["at": "\(what)"])
      return channel.localAddress?.port.map { port in
        if case .address(let host, _) = listener { return "\(host):\(port)" }
        return what
      } ?? what
    } catch let error as ServerError {
      throw error
    } catch {
      throw .notBound(what: Self.name(of: listener), reason: "\(error)")
    }
  }

  private static func name(of listener: Listener) -> String {
    switch listener {
    case .file(let path): path
    case .address(let host, let port): "\(host):\(port)"
    case .inherited(let number): "descriptor \(number)"
    }
  }

  /// Takes away a socket that a killed program has left behind.
  private func makeRoom(_ path: String) throws(ServerError) {
    guard path.utf8.count <= System.longestSocketPath else { throw .pathTooLong(path: path) }
    switch System.look(path) {
    case .free: break
    case .other: throw .inTheWay(path: path)
    case .socket:
      if System.answers(path) { throw .inUse(path: path) }
      System.remove(path)
    }
  }

  private var bootstrap: ServerBootstrap {
    ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.maxMessagesPerRead, value: 4)
      .childChannelOption(
        .writeBufferWaterMark,
        value: ChannelOptions.Types.WriteBufferWaterMark(low: limits.unsent / 2, high: limits.unsent))
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try self.accept(channel) }
      }
  }

  private func accept(_ channel: any Channel) throws {
    let number = state.withLock { state -> Int? in
      guard state.open.count < limits.connections, !state.isStopping else { return nil }
      state.last += 1
      return state.last
    }
    guard let number else {
      try channel.pipeline.syncOperations.addHandler(RefusingHandler(refusal))
      return
    }
    let outlet = SocketOutlet(channel)
    let handler = LineHandler(
      connection: connect(outlet, number), outlet: outlet, lineLimit: lineLimit, idleMinutes: limits.idleMinutes
    ) { [self] in
      log.debug("closed", metadata: ["connection": "\(number)"])
      state.withLock { $0.open[number] = nil }
    }
    state.withLock { $0.open[number] = handler }
    log.debug("opened", metadata: ["connection": "\(number)"])
    try channel.pipeline.syncOperations.addHandler(handler)
  }

  /// Serves until a byte can be read from a descriptor, then ends every connection in peace.
  ///
  /// All that was received is answered. Gives up on clients that do not read after a while.
  package func run(until stop: Int32, patience milliseconds: Int = 10_000) {
    System.waitForByte(stop)
    let (listening, open, paths) = state.withLock { state in
      state.isStopping = true
      return (state.listening, Array(state.open.values), state.paths)
    }
    for channel in listening { channel.close(promise: nil) }
    for path in paths { System.remove(path) }
    log.info("stopping", metadata: ["connections": "\(open.count)"])
    let waiting = Countdown(open.count)
    for handler in open { handler.stop { waiting.one() } }
    waiting.wait(milliseconds: milliseconds)
  }

  /// How many clients are connected.
  package var connectionCount: Int { state.withLock { $0.open.count } }
}
