// A program run in a real pseudo-terminal, driven by what it shows.
//
//     let program = try PtyProcess(PtyProcess.product("repl-demo"), ["lines"])
//     try program.expect("> ")
//     program.send("hello\r")
//     try program.expect("got[hello]")
//     #expect(try program.waitForExit() == .exited(0))
//
// Nothing sleeps: each wait ends when the text arrives, or fails after a generous deadline.

package import Foundation

/// How a program ended.
package enum PtyExit: Sendable, Equatable {
  case exited(Int32)
  case signalled(Int32)
}

/// What a driver could not do.
package enum PtyError: Error, CustomStringConvertible {
  case system(String, Int32)
  case notShown(String, got: String)
  case stillRunning(String)

  package var description: String {
    switch self {
    case .system(let call, let number): "\(call): \(String(cString: strerror(number)))"
    case .notShown(let text, let got):
      "expected \(text.debugDescription) in \(got.debugDescription)"
    case .stillRunning(let got): "the program did not end; it showed \(got.debugDescription)"
    }
  }
}

/// A child process whose terminal we hold the other end of.
package final class PtyProcess {
  package let id: pid_t
  /// All that the program has written, in bytes.
  package private(set) var output: [UInt8] = []
  private let master: Int32
  private let slave: Int32
  private var consumed = 0
  private var ended: PtyExit?

  /// How long any wait may take; generous, because a build machine may be busy.
  package static let patience: TimeInterval = 60

  /// Starts a program in a terminal of its own. `nil` in the environment removes a variable.
  package init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String?] = [:],
    columns: Int = 80, rows: Int = 24, start: (borrowing PtyTerminal) -> Void = { _ in }
  ) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 1024)
    guard openpty(&ends.master, &ends.slave, &name, nil, nil) == 0 else {
      throw PtyError.system("openpty", errno)
    }
    let path = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    master = ends.master
    // Our own end of the slave side keeps the terminal, and its modes, after the program has gone.
    slave = ends.slave
    for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    PtyTerminal(descriptor: slave).setSize(columns: columns, rows: rows)
    start(PtyTerminal(descriptor: slave))
    id = try PtyProcess.spawn(executable, arguments, environment, terminal: path)
  }

  deinit {
    if ended == nil {
      kill(id, SIGKILL)
      var status: Int32 = 0
      waitpid(id, &status, 0)
    }
    close(slave)
    close(master)
  }

  /// The terminal as the program sees it.
  package var terminal: PtyTerminal { PtyTerminal(descriptor: slave) }

  /// The path of an executable built beside the tests.
  package static func product(_ name: String) -> String {
    #if os(macOS)
      let beside = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
      let folder = (beside ?? Bundle.main.bundleURL).deletingLastPathComponent()
    #else
      let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    #endif
    return folder.appendingPathComponent(name).path
  }

  private static func spawn(
    _ executable: String, _ arguments: [String], _ changes: [String: String?], terminal: String
  ) throws -> pid_t {
    #if os(macOS)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that a session's leader opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    #if os(macOS)
      let newSession = Int16(POSIX_SPAWN_SETSID)
    #else
      let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which the C library's module leaves out
    #endif
    posix_spawnattr_setflags(&attributes, newSession)
    var environment = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR", "VISUAL", "EDITOR"] {
      environment[name] = nil
    }
    // The runtime's report of a crash asks questions in a terminal.
    environment.merge([
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent",
      "SWIFT_BACKTRACE": "enable=no",
    ]) { $1 }
    for (name, value) in changes { environment[name] = value }
    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var id: pid_t = 0
    let result = posix_spawn(&id, executable, &actions, &attributes, &words, &variables)
    guard result == 0 else { throw PtyError.system("posix_spawn \(executable)", result) }
    return id
  }

  // MARK: Talking

  /// Types text, or any bytes of keys.
  package func send(_ text: String) { send(Array(text.utf8)) }

  /// Types bytes, reading what the program shows meanwhile so that neither side is stuck.
  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    let deadline = Date(timeIntervalSinceNow: PtyProcess.patience)
    while !rest.isEmpty, Date() < deadline {
      var wanted = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&wanted, 1, 100) > 0 else { continue }
      if wanted.revents & Int16(POLLIN) != 0 { readSome() }
      guard wanted.revents & Int16(POLLOUT) != 0 else { continue }
      let count = rest.prefix(512).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EAGAIN { return }
    }
  }

  /// Waits until the text appears after what was expected before, and returns all up to its end.
  @discardableResult
  package func expect(_ text: String) throws -> String {
    let wanted = Array(text.utf8)
    let deadline = Date(timeIntervalSinceNow: PtyProcess.patience)
    while true {
      if let end = endOfFirst(wanted) {
        defer { consumed = end }
        return String(decoding: output[consumed..<end], as: UTF8.self)
      }
      let wasEnded = hasEnded()
      if !waitForOutput(), wasEnded || Date() > deadline {
        throw PtyError.notShown(text, got: unexpected)
      }
    }
  }

  /// What has been shown since the last expected text.
  package var unexpected: String { String(decoding: output[consumed...], as: UTF8.self) }

  /// Everything shown, as text.
  package var text: String { String(decoding: output, as: UTF8.self) }

  /// Waits for the end of the program and for its last words.
  @discardableResult
  package func waitForExit() throws -> PtyExit {
    let deadline = Date(timeIntervalSinceNow: PtyProcess.patience)
    while !hasEnded() {
      if Date() > deadline { throw PtyError.stillRunning(text) }
      _ = waitForOutput()
    }
    while waitForOutput(milliseconds: 0) {}
    return ended ?? .exited(0)
  }

  /// Waits until a condition on the program or its screen holds.
  package func wait(until condition: () -> Bool) throws {
    let deadline = Date(timeIntervalSinceNow: PtyProcess.patience)
    while !condition() {
      if Date() > deadline { throw PtyError.notShown("a condition", got: text) }
      _ = waitForOutput()
    }
  }

  /// Kills the program and gives what it has taken; nil when it has gone before.
  package func endMeasured() -> PtyUsage? {
    #if !os(macOS)
      let most = peakMemory
    #endif
    guard !hasEnded() else { return nil }
    kill(id, SIGKILL)
    var usage = rusage()
    var code: Int32 = 0
    guard wait4(id, &code, 0, &usage) == id else { return nil }
    ended = .signalled(SIGKILL)
    #if os(macOS)
      let most = Int(usage.ru_maxrss)
    #endif
    return PtyUsage(
      seconds: [usage.ru_utime, usage.ru_stime].reduce(0) {
        $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
      }, peakMemory: most)
  }

  /// What Linux writes down of a process that runs. The count of `wait4` begins there with what the
  /// parent holds, which may be more than a small program ever does.
  private var peakMemory: Int? {
    let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let words = line?.split(whereSeparator: \.isWhitespace) ?? []
    return words.count > 1 ? Int(words[1]).map { $0 * 1024 } : nil
  }

  private func hasEnded() -> Bool {
    if ended != nil { return true }
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return false }
    let signal = status & 0x7F
    ended = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    return true
  }

  private func endOfFirst(_ wanted: [UInt8]) -> Int? {
    var start = consumed
    while start + wanted.count <= output.count {
      if output[start..<start + wanted.count].elementsEqual(wanted) { return start + wanted.count }
      start += 1
    }
    return nil
  }

  private func waitForOutput(milliseconds: Int32 = 50) -> Bool {
    var readable = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&readable, 1, milliseconds) > 0 else { return false }
    return readSome()
  }

  @discardableResult
  private func readSome() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    if count > 0 { output += buffer[..<count] }
    return count > 0
  }
}

/// What a program has taken by its end.
package struct PtyUsage: Sendable {
  /// The time that it kept a processor busy.
  package let seconds: Double
  /// The most memory that it held, in bytes; nil when the system does not say.
  package let peakMemory: Int?
}

/// The modes and the size of a terminal.
package struct PtyTerminal {
  let descriptor: Int32

  /// Sets the size; the program in front is told with SIGWINCH.
  package func setSize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// All modes and control characters, comparable.
  package var modes: [UInt64] {
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return [] }
    let flags = [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].map { UInt64($0) }
    return flags + withUnsafeBytes(of: modes.c_cc) { $0.map(UInt64.init) }
  }

  /// Whether typed characters are shown by the terminal itself.
  package var echoes: Bool {
    var modes = termios()
    return tcgetattr(descriptor, &modes) == 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }
}
