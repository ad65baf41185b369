// Reading names and white space in the bytes of a line.

extension String {
  /// Lends the text's UTF-8 bytes, which a native String does not copy for it.
  ///
  /// `utf8Span` would do the same, but only on the newest systems.
  func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8 { body($0.span) }
  }
}

extension Span<UInt8> {
  /// Whether the bytes of a word stand at a position.
  func matches(_ word: StaticString, at position: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position >= 0, position + length <= count else { return false }
    return word.withUTF8Buffer { expected in
      for offset in 0..<length where self[position + offset] != expected[offset] { return false }
      return true
    }
  }

  /// The scalar at a position and its length in bytes; the bytes are of a valid String.
  func scalar(at position: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = self[position]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0xFF >> UInt32(length + 1))
    for offset in 1..<Swift.max(length, 1) where position + offset < count {
      value = value << 6 | UInt32(self[position + offset] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The position after the white space that begins at a position.
  func skippingSpace(from start: Int) -> Int {
    var position = start
    while position < count {
      let length = spaceLength(at: position)
      if length == 0 { break }
      position += length
    }
    return position
  }

  /// The length in bytes of the white-space character at a position; 0 when there is none.
  func spaceLength(at position: Int) -> Int {
    let byte = self[position]
    if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
    let (scalar, length) = scalar(at: position)
    return scalar.properties.isWhitespace ? length : 0
  }

  /// The length in bytes of the letter or digit at a position; 0 when there is none.
  ///
  /// Letters above U+FFFF do not count, as in upstream's names.
  func letterLength(at position: Int) -> Int {
    let byte = self[position]
    if byte < 0x80 {
      let lower = byte | 0x20
      return byte.isDigit || (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) ? 1 : 0
    }
    let (scalar, length) = scalar(at: position)
    guard length < 4 else { return 0 }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return length
    default:
      return 0
    }
  }

  /// The position after the name that begins at a position; the position itself when none does.
  func endOfName(from start: Int) -> Int {
    var position = start
    while position < count {
      let isJoiner = self[position] == UInt8(ascii: "_") || self[position] == UInt8(ascii: "|")
      if isJoiner, position == start { break }
      let length = isJoiner ? 1 : letterLength(at: position)
      if length == 0 { break }
      position += length
    }
    return position
  }

  /// The bytes of a range as text.
  func text(_ range: Range<Int>) -> String {
    extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the bytes of a range are those of a text.
  func equals(_ text: String, in range: Range<Int>) -> Bool {
    guard text.utf8.count == range.count else { return false }
    var position = range.lowerBound
    for byte in text.utf8 {
      if byte != self[position] { return false }
      position += 1
    }
    return true
  }

  /// The byte offset of a UTF-16 unit.
  func byteOffset(ofUnit unit: Int) -> Int {
    var units = 0
    for index in indices {
      if units >= unit, self[index] & 0xC0 != 0x80 { return index }
      if self[index] & 0xC0 != 0x80 { units += self[index] >= 0xF0 ? 2 : 1 }
    }
    return count
  }

  /// The number of UTF-16 units in a range.
  func utf16Length(_ range: Range<Int>) -> Int {
    var units = 0
    for index in range {
      let byte = self[index]
      if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
    }
    return units
  }
}
