public import YarnProgram

/// A script as bytes with the offsets of its lines. A byte order mark at the start is skipped.
public struct SourceText: Sendable {
  public let path: String
  public let bytes: [UInt8]
  /// The offset of each line's first byte.
  let lineStarts: [UInt32]

  public init(_ file: SourceFile) {
    path = file.path
    var bytes = Array(file.text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    self.bytes = bytes
    lineStarts = SourceText.lineStarts(of: bytes)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [UInt32] {
    var starts: [UInt32] = [0]
    for (index, byte) in bytes.enumerated() {
      let isCarriageReturnAlone =
        byte == .carriageReturn && (index + 1 == bytes.count || bytes[index + 1] != .lineFeed)
      if byte == .lineFeed || isCarriageReturnAlone { starts.append(UInt32(index + 1)) }
    }
    return starts
  }

  /// The line (from 1) of a byte offset, by binary search.
  public func line(of offset: UInt32) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  public func position(of offset: UInt32) -> SourcePosition {
    let line = line(of: offset)
    return SourcePosition(line: line, column: Int(offset - lineStarts[line - 1]) + 1)
  }

  public func range(_ range: ByteRange) -> SourceRange {
    SourceRange(start: position(of: range.lower), end: position(of: range.upper))
  }

  /// How many lines there are, the one after the last line break included.
  package var lineCount: Int { lineStarts.count }

  /// The bytes of a line (from 1) without its end; none for a line that is not there.
  package func bytes(ofLine number: Int) -> ArraySlice<UInt8> {
    guard lineStarts.indices.contains(number - 1) else { return [] }
    let start = Int(lineStarts[number - 1])
    var end = number < lineStarts.count ? Int(lineStarts[number]) : bytes.count
    while end > start, bytes[end - 1].isNewline { end -= 1 }
    return bytes[start..<end]
  }

  /// The offset of a line's first byte, from 1.
  package func start(ofLine number: Int) -> Int { Int(lineStarts[number - 1]) }

  /// The text of a range.
  public func text(_ range: ByteRange) -> String {
    String(decoding: bytes[Int(range.lower)..<Int(range.upper)], as: UTF8.self)
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")

  var isNewline: Bool { self == .lineFeed || self == .carriageReturn }
  var isBlank: Bool { self == .space || self == .tab }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
