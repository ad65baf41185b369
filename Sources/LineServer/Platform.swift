// The one file of this module that names the C library.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

enum Address {
  /// Whether a text is an address of version 4 or 6.
  static func isNumeric(_ host: String) -> Bool {
    var four = in_addr()
    var six = in6_addr()
    return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
  }
}

enum System {
  enum Path: Equatable { case free, socket, other }

  static func look(_ path: String) -> Path {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .free }
    return status.st_mode & mode_t(S_IFMT) == mode_t(S_IFSOCK) ? .socket : .other
  }

  /// Whether somebody answers at a socket's path.
  static func answers(_ path: String) -> Bool {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let number = socket(AF_UNIX, kind, 0)
    guard number >= 0 else { return false }
    defer { close(number) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard path.utf8.count < room else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }

  static var longestSocketPath: Int { MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1 }

  static func remove(_ path: String) { unlink(path) }

  /// Does something while all that is made can be read and written by its owner alone.
  static func privately<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = umask(0o177)
    defer { umask(before) }
    return try body()
  }

  /// Waits until a byte can be read.
  static func waitForByte(_ descriptor: Int32) {
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) < 0, errno == EINTR {}
  }

  /// Makes sure that no program started from here has it.
  static func keepFromChildren(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

  static var process: Int32 { getpid() }
}

/// Sockets that whoever started the program has opened for it, as systemd does.
package enum Inherited {
  /// Their numbers; none when they were meant for another process.
  package static func sockets(_ environment: [String: String]) -> [Int32] {
    guard environment["LISTEN_PID"].flatMap({ Int32($0) }) == System.process,
      let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), (1...64).contains(count)
    else { return [] }
    let numbers = Array(3..<3 + count)
    for number in numbers { System.keepFromChildren(number) }
    return numbers
  }
}
