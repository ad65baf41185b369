/// A condition of a plural rule: alternatives, each a list of relations that must all hold.
struct PluralCondition: Sendable {
  var alternatives: [[PluralRelation]]

  init(alternatives: [[PluralRelation]]) {
    self.alternatives = alternatives
  }

  /// Reads CLDR's notation, such as `v = 0 and i % 10 = 2..4 and i % 100 != 12..14 or n = 0`.
  ///
  /// The notation comes from our own table alone, and a test reads all of it.
  init(_ text: Substring) {
    let words = text.split(separator: " ")
    alternatives = words.split(separator: "or").map { alternative in
      alternative.split(separator: "and").compactMap { PluralRelation(Array($0)) }
    }
  }

  func holds(for number: PluralOperands) -> Bool {
    alternatives.contains { $0.allSatisfy { $0.holds(for: number) } }
  }
}

/// `n % 10 = 1,3..5`: an operand, perhaps its remainder, and the values it must or must not have.
struct PluralRelation: Sendable {
  var operand: Unicode.Scalar
  var modulus: UInt64
  var isNegated: Bool
  var ranges: [ClosedRange<UInt64>]

  init?(_ words: [Substring]) {
    guard words.count == 3 || words.count == 5, let name = words[0].unicodeScalars.first else {
      return nil
    }
    operand = name
    modulus = words.count == 5 ? UInt64(words[2]) ?? 0 : 0
    isNegated = words[words.count - 2] == "!="
    ranges = words[words.count - 1].split(separator: ",").compactMap { part in
      let ends = part.split(separator: ".").compactMap { UInt64($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { return nil }
      return first...last
    }
  }

  func holds(for number: PluralOperands) -> Bool {
    guard var value = number[operand] else { return isNegated }
    if modulus > 0 { value %= modulus }
    return ranges.contains { $0.contains(value) } != isNegated
  }
}
