/// Lines from a pipe or a file.
///
/// A line ends at a newline byte; a carriage return before it goes. A last line without its end
/// counts. Bytes that are not UTF-8 are repaired with U+FFFD and NUL is dropped. The part of a line
/// beyond `longestLine` is dropped.
package final class ByteLineReader {
  /// The most bytes of a line that are kept.
  package static let longestLine = 1 << 20

  /// Whether the last line was longer than what was kept of it.
  package private(set) var wasCut = false

  private let fill: (UnsafeMutableRawBufferPointer) -> Int
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var position = 0
  private var count = 0
  private var isAtStart = true

  /// Reads a descriptor of this process.
  package convenience init(descriptor: Int32) {
    self.init { readOnce(into: $0, from: descriptor) }
  }

  /// Reads by a function that fills a buffer and returns the count, 0 at the end.
  package init(fill: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
    self.fill = fill
  }

  /// The next line, or nil at the end. Memory grows with the line, up to `longestLine`.
  package func next() -> String? {
    var line: [UInt8] = []
    var found = false
    wasCut = false
    while !found {
      if position == count {
        count = max(0, buffer.withUnsafeMutableBytes(fill))
        position = 0
        if count == 0 { break }
      }
      let part = buffer[position..<count]
      let end = part.firstIndex(of: 0x0A) ?? part.endIndex
      append(part[..<end], to: &line)
      found = end < part.endIndex
      position = found ? end + 1 : end
    }
    return found || !line.isEmpty || wasCut ? text(of: line) : nil
  }

  private func append(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8]) {
    // One more than the limit, for the carriage return that may end the line.
    let room = ByteLineReader.longestLine + 1 - line.count
    line += bytes.prefix(room)
    if bytes.count > room { wasCut = true }
  }

  private func text(of line: [UInt8]) -> String {
    var bytes = line[...]
    if !wasCut, bytes.last == 0x0D { bytes.removeLast() }
    if bytes.count > ByteLineReader.longestLine { wasCut = true }
    bytes = bytes.prefix(ByteLineReader.longestLine)
    if wasCut { bytes = withoutCutCharacter(bytes) }
    if isAtStart, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    isAtStart = false
    return String(decoding: bytes.lazy.filter { $0 != 0 }, as: UTF8.self)
  }

  /// Without the beginning of a character whose end was dropped.
  private func withoutCutCharacter(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let tail = bytes.suffix(3).reversed().prefix { $0 & 0xC0 == 0x80 }.count
    guard let lead = bytes.dropLast(tail).last, lead >= 0xC0 else { return bytes }
    let wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    return tail + 1 < wanted ? bytes.dropLast(tail + 1) : bytes
  }
}
