// The values of properties: a number, a quoted text, an expression in braces, or a bare word.

extension MarkupScanner {
  /// Reads the value at a position; nil after an error.
  mutating func scanValue(at start: Int, in bytes: Span<UInt8>) -> (MarkupValue, end: Int)? {
    switch bytes[start] {
    case .quote: scanQuoted(at: start, in: bytes)
    case UInt8(ascii: "{"): scanExpression(at: start, in: bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): scanNumber(at: start, in: bytes)
    default: scanWord(at: start, in: bytes)
    }
  }

  private mutating func scanNumber(
    at start: Int, in bytes: Span<UInt8>
  ) -> (MarkupValue, end: Int)? {
    var end = start + 1
    while end < bytes.count, bytes[end].isDigit || bytes[end] == UInt8(ascii: ".") { end += 1 }
    let text = bytes.text(start..<end)
    if let number = Int32(text) { return (.integer(Int(number)), end) }
    if let number = Float(text) { return (.float(number), end) }
    fail(.badNumber(text), at: start)
    return nil
  }

  /// Ends at the next quotation mark without a backslash before it; if there is none, at the next
  /// one at all, so that a text may end in a backslash.
  private mutating func scanQuoted(
    at start: Int, in bytes: Span<UInt8>
  ) -> (MarkupValue, end: Int)? {
    var position = start + 1
    var escaped: Int?
    while position < bytes.count {
      if bytes[position] == .quote {
        if position == start + 1 || bytes[position - 1] != .backslash { break }
        escaped = escaped ?? position
      }
      position += 1
    }
    guard let end = position < bytes.count ? position : escaped else {
      fail(.unclosedString, at: start)
      return nil
    }
    return (.string(unquoted(start + 1..<end, in: bytes)), end + 1)
  }

  /// Drops every backslash, then the quotation marks at both ends, as upstream does.
  private func unquoted(_ range: Range<Int>, in bytes: Span<UInt8>) -> String {
    var hasBackslash = false
    for index in range where bytes[index] == .backslash { hasBackslash = true }
    guard hasBackslash else { return bytes.text(range) }
    var kept: [UInt8] = []
    for index in range where bytes[index] != .backslash { kept.append(bytes[index]) }
    let start = kept.firstIndex { $0 != .quote } ?? kept.count
    let end = (kept.lastIndex { $0 != .quote } ?? start - 1) + 1
    return String(decoding: kept[start..<max(start, end)], as: UTF8.self)
  }

  private mutating func scanExpression(
    at start: Int, in bytes: Span<UInt8>
  ) -> (MarkupValue, end: Int)? {
    for end in start + 1..<bytes.count where bytes[end] == UInt8(ascii: "}") {
      return (.string(bytes.text(start + 1..<end)), end + 1)
    }
    fail(.unclosedExpression, at: start)
    return nil
  }

  /// Any one character, and the letters and digits after it.
  private mutating func scanWord(at start: Int, in bytes: Span<UInt8>) -> (MarkupValue, end: Int)? {
    var end = start + bytes.scalar(at: start).length
    while end < bytes.count {
      let length = bytes.letterLength(at: end)
      if length == 0 { break }
      end += length
    }
    let word = bytes.text(start..<end)
    switch word {
    case "true", "True": return (.bool(true), end)
    case "false", "False": return (.bool(false), end)
    default: return (.string(word), end)
    }
  }
}
