/// Numbers in the language's one way to write them: digits, perhaps a point and more digits.
extension ScriptPrinter {
  /// The shortest digits that are read as this number.
  static func numeral(_ number: Float) throws(Unprintable) -> String {
    guard !number.isNaN, number.sign == .plus else { throw Unprintable() }
    // Digits past the largest number are read as infinity.
    guard number.isFinite else { return "1" + String(repeating: "0", count: 39) }
    let pieces = number.description.split(separator: "e")
    let mantissa = pieces[0].split(separator: ".")
    let exponent = pieces.count > 1 ? Int(pieces[1]) ?? 0 : 0
    var whole = String(mantissa[0])
    var fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    if exponent > 0 {
      fraction += String(repeating: "0", count: max(exponent - fraction.count, 0))
      whole += fraction.prefix(exponent)
      fraction = String(fraction.dropFirst(exponent))
    } else if exponent < 0 {
      fraction = String(repeating: "0", count: -exponent - 1) + whole + fraction
      whole = "0"
    }
    return fraction.isEmpty ? whole : whole + "." + fraction
  }
}
