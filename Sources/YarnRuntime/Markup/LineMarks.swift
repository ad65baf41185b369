/// Which bytes that matter to markup a line has, found in one pass.
struct LineMarks {
  let isASCII: Bool
  /// Whether no letter of the line can be changed by normalising it: U+0300, the first that can,
  /// begins with the byte 0xCC.
  let isPlainlyComposed: Bool
  let hasMarkers: Bool
  let hasColon: Bool

  /// Looks at eight bytes in one step, the last eight of which may overlap those before.
  init(_ bytes: Span<UInt8>) {
    var all = EightBytes(0)
    var wide: UInt64 = 0
    var markers: UInt64 = 0
    var colons: UInt64 = 0
    var position = 0
    while position < bytes.count {
      let word = EightBytes(bytes, at: position)
      all.bits |= word.bits
      wide |= word.marks(ofLeadsFrom: 0xCC)
      markers |= word.marks(of: .openBracket) | word.marks(of: .backslash)
      colons |= word.marks(of: .colon)
      position &+= 8
    }
    isASCII = all.marks(ofLeadsFrom: 0x80) == 0
    isPlainlyComposed = wide == 0
    hasMarkers = markers != 0
    hasColon = colons != 0
  }
}

extension UInt8 {
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let backslash = UInt8(ascii: "\\")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let quote = UInt8(ascii: "\"")
  static let equals = UInt8(ascii: "=")
}
