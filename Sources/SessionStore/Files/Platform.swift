#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system calls of the file layer. Each returns nil or -1 with the reason in `lastReason`.
///
/// This is the only file of the module that sees the C library.
enum System {
  static var user: UInt32 { geteuid() }

  static var lastReason: FailureReason { FailureReason(code: errno) }

  static func status(_ path: String) -> FileStatus? {
    var raw = stat()
    guard retrying({ stat(path, &raw) }) == 0 else { return nil }
    let kind: FileStatus.Kind =
      switch raw.st_mode & mode_t(S_IFMT) {
      case mode_t(S_IFREG): .file
      case mode_t(S_IFDIR): .folder
      default: .other
      }
    #if canImport(Darwin)
      let time = raw.st_mtimespec
    #else
      let time = raw.st_mtim
    #endif
    return FileStatus(
      kind: kind, length: Int(raw.st_size), owner: raw.st_uid, mode: UInt16(raw.st_mode & 0o777),
      modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { return errno == 0 ? names : nil }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  static func makeFolder(_ path: String) -> Int32 { mkdir(path, 0o700) }

  static func setMode(_ path: String, _ mode: UInt16) -> Int32 { chmod(path, mode_t(mode)) }

  static func setMode(_ file: Int32, _ mode: UInt16) -> Int32 { fchmod(file, mode_t(mode)) }

  static func open(_ path: String, for purpose: OpenPurpose) -> Int32 {
    let flags: Int32 =
      switch purpose {
      case .read: O_RDONLY
      case .append: O_RDWR | O_APPEND
      case .create: O_RDWR | O_APPEND | O_CREAT | O_EXCL
      case .replace: O_WRONLY | O_APPEND | O_CREAT | O_TRUNC
      case .lock: O_RDWR | O_CREAT
      }
    return retrying { openFile(path, flags | O_CLOEXEC, 0o600) }
  }

  static func read(_ file: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int
  {
    retrying { pread(file, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  static func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int {
    retrying { write(file, bytes.baseAddress, bytes.count) }
  }

  static func sync(_ file: Int32) -> Int32 {
    #if canImport(Darwin)
      // Only this asks the drive itself to empty its cache.
      retrying { fcntl(file, F_FULLFSYNC) }
    #else
      retrying { fdatasync(file) }
    #endif
  }

  static func syncFolder(_ path: String) -> Int32 {
    let folder = retrying { openFile(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
    guard folder >= 0 else { return -1 }
    let result = retrying { fsync(folder) }
    let reason = errno
    closeFile(folder)
    errno = reason
    return result
  }

  static func truncate(_ file: Int32, to length: Int) -> Int32 {
    retrying { ftruncate(file, off_t(length)) }
  }

  /// Returns 0 when taken, 1 when another process holds the lock, -1 when it failed.
  static func lock(_ file: Int32) -> Int32 {
    if retrying({ flock(file, LOCK_EX | LOCK_NB) }) == 0 { return 0 }
    return errno == EWOULDBLOCK ? 1 : -1
  }

  /// Returns 1 when the path stands for the open file, 0 when it does not, -1 when that is unknown.
  static func isFile(_ file: Int32, at path: String) -> Int32 {
    var open = stat()
    var named = stat()
    guard retrying({ fstat(file, &open) }) == 0 else { return -1 }
    guard retrying({ stat(path, &named) }) == 0 else { return errno == ENOENT ? 0 : -1 }
    return open.st_ino == named.st_ino && open.st_dev == named.st_dev ? 1 : 0
  }

  static func close(_ file: Int32) { closeFile(file) }

  /// The place just after the next occurrence of a pattern in some bytes.
  static func end(
    of pattern: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, let first = pattern.first else { return nil }
    var place = start
    while bytes.count - place >= pattern.count,
      let found = memchr(base + place, Int32(first), bytes.count - place - pattern.count + 1)
    {
      place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(found, pattern, pattern.count) == 0 { return place + pattern.count }
      place += 1
    }
    return nil
  }

  static func rename(_ old: String, _ new: String) -> Int32 { moveFile(old, new) }

  static func remove(_ path: String) -> Int32 { unlink(path) }

  static func removeFolder(_ path: String) -> Int32 { rmdir(path) }

  /// Repeats a call that a signal interrupted.
  private static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }
}

// Free functions, so that the names of the C library are not hidden by those of `System`.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func closeFile(_ file: Int32) { _ = close(file) }

private func moveFile(_ old: String, _ new: String) -> Int32 { rename(old, new) }

extension FailureReason {
  init(code: Int32) {
    self =
      switch code {
      case ENOENT: .missing
      case EEXIST: .exists
      case EACCES, EPERM: .denied
      case EROFS: .readOnly
      case ENOSPC: .full
      case EDQUOT: .quota
      case ENOTDIR: .notAFolder
      case EISDIR: .isAFolder
      case EIO: .device
      default: .other(code)
      }
  }

  /// The system's own words for a reason that has no case here.
  var systemText: String? {
    guard case .other(let code) = self, let text = strerror(code) else { return nil }
    return String(cString: text)
  }
}
