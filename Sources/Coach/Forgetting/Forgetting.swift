/// What a person wants forgotten, completely: the recorder takes it out of every file.
package struct Forgetting: Sendable, Equatable, Codable {
  /// A session that is to go as a whole.
  package enum Session: Sendable, Equatable, Codable {
    case this
    /// The newest but this one.
    case last
    /// As a person names it: a number, a date, the start of an id.
    case named(String)
  }

  /// Keys of facts.
  package var facts: [String] = []
  /// Kinds of memory that go as a whole.
  package var kinds: [MemoryChange.Whole] = []
  /// Words that go wherever they stand.
  package var words: [String] = []
  package var session: Session?
  /// Facts were named by what they hold, so the words of the command go as well.
  package var isByWords = false

  package init(
    facts: [String] = [], kinds: [MemoryChange.Whole] = [], words: [String] = [],
    session: Session? = nil, isByWords: Bool = false
  ) {
    self.isByWords = isByWords
    self.facts = facts
    self.kinds = kinds
    self.words = words
    self.session = session
  }

  /// The texts that only these facts and kinds hold, as they are remembered now; they go everywhere.
  package func texts(in memory: Memory) -> [String] {
    var texts = words
    for (key, fact) in memory.facts where isForgotten(fact: key) {
      texts += Self.texts(ofFact: key, fact.value)
    }
    if kinds.contains(.plans) || kinds.contains(.everything) {
      texts += memory.plans.flatMap { Self.telling([$0.condition, $0.action]) }
    }
    if kinds.contains(.paused) || kinds.contains(.everything) {
      texts += (memory.paused ?? []).flatMap { Self.telling($0.values.compactMap(\.words)) }
    }
    return texts
  }

  package func isForgotten(fact key: String) -> Bool {
    facts.contains(key) || kinds.contains(.everything)
  }

  /// The texts by which a fact could be told from what was said.
  package static func texts(ofFact key: String, _ value: String) -> [String] {
    if key == Memory.countryKey { return [] }
    guard key.hasPrefix(Memory.contactLead) else { return telling([value]) }
    let number = value.split(separator: ",").last.map(String.init) ?? ""
    return telling([value, number])
  }

  /// The texts of a plan.
  package static func texts(ofPlan condition: String, _ action: String) -> [String] {
    telling([condition, action])
  }

  /// Leaves out what says nothing of anybody: small numbers, "yes", and other words of every day.
  private static func telling(_ texts: [String]) -> [String] {
    texts.filter { text in
      guard !text.isEmpty, text != WordRemoval.mark else { return false }
      let words = text.plainWords
      if words.count == 1 {
        return !EverydayWords.contains(words[0]) && (words[0].contains(where: \.isLetter) || words[0].count > 4)
      }
      return true
    }
  }
}

extension MemoryChange.Whole: Codable {}
