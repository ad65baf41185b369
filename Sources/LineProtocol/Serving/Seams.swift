/// Who does work that may have to wait for the disk.
///
/// The program has threads for it; tests do it at once, or when they want it done.
package protocol Workers: Sendable {
  func run(_ job: @escaping @Sendable () -> Void)
}

/// Who calls back after a time. In tests time passes when they say so.
package protocol Timers: Sendable {
  func after(milliseconds: Int, _ job: @escaping @Sendable () -> Void)
}

/// The way out to one client. Nothing here waits for the client.
package protocol Outlet: Sendable {
  /// Takes whole lines, which stay together.
  func send(_ lines: [UInt8])
  /// Ends the connection when all is sent.
  func close()
}

/// What one client is spoken to with: lines go in, lines come out through an `Outlet`.
///
/// Lines are given in their order, by one thread at a time; no call waits for the disk.
package protocol Conversing: Sendable {
  func start()
  func receive(_ line: LineSplitter.Line)
  /// No more lines come: all that was received is answered, then the sessions are set aside.
  func end(_ done: @escaping @Sendable () -> Void)
  /// Announces an end that the client did not ask for.
  func announce(_ ending: Farewell)
}

/// Why a connection is ended from this side.
package enum Farewell: Sendable {
  case idle(minutes: Int)
  case stopping
}
