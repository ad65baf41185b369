/// What one attempt to write came to.
package enum WriteResult: Sendable, Equatable {
  case wrote(Int)
  case closed
  case failed(String)
}

/// The one writer of a stream: it carries on after short writes, and takes a reader that went away
/// as a quiet end.
package final class Output {
  /// Why nothing more is written.
  package enum End: Sendable, Equatable {
    case readerLeft
    case failed(String)
  }

  /// Set when nothing more can be written; later writes do nothing.
  package private(set) var end: End?
  private let attempt: (UnsafeRawBufferPointer) -> WriteResult

  /// Writes to a descriptor of this process, which gives up the signal of a broken pipe.
  package convenience init(descriptor: Int32) {
    ignoreBrokenPipeSignal()
    self.init { writeOnce($0, to: descriptor) }
  }

  /// Writes by a function that may take less than it is given.
  package init(attempt: @escaping (UnsafeRawBufferPointer) -> WriteResult) {
    self.attempt = attempt
  }

  /// Writes all of a text, or as much as its reader wants.
  package func write(_ text: SafeText) {
    var string = text.string
    string.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while end == nil, !rest.isEmpty {
        switch attempt(rest) {
        case .wrote(let count): rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        case .closed: end = .readerLeft
        case .failed(let reason): end = .failed(reason)
        }
      }
    }
  }
}
