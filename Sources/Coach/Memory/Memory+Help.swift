/// What a person told us for the hour of need: their country, and people of their own to ring.
///
/// Both are facts like any other, so that `/memory` shows them and `/forget` removes them.
extension Memory {
  package static let countryKey = "country"
  package static let contactLead = "contact_"

  /// Whether a fact is a contact; its key holds the name.
  package static func isContact(_ key: String) -> Bool { key.hasPrefix(contactLead) }

  /// The country that `/country` set; nil when the person never said.
  package var country: String? { facts[Self.countryKey]?.value }

  /// The person's own contacts as they are shown, the oldest first.
  package var contacts: [String] {
    facts.filter { $0.key.hasPrefix(Self.contactLead) && $0.value.value != WordRemoval.mark }
      .sorted { ($0.value.at, $0.key) < ($1.value.at, $1.key) }
      .map(\.value.value)
  }

  /// Whether a fact is kept for the hour of need, and so never makes room for another.
  package static func isForHelp(_ key: String) -> Bool {
    key == countryKey || key.hasPrefix(contactLead)
  }
}

/// A person to ring, from what was typed behind `/contact`: a name, then a number.
struct OwnContact: Equatable {
  let name: String
  let number: String

  /// Nil when there is no name, or no number of at least three digits at the end.
  init?(_ typed: String) {
    let words = typed.split(whereSeparator: \.isWhitespace)
    let digits = words.reversed().prefix { $0.allSatisfy { "0123456789+-()./".contains($0) } }
    let name = words.dropLast(digits.count).joined(separator: " ").filter { !$0.isControl }
    self.name = name.last == ":" || name.last == "," ? String(name.dropLast()) : name
    number = digits.reversed().joined(separator: " ")
    guard self.name.contains(where: \.isLetter), self.name.count <= 40, number.count <= 30,
      number.count(where: \.isNumber) >= 3
    else { return nil }
  }

  var key: String { Memory.contactLead + name.plainWords.joined(separator: "_") }
  var text: String { "\(name), \(number)" }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains {
      $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
    }
  }
}
