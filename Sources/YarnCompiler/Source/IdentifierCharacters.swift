/// Which characters may stand in names of nodes, variables, functions and enums.
///
/// Letters, `_`, digits after the first place, most of Unicode and emoji, as in Yarn Spinner's lexer.
enum IdentifierCharacters {
  /// The length in bytes of the identifier that begins at an offset; 0 when none does.
  static func length(in bytes: [UInt8], at offset: Int) -> Int {
    var position = offset
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        guard isHead(ascii: byte) || (byte.isDigit && position > offset) else { break }
        position += 1
      } else {
        let (scalar, width) = decode(bytes, position)
        guard isHead(scalar) || (position > offset && isMark(scalar)) else { break }
        position += width
      }
    }
    return position - offset
  }

  private static func isHead(ascii byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    marks.contains { $0.contains(scalar) }
  }

  private static func isHead(_ scalar: UInt32) -> Bool {
    if scalar >= 0x10000 { return scalar & 0xFFFF <= 0xFFFD && scalar < 0xF0000 }
    var low = 0
    var high = heads.count
    while low < high {
      let middle = (low + high) / 2
      if heads[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    return low < heads.count && heads[low].contains(scalar)
  }

  /// The scalar at an offset of valid UTF-8, and its length.
  static func decode(_ bytes: [UInt8], _ offset: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[offset])
    let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard width > 1, offset + width <= bytes.count else { return (first, 1) }
    var scalar = first & (0x7F >> UInt32(width))
    for index in 1..<width { scalar = scalar << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (scalar, width)
  }

  private static let marks: [ClosedRange<UInt32>] = [
    0x0300...0x036F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F,
  ]

  private static let heads: [ClosedRange<UInt32>] = [
    0xA8...0xA8, 0xAA...0xAA, 0xAD...0xAD, 0xAF...0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE,
    0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x167F, 0x1681...0x180D, 0x180F...0x1DBF,
    0x1E00...0x1FFF, 0x200B...0x200D, 0x202A...0x202E, 0x203F...0x2040, 0x2054...0x2054,
    0x2060...0x20CF, 0x2100...0x218F, 0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF,
    0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F, 0x3031...0x303F, 0x3040...0xD7FF,
    0xF900...0xFD3D, 0xFD40...0xFDCF, 0xFDF0...0xFE1F, 0xFE30...0xFE44, 0xFE47...0xFFFD,
  ]
}
