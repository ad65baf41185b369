package import Coach
package import Logging
package import SessionStore
import Synchronization

/// What all connections of a process share.
package final class Service: Sendable {
  let program: CoachProgram
  let engine: SessionEngine
  let version: String
  let limits: Limits
  let workers: any Workers
  let timers: any Timers
  let log: Logger
  let clock: @Sendable () -> Moment
  /// Milliseconds that only grow.
  let milliseconds: @Sendable () -> Int
  let opening: @Sendable () -> SessionOpening
  /// Stands for the folder of a session when the client names none.
  let home: String
  private let open = Mutex(0)

  package init(
    program: CoachProgram, engine: SessionEngine? = nil, version: String, limits: Limits = Limits(), workers: any Workers,
    timers: any Timers, log: Logger, home: String, clock: @escaping @Sendable () -> Moment,
    milliseconds: @escaping @Sendable () -> Int, opening: @escaping @Sendable () -> SessionOpening
  ) {
    self.program = program
    self.engine = engine ?? SessionEngine(program)
    self.version = version
    self.limits = limits
    self.workers = workers
    self.timers = timers
    self.log = log
    self.home = home
    self.clock = clock
    self.milliseconds = milliseconds
    self.opening = opening
  }

  /// Makes room for one more session; false when there is none.
  func takesSession() -> Bool {
    open.withLock { open in
      guard open < limits.sessions else { return false }
      open += 1
      return true
    }
  }

  func gaveSessionBack() { open.withLock { $0 -= 1 } }

  /// How many sessions are open.
  package var sessionCount: Int { open.withLock { $0 } }
}

/// How much of anything is taken. None of them ends a connection but the idle time.
package struct Limits: Sendable {
  /// Bytes of a line of the Agent Client Protocol.
  package var line = 16 << 20
  /// Bytes of a line that a person types.
  package var plainLine = 64 << 10
  /// Bytes of a prompt that are taken; what follows is not.
  package var prompt = 64 << 10
  /// Requests of one session that may wait.
  package var waiting = 64
  /// Sessions of the whole process.
  package var sessions = 1000
  /// Connections of the whole process.
  package var connections = 2000
  /// Messages a second of one connection, and as many again at once; 0 for any number.
  package var rate = 0
  /// Minutes without a line after which a connection is ended; 0 for never.
  package var idleMinutes = 0
  /// Bytes that may wait for a client before nothing more is read from it.
  package var unsent = 4 << 20

  package init() {}
}

/// Messages that come too fast: so many a second, and as many again at once.
struct Pace: Sendable {
  let rate: Int
  private var left: Double
  private var last: Int

  init(rate: Int, now: Int) {
    self.rate = rate
    left = Double(rate) * 2
    last = now
  }

  mutating func takes(now: Int) -> Bool {
    guard rate > 0 else { return true }
    left = min(Double(rate) * 2, left + Double((now - last) * rate) / 1000)
    last = now
    guard left >= 1 else { return false }
    left -= 1
    return true
  }
}
