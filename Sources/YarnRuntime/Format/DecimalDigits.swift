/// A number as decimal digits: `0.d₁d₂d₃… × 10^scale`, with a sign.
///
/// Digits have no zeros at either end; zero has no digits.
struct DecimalDigits: Equatable {
  /// The digits, 0 to 9 each.
  var digits: [UInt8]
  /// Where the decimal point stands, counted from before the first digit.
  var scale: Int
  var isNegative: Bool
  /// The words for what is no number; nil for a number.
  var special: String?

  /// The shortest digits that read back as the same Float.
  init(shortest number: Float) {
    self.init(signOf: number)
    guard special == nil, number != 0 else { return }
    var pointAt: Int?
    var exponent = 0
    var bytes = Array(number.magnitude.description.utf8)
    if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) ?? 0
      bytes.removeSubrange(mark...)
    }
    for byte in bytes {
      if byte.isDigit { digits.append(byte - UInt8(ascii: "0")) } else { pointAt = digits.count }
    }
    scale = (pointAt ?? digits.count) + exponent
    trim()
  }

  /// All the digits of the Float's exact value, at most 112 of them.
  init(exact number: Float) {
    self.init(signOf: number)
    guard special == nil, number != 0 else { return }
    var exponent = Int(number.exponent) - number.significandWidth
    // The significand as a whole number, least digit first while it is multiplied.
    var whole = number.significandBitPattern >> UInt32(23 - number.significandWidth)
    if number.isNormal { whole |= 1 << UInt32(number.significandWidth) }
    if number.isSubnormal {
      whole = number.significandBitPattern
      exponent = -149
    }
    var reversed: [UInt8] = []
    while whole > 0 {
      reversed.append(UInt8(whole % 10))
      whole /= 10
    }
    let factor: UInt16 = exponent < 0 ? 5 : 2
    for _ in 0..<abs(exponent) {
      var carry: UInt16 = 0
      for index in reversed.indices {
        let product = UInt16(reversed[index]) * factor + carry
        reversed[index] = UInt8(product % 10)
        carry = product / 10
      }
      if carry > 0 { reversed.append(UInt8(carry)) }
    }
    digits = reversed.reversed()
    // m × 2^-k = m × 5^k × 10^-k.
    scale = digits.count + min(exponent, 0)
    trim()
  }

  private init(signOf number: Float) {
    digits = []
    scale = 0
    isNegative = number.sign == .minus
    special =
      number.isNaN ? "NaN" : number.isInfinite ? (number > 0 ? "Infinity" : "-Infinity") : nil
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    scale -= zeros
    if digits.isEmpty { scale = 0 }
  }

  /// How a half is rounded.
  enum Rounding { case halfToEven, halfUp }

  /// Keeps a number of digits from the first, which may be negative.
  mutating func round(keeping count: Int, _ rounding: Rounding) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      scale = 0
      return
    }
    let isHalf = digits[count] == 5 && digits.count == count + 1
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let goesUp = isHalf && rounding == .halfToEven ? isOdd : digits[count] >= 5
    digits.removeSubrange(count...)
    guard goesUp else { return trim() }
    while digits.last == 9 { digits.removeLast() }
    if let last = digits.indices.last {
      digits[last] += 1
    } else {
      digits = [1]
      scale += 1
    }
  }

  /// Plain digits, or an exponent when the point stands beyond `maximumScale` or below 10^-4.
  func generalText(maximumScale: Int, exponentMark: Character = "E") -> String {
    if let special { return special }
    var text = isNegative ? "-" : ""
    if scale > maximumScale || scale < -3 {
      text += digitText(0..<1)
      if digits.count > 1 { text += "." + digitText(1..<digits.count) }
      let exponent = scale - 1
      text += "\(exponentMark)\(exponent < 0 ? "-" : "+")"
      return text + String(abs(exponent)).leftPadded(to: 2)
    }
    text += wholeText
    if digits.count > scale { text += "." + fractionText(places: digits.count - scale) }
    return text
  }

  /// The digits before the point; `0` when there are none.
  var wholeText: String { scale > 0 ? digitText(0..<scale) : "0" }

  /// A number of digits after the point.
  func fractionText(places: Int) -> String {
    digitText(scale..<scale + places)
  }

  /// The digits of a range of places, zero where the number has none.
  func digitText(_ range: Range<Int>) -> String {
    String(
      decoding: range.map { index in
        UInt8(ascii: "0") + (digits.indices.contains(index) ? digits[index] : 0)
      }, as: UTF8.self)
  }
}

extension String {
  /// The text with zeros before it up to a length.
  func leftPadded(to length: Int) -> String {
    String(repeating: "0", count: Swift.max(0, length - utf8.count)) + self
  }
}
