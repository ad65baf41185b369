/// What a person told the coach to remember, in their own words: facts with a number for a name.
extension Memory {
  static let noteLead = "note_"

  static func noteKey(_ number: Int) -> String { "\(noteLead)\(number)" }

  /// The notes in the order of their numbers.
  package var notes: [(number: Int, key: String, fact: Fact)] {
    facts.compactMap { key, fact in
      key.hasPrefix(Self.noteLead)
        ? Int(key.dropFirst(Self.noteLead.count)).map { ($0, key, fact) } : nil
    }
    .sorted { $0.number < $1.number }
  }

  /// A number that no note has, above all others.
  var nextNote: Int { (notes.last?.number ?? 0) + 1 }

  /// Whether a fact was given to be kept, and so never makes room for another.
  static func isOwn(_ key: String) -> Bool { isForHelp(key) || key.hasPrefix(noteLead) }

  /// What a person calls a fact.
  package static func title(ofFact key: String) -> String {
    switch key {
    case "name": "your name"
    case "pronoun": "how to speak of you"
    case "person": "the person you speak of"
    case countryKey: "your country"
    case "depth": "how deep we go"
    case _ where key.hasPrefix("words_"):
      "your words about \(key.dropFirst("words_".count).replacing("_", with: " "))"
    case "numbers_first": "whether numbers come first"
    case _ where key.hasPrefix("reflection_"): "your self-reflection"
    case _ where key.hasPrefix(contactLead): "your contact"
    case _ where key.hasPrefix(noteLead): "note \(key.dropFirst(noteLead.count))"
    default: key.replacing("_", with: " ")
    }
  }
}
