// Normalisation to Unicode's canonical composed form (NFC).
//
// The standard library has it, but only under the name `_nfc`. Own tables would be 25 KB that can
// disagree with the `==` of the same library, so the underscored one is used, in this file alone, and
// only for text with a scalar outside the ranges below, which are never changed by composition.
@_spi(_Unicode) import Swift

enum CanonicalForm {
  /// The text in composed form.
  static func composed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text._nfc { scalars.append(scalar) }
    return String(scalars)
  }

  /// Whether a text is in composed form by its scalars alone; false says nothing.
  static func isPlainlyComposed(_ bytes: Span<UInt8>) -> Bool {
    var position = 0
    while position < bytes.count {
      let (scalar, length) = bytes.scalar(at: position)
      guard isAlwaysComposed(scalar) else { return false }
      position += length
    }
    return true
  }

  /// Whether a scalar stays as it is and never joins with the one before it.
  ///
  /// The ranges are those that lines are mostly made of: Latin, Greek and Cyrillic letters, dashes and
  /// quotation marks, kana, Chinese characters, Korean syllables, emoji.
  static func isAlwaysComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x388..<0x483, 0x48A..<0x530, 0x2002..<0x20D0, 0x3000..<0x302A,
      0x3041..<0x3099, 0x30A0..<0x3100, 0x4E00..<0xA000, 0xAC00..<0xD7A4, 0xFE0F,
      0x1F300..<0x1FB00:
      true
    default: false
    }
  }
}
