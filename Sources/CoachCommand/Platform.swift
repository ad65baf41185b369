import Coach
import Vault

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the executable alone may ask of the system: the clock, the environment, exits, streams.
enum Platform {
  /// The wall clock with the person's offset from UTC at this moment.
  static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    var seconds = time.tv_sec
    var local = tm()
    localtime_r(&seconds, &local)
    return Moment(
      milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000,
      offsetMinutes: Int(local.tm_gmtoff) / 60)
  }

  /// The environment as a dictionary; entries that are not UTF-8 are repaired.
  static var environment: [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(separator: "=", maxSplits: 1)
      if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return result
  }

  /// The working folder, or nil when it is gone.
  static var workingFolder: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Writes all of a text; false when the other end is gone or the device fails.
  ///
  /// What a terminal would obey is shown instead, wherever it comes from: a name of a folder may hold
  /// it as well.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    write(Array(Controls.shown(text).utf8), to: descriptor)
  }

  /// Writes all bytes; false when the other end is gone or the device fails.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return false
      }
      bytes = bytes.dropFirst(written)
    }
    return true
  }

  /// Milliseconds that only grow, for the time between two moments.
  static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// Why a file was not written.
  enum WriteFailure {
    case exists
    case failed(String)
  }

  /// Writes a file that only its owner can read; nil when all is written.
  ///
  /// With `isReplacing` the new file takes the name of the old one in one step, so that either is
  /// there, whole. What stops half way is removed.
  static func writePrivately(
    _ bytes: [UInt8], to path: String, replacing isReplacing: Bool
  ) -> WriteFailure? {
    let target = isReplacing ? path + ".tmp" : path
    if isReplacing { unlink(target) }
    let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return errno == EEXIST ? .exists : .failed(lastError) }
    let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
    let reason = lastError
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed else {
      unlink(target)
      return .failed(reason)
    }
    guard !isReplacing || rename(target, path) == 0 else {
      let reason = lastError
      unlink(target)
      return .failed(reason)
    }
    return nil
  }

  /// Puts new bytes in the place of a file in one step, with the permissions that it had; why not, if not.
  static func rewrite(_ path: String, _ bytes: [UInt8]) -> String? {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let target = path + ".new"
    let descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return lastError }
    let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
    var reason = lastError
    let isClosed = close(descriptor) == 0
    if isWritten, isClosed, rename(target, path) == 0 { return nil }
    if isWritten, isClosed { reason = lastError }
    unlink(target)
    return reason
  }

  private static var lastError: String {
    strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
  }

  static func exit(_ status: Int32) -> Never { systemExit(status) }

  /// A broken pipe is then an error of `write`, which ends the program in peace.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// The whole of a file, or nil when it cannot be read.
  static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return contents(of: descriptor)
  }

  /// Everything a descriptor still gives, or nil when reading fails.
  static func contents(of descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Hands the first line that a descriptor gives to a function, without its end, and reads not a byte
  /// more; then it is overwritten. Nil when there is no line.
  @discardableResult
  static func line<Value>(
    of descriptor: Int32, take: (UnsafeRawBufferPointer) -> Value
  ) -> Value? {
    let line = UnsafeMutableRawBufferPointer.allocate(byteCount: mostOfALine, alignment: 1)
    defer {
      overwrite(line)
      line.deallocate()
    }
    var length = 0
    while length < line.count {
      let count = read(descriptor, line.baseAddress?.advanced(by: length), 1)
      if count < 0, errno == EINTR { continue }
      if count < 0 || count == 0 && length == 0 { return nil }
      if count == 0 || line[length] == 0x0A { break }
      length += 1
    }
    if length > 0, line[length - 1] == 0x0D { length -= 1 }
    return take(UnsafeRawBufferPointer(rebasing: line[..<length]))
  }

  private static let mostOfALine = 4096

  /// A crash must not leave the memory of a program that knows a key on the disk.
  static func forbidMemoryDumps() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    #else
      setrlimit(RLIMIT_CORE, &none)
    #endif
  }

  /// The names in a folder, sorted; nil when it is no folder.
  static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { found.append(name) }
    }
    return found.sorted()
  }

  /// Every file under a folder, as paths from it, sorted; nil when it is no folder.
  static func files(under folder: String) -> [String]? {
    guard let names = names(in: folder) else { return nil }
    var found: [String] = []
    for name in names {
      if let inner = files(under: folder + "/" + name) {
        found += inner.map { name + "/" + $0 }
      } else {
        found.append(name)
      }
    }
    return found.sorted()
  }
}

// The same names stand in the enum above.
private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
private let systemExit: @Sendable (Int32) -> Never = { exit($0) }
