package import Coach

/// Replaces names and numbers in a session by marks, the same mark for the same name.
///
/// Names are those that are remembered, contacts, capitalised words that the person typed and that are
/// no common words, and in small letters first names of a list and an uncommon word after a relation
/// (`my sister anouk`). Numbers are all that were typed but an answer that is only a small
/// number; the coach's own numbers stay. Nothing is learned from other sessions.
package struct Redactor: Sendable {
  private let common: Set<String>
  /// Names in small letters, with their numbers.
  private var names: [String: Int] = [:]
  private var addresses: [String: Int] = [:]
  /// The digits of longer numbers that were typed or remembered: the coach may say them back.
  private var numbers: Set<String> = []

  /// Finds what is to be replaced. `commonWords`, in small letters, are no names.
  ///
  /// Cost: linear in the words of the session.
  package init(_ events: [TimedEvent], commonWords: Set<String>) {
    common = commonWords.union(CommonWords.capitalised)
    for timed in events {
      switch timed.event {
      case .started(let start): learn(from: start.memory)
      case .typed(let text), .journal(let text): learn(from: text)
      case .remembered(.paused(_, _, let values)): for words in values.compactMap(\.words) { learn(from: words) }
      case .remembered(.fact(let key, let value)): learn(fact: key, value)
      default: break
      }
    }
  }

  // MARK: Finding

  private mutating func learn(from memory: Memory) {
    for (key, fact) in memory.facts.sorted(by: { $0.key < $1.key }) { learn(fact: key, fact.value) }
    for words in (memory.paused ?? []).flatMap(\.values).compactMap(\.words) { learn(from: words) }
    for plan in memory.plans {
      learn(from: plan.condition)
      learn(from: plan.action)
    }
  }

  private mutating func learn(fact key: String, _ value: String) {
    guard key != Memory.countryKey else { return }
    learn(from: value)
    guard key == "name" || key == "person" || key.hasPrefix("contact_") else { return }
    for piece in TextPiece.pieces(of: value) {
      guard case .word = piece.kind else { continue }
      let word = Self.stem(piece.text)
      if !common.contains(word.lowercased()) || word.first?.isUppercase == true { addName(word) }
    }
  }

  private mutating func learn(from text: String) {
    let isShouted = !text.contains(where: \.isLowercase)
    /// Whether the word before, with nothing but a blank between, says who somebody is.
    var isAfterRelation = false
    for piece in TextPiece.pieces(of: text) {
      if piece.text == " " { continue }
      let wasAfterRelation = isAfterRelation
      isAfterRelation = false
      switch piece.kind {
      case .word(let isFirst):
        let word = Self.stem(piece.text)
        isAfterRelation = GivenNames.relations.contains(piece.text.lowercased())
        if isName(word, isFirst: isFirst || isShouted)
          || isSmallName(word.lowercased(), isAfterRelation: wasAfterRelation)
        {
          addName(word)
        }
      case .number:
        let digits = piece.text.filter(\.isWholeNumber)
        if digits.count >= 3 { numbers.insert(digits) }
      case .address:
        if addresses[piece.text.lowercased()] == nil {
          addresses[piece.text.lowercased()] = addresses.count + 1
        }
      case .other: break
      }
    }
  }

  /// A capital makes a name, but where any word has one.
  private func isName(_ word: String, isFirst: Bool) -> Bool {
    guard word.first?.isUppercase == true, word.count >= 2 else { return false }
    let small = word.lowercased()
    if CommonWords.capitalised.contains(small) { return false }
    let mayBeAnyWord = isFirst || !word.contains(where: \.isLowercase)
    return !(mayBeAnyWord && common.contains(small))
  }

  /// A name without its capital: one of the list, or a word that no script uses where a name is
  /// likely, unless it ends as verbs and adverbs do.
  private func isSmallName(_ small: String, isAfterRelation: Bool) -> Bool {
    if common.contains(small) || GivenNames.relations.contains(small) { return false }
    if GivenNames.known.contains(small) { return true }
    return isAfterRelation && small.count >= 3
      && !["s", "ed", "ing", "ly", "n't", "n\u{2019}t"].contains(where: small.hasSuffix)
  }

  private mutating func addName(_ word: String) {
    if word.count >= 2, names[word.lowercased()] == nil { names[word.lowercased()] = names.count + 1 }
  }

  /// A word without `'s`.
  private static func stem(_ word: String) -> String {
    for ending in ["'s", "\u{2019}s", "'S", "\u{2019}S"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return word
  }

  // MARK: Replacing

  /// A text with marks in it. The coach's own numbers stay when `isTyped` is false.
  package func redacted(_ text: String, isTyped: Bool) -> String {
    if isTyped, Self.isSmallNumber(text) { return text }
    return TextPiece.pieces(of: text).map { piece in
      switch piece.kind {
      case .other: return piece.text
      case .address: return addresses[piece.text.lowercased()].map { "[address \($0)]" } ?? piece.text
      case .number:
        let digits = piece.text.filter(\.isWholeNumber)
        return isTyped || numbers.contains(digits) ? "[number]" : piece.text
      case .word:
        let word = Self.stem(piece.text)
        let isWritten = word.first?.isUppercase == true || !common.contains(word.lowercased())
        guard isWritten, let number = names[word.lowercased()] else { return piece.text }
        return "[name \(number)]" + piece.text.dropFirst(word.count)
      }
    }.joined()
  }

  /// An answer that picks a choice or rates something.
  private static func isSmallNumber(_ text: String) -> Bool {
    let words = text.filter { !$0.isWhitespace }
    return words.count <= 2 && words.allSatisfy(\.isWholeNumber)
  }

  /// A session with marks in it, ready to be written as another.
  package func redacted(_ events: [TimedEvent]) -> [TimedEvent] {
    events.map { TimedEvent(at: $0.at, event: redacted($0.event), removed: $0.removed) }
  }

  private func redacted(_ event: SessionEvent) -> SessionEvent {
    switch event {
    case .started(var start):
      start.memory = redacted(start.memory)
      return .started(start)
    case .said(var said):
      said.text = redacted(said.text, isTyped: false)
      return .said(said)
    case .offered(let choices):
      return .offered(
        choices.map { choice in
          var choice = choice
          choice.text = redacted(choice.text, isTyped: false)
          return choice
        })
    case .typed(let text): return .typed(redacted(text, isTyped: true))
    case .journal(let text): return .journal(redacted(text, isTyped: true))
    case .remembered(.paused(let exercise, let step, let values)):
      return .remembered(.paused(exercise: exercise, step: step, values: redacted(values)))
    case .remembered(.fact(let key, let value)):
      return .remembered(.fact(key: redacted(key: key), value: redacted(fact: key, value)))
    case .remembered(.forgot(let what)): return .remembered(.forgot(redacted(key: what)))
    case .remembered(.plan(let condition, let action)):
      return .remembered(
        .plan(
          condition: redacted(condition, isTyped: true), action: redacted(action, isTyped: true)))
    case .resumed, .asked, .heard, .remembered, .tookBack, .privatePart, .ended: return event
    }
  }

  private func redacted(_ memory: Memory) -> Memory {
    var result = memory
    result.facts = [:]
    for (key, var fact) in memory.facts {
      fact.value = redacted(fact: key, fact.value)
      result.facts[redacted(key: key)] = fact
    }
    for index in result.plans.indices {
      result.plans[index].condition = redacted(result.plans[index].condition, isTyped: true)
      result.plans[index].action = redacted(result.plans[index].action, isTyped: true)
    }
    result.paused = memory.paused?.map { entry in
      var entry = entry
      entry.values = redacted(entry.values)
      return entry
    }
    return result
  }

  private func redacted(_ values: [KeptValue]) -> [KeptValue] {
    values.map { kept in
      kept.words.map { KeptValue(key: kept.key, value: .text(redacted($0, isTyped: true))) } ?? kept
    }
  }

  private func redacted(fact key: String, _ value: String) -> String {
    key == Memory.countryKey ? value : redacted(value, isTyped: true)
  }

  /// The key of a contact is made of its name.
  private func redacted(key: String) -> String {
    guard key.hasPrefix("contact_") else { return key }
    let words = key.dropFirst("contact_".count).split(separator: "_").map { word in
      names[word.lowercased()].map { "name_\($0)" } ?? String(word)
    }
    return "contact_" + words.joined(separator: "_")
  }
}
