// The values of properties: a number, a quoted text, an expression in braces, or a bare word.

extension MarkerReader {
  /// Reads the value at a position.
  static func value(
    at start: Int, in bytes: Span<UInt8>
  ) throws(MarkupError) -> (value: ScannedValue, end: Int) {
    switch bytes[start] {
    case .quote: try quoted(at: start, in: bytes)
    case UInt8(ascii: "{"): try expression(at: start, in: bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(at: start, in: bytes)
    default: word(at: start, in: bytes)
    }
  }

  private static func number(
    at start: Int, in bytes: Span<UInt8>
  ) throws(MarkupError) -> (value: ScannedValue, end: Int) {
    var end = start + 1
    while end < bytes.count, bytes[end].isDigit || bytes[end] == UInt8(ascii: ".") { end += 1 }
    if let number = bytes.wholeNumber(start..<end) { return (.integer(number), end) }
    let text = bytes.text(start..<end)
    if let number = Float(text) { return (.float(number), end) }
    throw MarkupError(.badNumber(text), at: start)
  }

  /// Ends at the next quotation mark without a backslash before it; if there is none, at the next
  /// one at all, so that a text may end in a backslash.
  private static func quoted(
    at start: Int, in bytes: Span<UInt8>
  ) throws(MarkupError) -> (value: ScannedValue, end: Int) {
    var position = start + 1
    var hasBackslash = false
    var escaped: (end: Int, hasBackslash: Bool)?
    while position < bytes.count {
      let byte = bytes[position]
      if byte == .quote {
        if position == start + 1 || bytes[position - 1] != .backslash { break }
        escaped = escaped ?? (position, hasBackslash)
      } else if byte == .backslash {
        hasBackslash = true
      }
      position += 1
    }
    guard let end = position < bytes.count ? (position, hasBackslash) : escaped else {
      throw MarkupError(.unclosedString, at: start)
    }
    let content = start + 1..<end.0
    return (end.1 ? .escaped(content) : .text(content), end.0 + 1)
  }

  private static func expression(
    at start: Int, in bytes: Span<UInt8>
  ) throws(MarkupError) -> (value: ScannedValue, end: Int) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "}"), from: start + 1) else {
      throw MarkupError(.unclosedExpression, at: start)
    }
    return (.text(start + 1..<end), end + 1)
  }

  /// Any one character, and the letters and digits after it.
  private static func word(
    at start: Int, in bytes: Span<UInt8>
  ) -> (value: ScannedValue, end: Int) {
    var end = start + bytes.scalar(at: start).length
    while end < bytes.count {
      let length = bytes.letterLength(at: end)
      if length == 0 { break }
      end += length
    }
    if bytes.matches("true", in: start..<end) || bytes.matches("True", in: start..<end) {
      return (.bool(true), end)
    }
    if bytes.matches("false", in: start..<end) || bytes.matches("False", in: start..<end) {
      return (.bool(false), end)
    }
    return (.text(start..<end), end)
  }
}

extension Span<UInt8> {
  /// The whole number of 32 bits in a range of a minus and digits; nil when it is another number.
  fileprivate func wholeNumber(_ range: Range<Int>) -> Int? {
    let isNegative = self[range.lowerBound] == UInt8(ascii: "-")
    var position = range.lowerBound + (isNegative ? 1 : 0)
    if position == range.upperBound { return nil }
    var magnitude = 0
    while position < range.upperBound {
      guard self[position].isDigit else { return nil }
      magnitude = magnitude * 10 + Int(self[position] - UInt8(ascii: "0"))
      if magnitude > 1 << 31 { return nil }
      position += 1
    }
    return Int32(exactly: isNegative ? -magnitude : magnitude).map(Int.init)
  }
}
