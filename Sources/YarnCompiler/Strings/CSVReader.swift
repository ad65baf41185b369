/// Reads comma-separated values by RFC 4180.
///
/// A byte-order mark is skipped, lines end in CRLF, LF or CR, empty lines are left out, and a
/// quotation mark inside an unquoted cell is text. Linear in the size of the file.
public enum CSVReader {
  /// A cell with the place where it begins.
  public struct Cell: Sendable, Equatable {
    public var text: String
    public var position: SourcePosition
  }

  /// The rows of a file; each has at least one cell.
  public static func rows(_ text: String) throws(DataFileError) -> [[Cell]] {
    var scanner = CSVScanner(Array(text.utf8))
    return try scanner.rows()
  }
}

private struct CSVScanner {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      lineStart = 3
    }
  }

  mutating func rows() throws(DataFileError) -> [[CSVReader.Cell]] {
    var rows: [[CSVReader.Cell]] = []
    while offset < bytes.count {
      if takeLineEnd() { continue }
      rows.append(try row())
    }
    return rows
  }

  private mutating func row() throws(DataFileError) -> [CSVReader.Cell] {
    var cells = [try cell()]
    while offset < bytes.count, bytes[offset] == UInt8(ascii: ",") {
      offset += 1
      cells.append(try cell())
    }
    _ = takeLineEnd()
    return cells
  }

  private mutating func cell() throws(DataFileError) -> CSVReader.Cell {
    let position = position
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      return CSVReader.Cell(text: try quoted(from: position), position: position)
    }
    let start = offset
    while offset < bytes.count, !bytes[offset].endsCell { offset += 1 }
    return CSVReader.Cell(
      text: String(decoding: bytes[start..<offset], as: UTF8.self), position: position)
  }

  private mutating func quoted(from start: SourcePosition) throws(DataFileError) -> String {
    offset += 1
    var text: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        offset += 1
        let endsLine =
          byte == 0x0A || byte == 0x0D && !(offset < bytes.count && bytes[offset] == 0x0A)
        if endsLine { beginLine() }
        continue
      }
      offset += 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
        text.append(byte)
        offset += 1
        continue
      }
      guard offset == bytes.count || bytes[offset].endsCell else {
        throw DataFileError(kind: .textAfterQuote, position: position)
      }
      return String(decoding: text, as: UTF8.self)
    }
    throw DataFileError(kind: .unclosedQuote, position: start)
  }

  private mutating func takeLineEnd() -> Bool {
    guard offset < bytes.count, bytes[offset] == 0x0A || bytes[offset] == 0x0D else { return false }
    let isCRLF = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
    offset += isCRLF ? 2 : 1
    beginLine()
    return true
  }

  private mutating func beginLine() {
    line += 1
    lineStart = offset
  }

  private var position: SourcePosition {
    SourcePosition(line: line, column: offset - lineStart + 1)
  }
}

extension UInt8 {
  fileprivate var endsCell: Bool { self == UInt8(ascii: ",") || self == 0x0A || self == 0x0D }
}
