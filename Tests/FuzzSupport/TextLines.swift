import YarnCompiler

/// The lines of a text, to see whether a place is in it.
struct TextLines {
  private let bytes: [UInt8]
  private var ranges: [Range<Int>] = []

  /// Splits at LF, CRLF and CR; a byte order mark at the start is no part of the first line.
  init(_ text: String, carriageReturnsEndLines: Bool = true) {
    bytes = Array(text.utf8)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for (offset, byte) in bytes.enumerated() {
      let isCRLF = byte == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
      guard byte == 0x0A || byte == 0x0D && !isCRLF && carriageReturnsEndLines else { continue }
      ranges.append(start..<offset)
      start = offset + 1
    }
    ranges.append(start..<bytes.count)
  }

  /// Whether a place is in the text or at the end of a line, and not inside a character.
  func contains(_ place: SourcePosition) -> Bool {
    guard ranges.indices.contains(place.line - 1) else { return false }
    let line = ranges[place.line - 1]
    let offset = line.lowerBound + place.column - 1
    guard place.column >= 1, offset <= line.upperBound else { return false }
    return offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }

  /// Checks the place of an error in a file.
  func require(_ place: SourcePosition, _ message: String) throws(BrokenPromise) {
    try BrokenPromise.unless(
      contains(place), "\(place.line):\(place.column) is no place in the text: \(message)")
    try BrokenPromise.unless(!message.isEmpty, "An error has no message.")
  }
}
