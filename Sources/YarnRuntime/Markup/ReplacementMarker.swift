/// `select`, `plural` or `ordinal`: a marker in whose place a text stands that its value chooses.
///
/// Its properties stay in the line's bytes: of all its cases, one becomes text.
struct ReplacementMarker {
  /// The names that make a marker a replacement.
  enum Name: String {
    case select, plural, ordinal

    init?(_ range: Range<Int>, in bytes: Span<UInt8>) {
      if bytes.matches("select", in: range) {
        self = .select
      } else if bytes.matches("plural", in: range) {
        self = .plural
      } else if bytes.matches("ordinal", in: range) {
        self = .ordinal
      } else {
        return nil
      }
    }

    init?(_ name: String) {
      guard let name = name.withBytes({ Name($0.indices, in: $0) }) else { return nil }
      self = name
    }
  }

  let name: Name
  let properties: [ScannedProperty]
  /// Where its bracket stands, which is where its errors are.
  let start: Int

  /// The text that is chosen, and the value for each `%` in it.
  func choice(
    in bytes: Span<UInt8>, locale: String
  ) throws(MarkupError) -> (text: ScannedValue, value: String) {
    guard let value = property("value", in: bytes)?.value(in: bytes) else {
      throw error(.noValue(name.rawValue))
    }
    if name != .select { return try pluralChoice(of: value, in: bytes, locale: locale) }
    let text = value.description
    guard let choice = property(text, in: bytes) else {
      throw error(.noCase(marker: name.rawValue, value: text, expected: text))
    }
    return (choice, text)
  }

  private func pluralChoice(
    of value: MarkupValue, in bytes: Span<UInt8>, locale: String
  ) throws(MarkupError) -> (text: ScannedValue, value: String) {
    guard let (number, operands) = value.counted else {
      throw error(.notANumber(marker: name.rawValue, value: value.description))
    }
    let rules = PluralRules(name == .plural ? .cardinal : .ordinal, locale: locale)
    let form = rules.form(of: operands)
    var choice = property(form.name.rawValue, in: bytes)
    if choice == nil, form.isOptional {
      choice = property(PluralCase.other.rawValue, in: bytes)
    }
    guard let choice else {
      throw error(.noCase(marker: name.rawValue, value: number, expected: form.name.rawValue))
    }
    guard choice.isText else {
      throw error(.caseIsNotText(marker: name.rawValue, property: form.name.rawValue))
    }
    return (choice, number)
  }

  private func error(_ kind: MarkupError.Kind) -> MarkupError { MarkupError(kind, at: start) }

  /// The value of the first property of a name; if there is none, of the first that has it with its
  /// accents written apart, or else in another case.
  private func property(_ wanted: String, in bytes: Span<UInt8>) -> ScannedValue? {
    for property in properties where bytes.equals(wanted, in: property.name) {
      return property.value
    }
    // Only words with letters beyond ASCII can be the same in other bytes.
    for property in properties
    where !bytes.isASCII(property.name) && bytes.text(property.name) == wanted {
      return property.value
    }
    let lowered = wanted.lowercased()
    for property in properties where bytes.equalsLowercased(lowered, in: property.name) {
      return property.value
    }
    return nil
  }
}

extension MarkupValue {
  /// The number as a person would write it, without an exponent below 10^15, and as plural rules see
  /// it; nil for another type.
  fileprivate var counted: (text: String, operands: PluralOperands)? {
    switch self {
    case .integer(let number):
      let text = String(number)
      return (text, Int32(exactly: number).map { PluralOperands($0) } ?? PluralOperands(text))
    case .float(let number) where number.isFinite:
      let text = DecimalDigits(shortest: number).generalText(maximumScale: 15)
      return (text, PluralOperands(text))
    default: return nil
    }
  }
}
