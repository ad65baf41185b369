/// The standard numeric formats of .NET, such as `N2`, in the invariant culture.
enum NumberFormat {
  /// The number as a standard format, or as a custom one such as `#,##0.0`, writes it.
  static func text(of number: Float, _ format: String) throws(FormatError) -> String {
    if let special = DecimalDigits(shortest: number).special { return special }
    guard let standard = try Specifier(format) else {
      return try CustomNumberFormat(format).text(of: number)
    }
    switch standard.letter {
    case "C", "c":
      let text = fixed(number, standard.precision ?? 2, grouped: true)
      return text.isNegative ? "(¤\(text.digits))" : "¤\(text.digits)"
    case "D", "d":
      return try wholeNumber(number, standard)
    case "E", "e":
      return scientific(number, standard)
    case "F", "f":
      return fixed(number, standard.precision ?? 2, grouped: false).text
    case "N", "n":
      return fixed(number, standard.precision ?? 2, grouped: true).text
    case "P", "p":
      return fixed(number, standard.precision ?? 2, grouped: true, shiftedBy: 2).text + " %"
    case "G", "g", "R", "r":
      return general(number, standard)
    case "X", "x":
      return try hexadecimal(number, standard)
    default:
      throw .badSpecifier(format)
    }
  }

  /// A letter with an optional number of digits.
  struct Specifier {
    var letter: Character
    var precision: Int?

    /// Nil when the text is a custom format.
    init?(_ format: String) throws(FormatError) {
      guard let first = format.first else {
        letter = "G"
        return
      }
      guard first.isASCII, first.isLetter else { return nil }
      letter = first
      let digits = format.dropFirst()
      if digits.isEmpty { return }
      guard digits.utf8.allSatisfy(\.isDigit) else { return nil }
      let number = Int(digits) ?? Int.max
      guard number <= CompositeFormat.maximumWidth else { throw .tooWide(number) }
      precision = number
    }
  }

  private struct Signed {
    var isNegative: Bool
    var digits: String
    var text: String { (isNegative ? "-" : "") + digits }
  }

  /// A number of digits after the point; a half goes to the even digit, from the exact value.
  private static func fixed(
    _ number: Float, _ places: Int, grouped: Bool, shiftedBy shift: Int = 0
  ) -> Signed {
    var value = DecimalDigits(exact: number)
    if !value.digits.isEmpty { value.scale += shift }
    value.round(keeping: value.scale + places, .halfToEven)
    var text = grouped ? value.wholeText.grouped : value.wholeText
    if places > 0 { text += "." + value.fractionText(places: places) }
    return Signed(isNegative: value.isNegative, digits: text)
  }

  private static func scientific(_ number: Float, _ format: Specifier) -> String {
    let places = format.precision ?? 6
    var value = DecimalDigits(exact: number)
    value.round(keeping: places + 1, .halfToEven)
    let exponent = value.digits.isEmpty ? 0 : value.scale - 1
    var text = (value.isNegative ? "-" : "") + value.digitText(0..<1)
    if places > 0 { text += "." + value.digitText(1..<places + 1) }
    text += String(format.letter) + (exponent < 0 ? "-" : "+")
    return text + String(abs(exponent)).leftPadded(to: 3)
  }

  private static func general(_ number: Float, _ format: Specifier) -> String {
    let isUpper = format.letter == "G" || format.letter == "R"
    let mark: Character = isUpper ? "E" : "e"
    guard let precision = format.precision, precision > 0, format.letter.lowercased() == "g" else {
      return DecimalDigits(shortest: number).generalText(maximumScale: 9, exponentMark: mark)
    }
    var value = DecimalDigits(exact: number)
    value.round(keeping: precision, .halfToEven)
    return value.generalText(maximumScale: precision, exponentMark: mark)
  }

  private static func wholeNumber(
    _ number: Float, _ format: Specifier
  ) throws(FormatError) -> String {
    guard number == number.rounded() else { throw .badSpecifier(String(format.letter)) }
    let value = DecimalDigits(exact: number)
    return (number < 0 ? "-" : "") + value.wholeText.leftPadded(to: format.precision ?? 1)
  }

  private static func hexadecimal(
    _ number: Float, _ format: Specifier
  ) throws(FormatError) -> String {
    guard let whole = Int64(exactly: number) else { throw .badSpecifier(String(format.letter)) }
    let isUpper = format.letter == "X"
    let digits =
      Int32(exactly: whole).map { String(UInt32(bitPattern: $0), radix: 16, uppercase: isUpper) }
      ?? String(UInt64(bitPattern: whole), radix: 16, uppercase: isUpper)
    return digits.leftPadded(to: format.precision ?? 1)
  }
}

extension String {
  /// Digits with a comma before each group of three.
  fileprivate var grouped: String {
    var output: [UInt8] = []
    let digits = Array(utf8)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { output.append(UInt8(ascii: ",")) }
      output.append(digit)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
