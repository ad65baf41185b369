extension Diagnostic {
  /// The longest piece of a source line that is shown, in characters.
  private static let excerptWidth = 120

  /// `file:line:column: error: message [code]`, the line with a caret under the place, and the hint.
  ///
  /// Without the source, only the first line and the hint.
  public func rendered(in source: String?) -> String {
    rendered(line: source.flatMap { Self.line(range.start.line, of: $0) })
  }

  /// The same for a text whose lines are known: the cost does not grow with its length.
  package func rendered(in source: SourceText) -> String {
    let isThere = range.start.line <= source.lineCount
    return rendered(line: isThere ? Array(source.bytes(ofLine: range.start.line)) : nil)
  }

  private func rendered(line: [UInt8]?) -> String {
    let start = range.start
    var lines = [
      "\(file):\(start.line):\(start.column): \(severity.rawValue): \(message) [\(code)]"
    ]
    if let line { lines += excerpt(of: line) }
    if !hint.isEmpty { lines.append("  hint: \(hint)") }
    return lines.joined(separator: "\n")
  }

  private func excerpt(of line: [UInt8]) -> [String] {
    let before = String(decoding: line.prefix(range.start.column - 1), as: UTF8.self)
    let lastColumn = range.end.line == range.start.line ? range.end.column - 1 : line.count
    let marked = line.prefix(max(lastColumn, range.start.column - 1)).dropFirst(
      range.start.column - 1)
    let all = Array(String(decoding: line, as: UTF8.self))
    let offset = before.count
    let first = max(0, min(offset - Self.excerptWidth / 3, all.count - Self.excerptWidth))
    let shown = all.dropFirst(first).prefix(Self.excerptWidth)
    let lead = all.dropFirst(first).prefix(offset - first).map { $0 == "\t" ? "\t" : " " }
    let width = max(1, String(decoding: marked, as: UTF8.self).count)
    let carets = String(repeating: "^", count: min(width, max(1, Self.excerptWidth - lead.count)))
    return ["  " + String(shown), "  " + lead.joined() + carets]
  }

  /// The bytes of a line (from 1) without its end; one pass over the source.
  private static func line(_ number: Int, of source: String) -> [UInt8]? {
    var current = 1
    var found: [UInt8] = []
    var previous: UInt8 = 0
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for byte in source.utf8.starts(with: mark) ? source.utf8.dropFirst(3) : source.utf8[...] {
      defer { previous = byte }
      if byte == .lineFeed && previous == .carriageReturn { continue }
      if byte.isNewline {
        if current == number { break }
        current += 1
      } else if current == number {
        found.append(byte)
      }
    }
    return current == number ? found : nil
  }
}
