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
  /// The first place of a byte at or after a position.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    let found = firstIndex(of: byte, or: byte, in: start..<count)
    return found < count ? found : nil
  }

  /// The first place of one of two bytes in a range; the range's end when there is none.
  func firstIndex(of first: UInt8, or second: UInt8, in range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound {
      let word = EightBytes(self, at: position)
      let found = word.marks(of: first) | word.marks(of: second)
      if found != 0 {
        return Swift.min(position &+ found.trailingZeroBitCount / 8, range.upperBound)
      }
      position &+= 8
    }
    return range.upperBound
  }

  /// Whether the bytes of a word stand at a position.
  func matches(_ word: StaticString, at position: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position >= 0, position + length <= count else { return false }
    return word.withUTF8Buffer { expected in
      for offset in 0..<length where self[position + offset] != expected[offset] { return false }
      return true
    }
  }

  /// Whether a range holds a word.
  func matches(_ word: StaticString, in range: Range<Int>) -> Bool {
    range.count == word.utf8CodeUnitCount && matches(word, at: range.lowerBound)
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
  ///
  /// In markers there is mostly none, which is seen without a call.
  @inline(__always) func skippingSpace(from start: Int) -> Int {
    if start < count, self[start] > 0x20, self[start] < 0x80 { return start }
    return skippingAnySpace(from: start)
  }

  private func skippingAnySpace(from start: Int) -> Int {
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
    return wideSpaceLength(at: position)
  }

  /// The length in bytes of the letter or digit at a position; 0 when there is none.
  ///
  /// Letters above U+FFFF do not count, as in upstream's names.
  func letterLength(at position: Int) -> Int {
    let byte = self[position]
    if byte < 0x80 { return byte.isLetterOrDigit ? 1 : 0 }
    return wideLetterLength(at: position)
  }

  // The properties of scalars stand in functions of their own: room is made for them at the start of
  // a function, by a call, even when only ASCII is met.

  @inline(never) private func wideSpaceLength(at position: Int) -> Int {
    let (scalar, length) = scalar(at: position)
    return scalar.properties.isWhitespace ? length : 0
  }

  @inline(never) private func wideLetterLength(at position: Int) -> Int {
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
      let byte = self[position]
      if byte.isLetterOrDigit {
        position &+= 1
        continue
      }
      let isJoiner = byte == UInt8(ascii: "_") || byte == UInt8(ascii: "|")
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
    return text.withBytes { expected in
      for index in expected.indices where self[range.lowerBound + index] != expected[index] {
        return false
      }
      return true
    }
  }

  /// Whether a range holds ASCII alone.
  func isASCII(_ range: Range<Int>) -> Bool {
    for index in range where self[index] >= 0x80 { return false }
    return true
  }

  /// Whether the name in a range, in lower case, is a text, which is in lower case.
  func equalsLowercased(_ text: String, in range: Range<Int>) -> Bool {
    guard isASCII(range) else { return self.text(range).lowercased() == text }
    guard text.utf8.count == range.count else { return false }
    var position = range.lowerBound
    for byte in text.utf8 {
      let isUpper = self[position] >= UInt8(ascii: "A") && self[position] <= UInt8(ascii: "Z")
      if byte != self[position] | (isUpper ? 0x20 : 0) { return false }
      position += 1
    }
    return true
  }

  /// The number of UTF-16 units in a range.
  func utf16Length(_ range: Range<Int>) -> Int {
    var units = 0
    // Without branches and checks, so that the compiler takes many bytes at once.
    extracting(range).withUnsafeBufferPointer { buffer in
      for byte in buffer { units += (byte & 0xC0 != 0x80 ? 1 : 0) + (byte >= 0xF0 ? 1 : 0) }
    }
    return units
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII letter or digit.
  fileprivate var isLetterOrDigit: Bool {
    (self | 0x20) &- UInt8(ascii: "a") < 26 || self &- UInt8(ascii: "0") < 10
  }
}
