// The one file of this module that names the C library: threads, pipes, signals, the monotonic clock.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A lock with a bell: who holds it can wait for it to be rung.
final class Bell: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    #if canImport(Darwin)
      pthread_cond_init(condition, nil)
    #else
      var attributes = pthread_condattr_t()
      pthread_condattr_init(&attributes)
      pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
      pthread_cond_init(condition, &attributes)
      pthread_condattr_destroy(&attributes)
    #endif
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func held<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Waits, holding nothing meanwhile, until it is rung or so many milliseconds are over.
  func wait(milliseconds: Int? = nil) {
    guard let milliseconds else {
      pthread_cond_wait(condition, mutex)
      return
    }
    #if canImport(Darwin)
      var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
      pthread_cond_timedwait_relative_np(condition, mutex, &time)
    #else
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      let nanoseconds = time.tv_nsec + milliseconds % 1000 * 1_000_000
      time.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
      time.tv_nsec = nanoseconds % 1_000_000_000
      pthread_cond_timedwait(condition, mutex, &time)
    #endif
  }

  func ring() { pthread_cond_broadcast(condition) }

  func ringOnce() { pthread_cond_signal(condition) }
}

/// Waits until several things are done.
package final class Countdown: @unchecked Sendable {
  private let bell = Bell()
  private var left: Int

  package init(_ count: Int) { left = count }

  package func one() {
    bell.held {
      left -= 1
      if left <= 0 { bell.ring() }
    }
  }

  /// False when not all was done in so many milliseconds.
  @discardableResult
  package func wait(milliseconds: Int? = nil) -> Bool {
    bell.held {
      // Rung once, at the end; so one wait is enough, and a system that wakes up for nothing waits less.
      if left > 0 { bell.wait(milliseconds: milliseconds) }
      while milliseconds == nil, left > 0 { bell.wait() }
      return left <= 0
    }
  }
}

/// Starts a thread of its own for some work; false when the system has none left.
@discardableResult
func startThread(_ work: @escaping @Sendable () -> Void) -> Bool {
  final class Box {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
  let box = Unmanaged.passRetained(Box(work)).toOpaque()
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  // Matching and machine recurse a little; the default of some systems is half a megabyte.
  pthread_attr_setstacksize(&attributes, 4 << 20)
  #if canImport(Darwin)
    var thread: pthread_t?
    let result = pthread_create(&thread, &attributes, { context in
      Unmanaged<Box>.fromOpaque(context).takeRetainedValue().work()
      return nil
    }, box)
  #else
    var thread = pthread_t()
    let result = pthread_create(&thread, &attributes, { context in
      if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().work() }
      return nil
    }, box)
  #endif
  if result != 0 { Unmanaged<Box>.fromOpaque(box).release() }
  return result == 0
}

enum System {
  /// One attempt to read, repeated while signals interrupt it: the count, 0 at the end or on error.
  static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = recover { systemRead(descriptor, buffer.baseAddress, buffer.count) }
      if count >= 0 { return count }
      guard errno == EAGAIN else { return 0 }
      wait(for: descriptor, POLLIN)
    }
  }

  /// Writes all; false when nobody reads any more.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { all in
      var rest = all[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = recover { systemWrite(descriptor, part.baseAddress, part.count) }
        if count < 0 {
          guard errno == EAGAIN else { return false }
          wait(for: descriptor, POLLOUT)
          continue
        }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// A pipe: what is written at the second end is read at the first.
  static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [0, 0]
    guard systemPipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Waits until one of two descriptors can be read; true for the first.
  static func waitForEither(_ first: Int32, _ second: Int32) -> Bool {
    var wanted = [
      pollfd(fd: first, events: Int16(POLLIN), revents: 0), pollfd(fd: second, events: Int16(POLLIN), revents: 0),
    ]
    while recover({ Int(poll(&wanted, 2, -1)) }) < 0 {}
    return wanted[1].revents == 0
  }

  /// The same file by a new number, and the old number made one for the standard error, so that nothing
  /// but what goes through the new one gets to its reader.
  static func keepToOurselves(_ descriptor: Int32) -> Int32 {
    let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard own >= 0 else { return descriptor }
    _ = dup2(2, descriptor)
    return own
  }

  static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

  private static func wait(for descriptor: Int32, _ event: Int32) {
    var wanted = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    _ = poll(&wanted, 1, -1)
  }

  private static func recover(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

/// What tells of the signals that ask a program to end: a byte can be read once one has come.
package enum EndSignals {
  nonisolated(unsafe) fileprivate static var wakeup: Int32 = -1

  /// The same as a signal.
  package static func ring() {
    if wakeup >= 0 { _ = System.write([1], to: wakeup) }
  }

  /// Takes the signals for good; nil when the system has no pipe left.
  package static func descriptor() -> Int32? {
    guard let ends = System.pipe() else { return nil }
    wakeup = ends.write
    // Whoever started the program may have had them blocked, and that is handed down.
    var wanted = sigset_t()
    sigemptyset(&wanted)
    for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&wanted, number) }
    pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
    for number in [SIGTERM, SIGINT, SIGHUP] {
      var action = sigaction()
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = handle
      #else
        action.__sigaction_handler.sa_handler = handle
      #endif
      action.sa_flags = Int32(SA_RESTART)
      _ = sigaction(number, &action, nil)
    }
    return ends.read
  }
}

/// All that may be done in a handler: one byte into a pipe.
private let handle: @convention(c) (Int32) -> Void = { _ in
  let before = errno
  var byte: UInt8 = 1
  _ = write(EndSignals.wakeup, &byte, 1)
  errno = before
}

// The same names stand in the enum above.
private let systemRead: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = { read($0, $1, $2) }
private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
private let systemPipe: @Sendable (UnsafeMutablePointer<Int32>) -> Int32 = { pipe($0) }
