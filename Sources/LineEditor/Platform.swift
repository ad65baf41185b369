// The one file of this module that names the C library.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The number of the last error of a system call.
var lastErrorNumber: Int32 { errno }

/// The system's words for an error number.
func describeSystemError(_ number: Int32) -> String {
  guard let words = strerror(number) else { return "error \(number)" }
  return String(cString: words)
}

extension LineEditorError {
  static var notATerminalNumber: Int32 { ENOTTY }
  static var busyNumber: Int32 { EBUSY }
}

/// Makes a folder of mode 0700 whose name ends in six random characters.
func makeTemporaryFolder(_ template: String) -> String? {
  var name = Array(template.utf8CString)
  return name.withUnsafeMutableBufferPointer { buffer in
    guard let start = buffer.baseAddress, let made = mkdtemp(start) else { return nil }
    return String(cString: made)
  }
}

/// Writes a new file of mode 0600; false with `errno` when it fails or exists.
func writePrivately(_ bytes: [UInt8], to path: String) -> Bool {
  let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard file >= 0 else { return false }
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EINTR {
      _ = close(file)
      return false
    }
  }
  return close(file) == 0
}

/// All bytes of a file; nil with `errno` when it cannot be read.
func readWhole(_ path: String) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { _ = close(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(file, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
    } else if count == 0 {
      return bytes
    } else if errno != EINTR {
      return nil
    }
  }
}

/// Removes a folder and the files in it, but no folder inside.
func removeFolderOfFiles(_ folder: String) {
  if let listing = opendir(folder) {
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { _ = unlink(folder + "/" + name) }
    }
    _ = closedir(listing)
  }
  _ = rmdir(folder)
}

/// Runs `sh -c` with one argument and waits; returns its status, 128 + the signal that ended it, or
/// 127 when it could not start.
///
/// The program has ordinary signals, whatever this process ignores. While it runs, Ctrl-C is its
/// own: the handler of this process only makes a note, which `LineEditor` then forgets.
func runInForeground(shellCommand: String, argument: String) -> Int32 {
  #if canImport(Darwin)
    var attributes: posix_spawnattr_t?
  #else
    var attributes = posix_spawnattr_t()
  #endif
  var ordinary = sigset_t()
  var none = sigset_t()
  sigemptyset(&ordinary)
  sigemptyset(&none)
  for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&ordinary, signal) }
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  posix_spawnattr_setsigdefault(&attributes, &ordinary)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
  let spoken: [String] = ["sh", "-c", shellCommand, "sh", argument]
  var words: [UnsafeMutablePointer<CChar>?] = spoken.map { strdup($0) }
  words.append(nil)
  defer { for word in words { free(word) } }
  var child: pid_t = 0
  guard posix_spawn(&child, "/bin/sh", nil, &attributes, &words, environ) == 0 else { return 127 }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 {
    if errno != EINTR { return 127 }
  }
  let signal = status & 0x7F
  return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}
