/// The six cases into which languages sort numbers.
public enum PluralCase: String, Sendable, CaseIterable {
  case zero, one, two, few, many, other
}

/// The rules by which a language chooses the case of a number, after Unicode's CLDR.
public struct PluralRules: Sendable {
  /// What is counted.
  public enum Kind: Sendable {
    /// How many: one day, two days.
    case cardinal
    /// Which one: first, second.
    case ordinal
  }

  private let cases: [PluralForm]

  /// The rules of a language, given as a BCP 47 tag.
  ///
  /// A tag without rules of its own takes those of the shorter tag (`en-AU` those of `en`); an
  /// unknown language has the case `other` alone.
  public init(_ kind: Kind, locale: String) {
    let table = kind == .cardinal ? PluralTable.cardinal : PluralTable.ordinal
    cases = table.rules(for: locale)
  }

  /// The case of a number.
  public func caseName(of number: PluralOperands) -> PluralCase {
    form(of: number).name
  }

  /// The case of a number, and whether a text may do without it.
  func form(of number: PluralOperands) -> PluralForm {
    cases.first { $0.condition.holds(for: number) } ?? .other
  }
}

/// One case of a language with the condition for it.
struct PluralForm: Sendable {
  var name: PluralCase
  /// Whether a text without this case may use the one for `other`: so with the `many` of the
  /// Romance languages for whole millions, which few texts provide for.
  var isOptional: Bool
  var condition: PluralCondition

  static let other = PluralForm(
    name: .other, isOptional: false, condition: PluralCondition(alternatives: [[]]))

  /// Reads `one: i = 1 and v = 0`; a question mark after the name makes the case optional.
  init?(_ text: Substring) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    var name = text[..<colon]
    isOptional = name.last == "?"
    if isOptional { name.removeLast() }
    guard let known = PluralCase(rawValue: String(name)) else { return nil }
    self.name = known
    condition = PluralCondition(text[text.index(after: colon)...])
  }

  private init(name: PluralCase, isOptional: Bool, condition: PluralCondition) {
    self.name = name
    self.isOptional = isOptional
    self.condition = condition
  }
}
