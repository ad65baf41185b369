/// Writes comma-separated values, byte for byte as Yarn Spinner's own tools do.
///
/// A cell is quoted when it holds a comma, a quotation mark or a line end, begins or ends with a
/// space, or begins with a byte order mark, which a reader would skip; each row ends in CRLF.
public enum CSVWriter {
  /// The text of a file of these rows.
  public static func text(_ rows: [[String]]) -> String {
    var output: [UInt8] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(cell, to: &output)
      }
      output.append(0x0D)
      output.append(0x0A)
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(_ cell: String, to output: inout [UInt8]) {
    let bytes = cell.utf8
    let quote = UInt8(ascii: "\"")
    let needsQuotes =
      bytes.first == 0x20 || bytes.last == 0x20 || bytes.starts(with: [0xEF, 0xBB, 0xBF])
      || bytes.contains { $0 == UInt8(ascii: ",") || $0 == quote || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return output.append(contentsOf: bytes) }
    output.append(quote)
    for byte in bytes {
      if byte == quote { output.append(quote) }
      output.append(byte)
    }
    output.append(quote)
  }
}
