/// Bytes as they come, cut into lines.
///
/// A line ends at the byte 0x0A and nowhere else; a carriage return before it goes, and so does a byte
/// order mark at the very start. Of a line that is too long nothing is kept but that it was there.
package struct LineSplitter: Sendable {
  package enum Line: Sendable, Equatable {
    case whole([UInt8])
    case tooLong
  }

  private let limit: Int
  private var held: [UInt8] = []
  private var isTooLong = false
  private var isAtStart = true

  /// `limit` is the most bytes of a line, its end not counted.
  package init(limit: Int) { self.limit = limit }

  /// Takes bytes and returns the lines that they end.
  package mutating func take(_ bytes: some Collection<UInt8>) -> [Line] {
    var lines: [Line] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      hold(rest[..<end])
      lines.append(line())
      rest = rest[rest.index(after: end)...]
    }
    hold(rest)
    return lines
  }

  /// At the end of all bytes: the last line, if it lacks its end.
  package mutating func finish() -> Line? { held.isEmpty && !isTooLong ? nil : line() }

  private mutating func hold(_ part: some Collection<UInt8>) {
    guard !isTooLong else { return }
    // One more than the limit, for the carriage return.
    guard held.count + part.count <= limit + 1 else {
      isTooLong = true
      held = []
      return
    }
    held.append(contentsOf: part)
  }

  private mutating func line() -> Line {
    defer {
      held = []
      isTooLong = false
      isAtStart = false
    }
    if held.last == 0x0D { held.removeLast() }
    if isAtStart, held.starts(with: [0xEF, 0xBB, 0xBF]) { held.removeFirst(3) }
    return isTooLong || held.count > limit ? .tooLong : .whole(held)
  }
}
