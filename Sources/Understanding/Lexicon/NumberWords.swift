/// Numbers written in digits or in English words.
enum NumberWords {
  private static let names: [(StaticString, Float)] = [
    ("zero", 0), ("nil", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5),
    ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11),
    ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16),
    ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30),
    ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80),
    ("ninety", 90), ("hundred", 100),
  ]

  /// The value of a folded word, when it is a number up to six digits or a number word.
  static func value(_ bytes: ArraySlice<UInt8>) -> Float? {
    guard let first = bytes.first else { return nil }
    if first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9") { return digits(bytes) }
    guard bytes.count >= 3, bytes.count <= 9, mayBegin(first) else { return nil }
    for (name, value) in names where name.utf8CodeUnitCount == bytes.count && name.utf8Start[0] == first {
      if zip(bytes, 0..<bytes.count).allSatisfy({ $0 == name.utf8Start[$1] }) { return value }
    }
    return nil
  }

  /// Whether one of the names begins with a letter.
  @inline(__always)
  private static func mayBegin(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "h"), UInt8(ascii: "n"), UInt8(ascii: "o"),
      UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Float? {
    guard bytes.count <= 7 else { return nil }
    var whole: Float = 0
    var scale: Float = 0
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        guard scale == 0 else { return nil }
        scale = 1
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      let digit = Float(byte - UInt8(ascii: "0"))
      if scale == 0 {
        whole = whole * 10 + digit
      } else {
        scale /= 10
        whole += digit * scale
      }
    }
    return whole
  }
}
