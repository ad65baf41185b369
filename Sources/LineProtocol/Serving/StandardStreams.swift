/// One client on the standard input and output: an editor that started the program, or a person at a pipe.
///
/// One thread reads, one writes whole lines; neither waits for the other. At the end of the input, or
/// when the program is asked to end, all that was received is answered and the sessions are set aside.
package enum StandardStreams {
  /// Serves until the end; returns when all is written.
  package static func serve(
    limit: Int, _ connect: (any Outlet) -> any Conversing
  ) {
    System.ignoreBrokenPipes()
    let stop = EndSignals.descriptor()
    // Nobody waits for input any more when there is nobody to answer.
    let writer = WriterThread(descriptor: System.keepToOurselves(1)) { EndSignals.ring() }
    let connection = connect(writer)
    connection.start()
    var splitter = LineSplitter(limit: limit)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { buffer.deallocate() }
    var wasStopped = false
    while !writer.isOver {
      if let stop, !System.waitForEither(0, stop) {
        wasStopped = true
        break
      }
      let count = System.read(0, buffer)
      if count == 0 { break }
      for line in splitter.take(buffer[..<count]) { connection.receive(line) }
      // A client that sends and never reads must not fill the memory.
      writer.waitForRoom()
    }
    if !wasStopped, let line = splitter.finish() { connection.receive(line) }
    let done = Countdown(1)
    connection.end { done.one() }
    done.wait()
    writer.finish()
  }
}

/// The one writer of a descriptor: takes lines at once and writes them as fast as they are read.
final class WriterThread: Outlet, @unchecked Sendable {
  private let descriptor: Int32
  private let bell = Bell()
  private let onClose: @Sendable () -> Void
  // Held under the bell.
  private var waiting: [[UInt8]] = []
  private var size = 0
  private var isWriting = false
  private var isClosed = false
  private static let room = 64 << 20

  init(descriptor: Int32, onClose: @escaping @Sendable () -> Void) {
    self.descriptor = descriptor
    self.onClose = onClose
    startThread { self.work() }
  }

  /// Nobody reads any more, or the connection was closed from this side.
  var isOver: Bool { bell.held { isClosed } }

  func send(_ lines: [UInt8]) {
    if lines.isEmpty { return }
    bell.held {
      guard !isClosed || isWriting || !waiting.isEmpty else { return }
      waiting.append(lines)
      size += lines.count
      bell.ring()
    }
  }

  func close() {
    bell.held { isClosed = true }
    onClose()
  }

  /// Waits until not too much waits.
  func waitForRoom() { bell.held { while size > Self.room, !isClosed { bell.wait() } } }

  /// Waits until all is written.
  func finish() { bell.held { while isWriting || !waiting.isEmpty { bell.wait() } } }

  private func work() {
    while true {
      let lines = bell.held {
        while waiting.isEmpty { bell.wait() }
        isWriting = true
        defer { waiting = [] }
        return waiting
      }
      let bytes = Array(lines.joined())
      let isRead = System.write(bytes, to: descriptor)
      bell.held {
        isWriting = false
        size -= bytes.count
        if !isRead {
          isClosed = true
          waiting = []
          size = 0
        }
        bell.ring()
      }
      if !isRead { onClose() }
    }
  }
}
