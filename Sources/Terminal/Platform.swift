// The one file of this module that names the C library.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Whether a descriptor is a terminal.
package func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

/// Makes a write to a closed pipe an error to look at instead of the end of the process.
func ignoreBrokenPipeSignal() { _ = signal(SIGPIPE, SIG_IGN) }

/// One attempt to write.
func writeOnce(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> WriteResult {
  let count = write(descriptor, bytes.baseAddress, bytes.count)
  if count >= 0 { return .wrote(count) }
  switch errno {
  case EINTR: return .wrote(0)
  case EAGAIN:
    var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&wanted, 1, -1)
    return .wrote(0)
  case EPIPE, EIO: return .closed
  default:
    return .failed(strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
  }
}

/// One attempt to read, repeated while signals interrupt it: the count, 0 at the end or on error.
func readOnce(into buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int {
  while true {
    let count = read(descriptor, buffer.baseAddress, buffer.count)
    if count >= 0 { return count }
    if errno == EAGAIN {
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&wanted, 1, -1)
    } else if errno != EINTR {
      return 0
    }
  }
}
