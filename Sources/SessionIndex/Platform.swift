#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What tells whether a file is still the one that was read.
///
/// A program may set a file's time of change back, but not the time at which the system noted that.
struct FileStamp: Equatable {
  var size: Int64
  var modified: Int64
  var noted: Int64
  var number: UInt64

  /// The stamp of a file of which it is not known what was read.
  static let unknown = FileStamp(size: -1, modified: 0, noted: 0, number: 0)

  fileprivate init(_ raw: stat) {
    #if canImport(Darwin)
      let times = (raw.st_mtimespec, raw.st_ctimespec)
    #else
      let times = (raw.st_mtim, raw.st_ctim)
    #endif
    self.init(
      size: Int64(raw.st_size), modified: nanoseconds(times.0), noted: nanoseconds(times.1),
      number: UInt64(raw.st_ino))
  }

  init(size: Int64, modified: Int64, noted: Int64, number: UInt64) {
    self.size = size
    self.modified = modified
    self.noted = noted
    self.number = number
  }
}

/// The calls of the system that the index needs besides SQLite's own.
enum System {
  /// Nanoseconds since 1970 by the clock that stamps files.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  static func stamp(of path: String) -> FileStamp? {
    var raw = stat()
    return stat(path, &raw) == 0 ? FileStamp(raw) : nil
  }

  /// Calls with the name and the stamp of every file in a folder; false when it cannot be read.
  static func files(
    in folder: String, _ body: (UnsafeBufferPointer<UInt8>, FileStamp) -> Void
  ) -> Bool {
    guard let stream = opendir(folder) else { return errno == ENOENT }
    defer { closedir(stream) }
    let place = dirfd(stream)
    while true {
      errno = 0
      guard let entry = readdir(stream) else { return errno == 0 }
      withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        guard let start = raw.bindMemory(to: UInt8.self).baseAddress else { return }
        let length = strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
        var status = stat()
        let isThere = fstatat(place, UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), &status, 0) == 0
        if isThere { body(UnsafeBufferPointer(start: start, count: length), FileStamp(status)) }
      }
    }
  }

  /// What came of asking for a lock.
  enum Locking {
    case ours(Int32)
    /// Another process has had it all the while.
    case busy
    case refused
  }

  /// Opens a file of the owner's alone and takes its lock.
  ///
  /// Calls `whileWaiting` once when another process has it, and waits for so many milliseconds at most.
  static func lock(_ path: String, patience: Int, whileWaiting: () -> Void) -> Locking {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return .refused }
    _ = fchmod(file, 0o600)
    var waited = 0
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let isBusy = errno == EWOULDBLOCK || errno == EINTR
      guard isBusy, waited < patience else {
        close(file)
        return isBusy ? .busy : .refused
      }
      if waited == noticeable { whileWaiting() }
      usleep(UInt32(nap) * 1000)
      waited += nap
    }
    return .ours(file)
  }

  private static let nap = 10
  private static let noticeable = 500

  static func release(_ file: Int32) { close(file) }

  /// All of a small file.
  static func contents(_ file: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pread(file, &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(0, count)))
  }

  /// Puts new contents into an open file; false when it did not work.
  @discardableResult
  static func replace(_ file: Int32, with bytes: [UInt8]) -> Bool {
    guard ftruncate(file, 0) == 0 else { return false }
    return bytes.isEmpty || pwrite(file, bytes, bytes.count, 0) == bytes.count
  }

  /// Makes an empty file of the owner's alone in the place of whatever file was there.
  static func makeEmpty(_ path: String) -> Bool {
    unlink(path)
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    return fchmod(file, 0o600) == 0
  }

  /// Waits until a file is on the disk.
  static func sync(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return fsync(file) == 0
  }

  static func remove(_ path: String) { unlink(path) }
}

private func nanoseconds(_ time: timespec) -> Int64 {
  Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
