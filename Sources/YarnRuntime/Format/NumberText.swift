/// Numbers as scripts show them, the same in every language.
public enum NumberText {
  /// The shortest decimal that reads back as the same number: `1`, `0.3`, `1E+09`, `1E-05`.
  public static func text(_ number: Float) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    if number == number.rounded(.towardZero), abs(number) < 1_000_000 {
      return number == 0 && number.sign == .minus ? "-0" : String(Int(number))
    }
    let (digits, exponent) = shortest(abs(number))
    let sign = number < 0 ? "-" : ""
    // As in .NET: an exponent from ten digits on, and below 0.0001.
    if exponent >= 9 || exponent < -4 { return sign + scientific(digits, exponent) }
    return sign + plain(digits, exponent)
  }

  /// Truth values as scripts show them.
  public static func text(_ bool: Bool) -> String { bool ? "True" : "False" }

  /// The digits without zeros at either end, and the power of ten of the first.
  private static func shortest(_ number: Float) -> ([UInt8], Int) {
    var digits: [UInt8] = []
    var pointAt: Int?
    var exponent = 0
    let text = Array(number.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        pointAt = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte)
      }
    }
    var power = (pointAt ?? digits.count) - 1 + exponent
    while digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      power -= 1
    }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, power)
  }

  private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
    var text = String(decoding: digits.prefix(1), as: UTF8.self)
    if digits.count > 1 { text += "." + String(decoding: digits.dropFirst(), as: UTF8.self) }
    let power = String(abs(exponent))
    return text + "E" + (exponent < 0 ? "-" : "+") + (power.count < 2 ? "0" + power : power)
  }

  private static func plain(_ digits: [UInt8], _ exponent: Int) -> String {
    let all = String(decoding: digits, as: UTF8.self)
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + all }
    let whole = exponent + 1
    if digits.count <= whole { return all + String(repeating: "0", count: whole - digits.count) }
    return all.prefix(whole) + "." + all.dropFirst(whole)
  }
}
