/// What the words behind `/forget` mean.
package enum ForgetRequest: Sendable, Equatable {
  /// Something to forget, and what to call it in the answer.
  case forget(Forgetting, named: String)
  /// Nothing fits.
  case nothing
  /// Words that stand everywhere.
  case tooCommon

  /// Reads the words, in this order: a session, a kind of memory, a note by its number, a fact by its
  /// name, a fact by its words, a note by its words, and at last words that go everywhere.
  package init(_ typed: String, in memory: Memory) {
    let words = typed.trimmed
    let plain = words.plainWords
    if plain.isEmpty && words.isEmpty {
      self = .nothing
    } else if let session = Self.session(plain, words) {
      self = .forget(Forgetting(session: session), named: "that session")
    } else if let (keys, kinds, name) = Self.known(plain.dropFirst(while: Self.leads), memory) {
      self = .forget(Forgetting(facts: keys, kinds: kinds, isByWords: Self.isNamed(keys, plain)), named: name)
    } else if plain.last == "everywhere", plain.count > 1 {
      self = Self.everywhere(words.droppingLastWord)
    } else if let keys = Self.facts(holding: words, memory) {
      self = .forget(Forgetting(facts: keys, isByWords: true), named: keys.map { Memory.title(ofFact: $0) }.joined(separator: ", "))
    } else {
      self = Self.everywhere(words)
    }
  }

  /// Whether a contact was named, rather than all contacts meant.
  private static func isNamed(_ keys: [String], _ plain: [String]) -> Bool {
    keys.contains(where: Memory.isContact) && plain.last != "contact" && plain.last != "contacts"
  }

  private static let leads: Set = ["my", "the", "your", "about", "all", "that"]

  /// "this session", "the last session", "session 2", "session of 2026-11-24".
  private static func session(_ plain: [String], _ typed: String) -> Forgetting.Session? {
    let rest = plain.filter { $0 != "the" && $0 != "whole" && $0 != "of" }
    guard let place = rest.firstIndex(of: "session"), rest.count <= 4 else { return nil }
    if rest == ["this", "session"] { return .this }
    if rest == ["last", "session"] || rest == ["session", "last"] { return .last }
    guard place == 0, rest.count > 1 else { return nil }
    let name = typed.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
    return name.contains(where: \.isNumber) ? .named(name) : nil
  }

  /// A kind of memory, a note by its number, or a fact by its name.
  private static func known(
    _ plain: [String], _ memory: Memory
  ) -> (keys: [String], kinds: [MemoryChange.Whole], name: String)? {
    let wanted = plain.joined(separator: "_")
    if (["exercise", "exercises", "paused_exercise", "paused_exercises"] as Set).contains(wanted) {
      return ([], [.paused], "what you left in the middle")
    }
    if let whole = MemoryChange.Whole(rawValue: wanted)
      ?? MemoryChange.Whole(rawValue: wanted + "s") ?? (wanted == "all" || wanted.isEmpty && !plain.isEmpty ? .everything : nil)
    {
      return ([], [whole], whole.title)
    }
    let number = plain.last.flatMap { Int($0) }
    if let number, plain.count == 1 || plain.first == "note", plain.count <= 2 {
      let key = Memory.noteKey(number)
      return memory.facts[key] == nil ? nil : ([key], [], "note \(number)")
    }
    let keys: [String] =
      switch wanted {
      case "contact", "contacts": memory.facts.keys.filter { $0.hasPrefix(Memory.contactLead) }.sorted()
      case "note", "notes": memory.notes.map(\.key)
      default: [wanted, Memory.contactLead + wanted].filter { memory.facts[$0] != nil }.prefix(1).map(\.self)
      }
    guard let first = keys.first else { return nil }
    return (keys, [], keys.count == 1 ? Memory.title(ofFact: first) : "your \(wanted.hasSuffix("s") ? wanted : wanted + "s")")
  }

  /// The facts whose words these are, or the notes that hold them; a name, which has a capital, is more
  /// than a note.
  private static func facts(holding words: String, _ memory: Memory) -> [String]? {
    let value = words.plainWords
    let equal = memory.facts.filter { $0.value.value == words || !value.isEmpty && $0.value.value.plainWords == value }
    if !equal.isEmpty { return equal.keys.sorted() }
    guard words != WordRemoval.mark, value.count > 1 || words.first?.isUppercase == false, !value.allSatisfy(EverydayWords.contains)
    else { return nil }
    let spaced = words.spacedWords
    let notes = memory.notes.filter { $0.fact.value.spacedWords.contains(spaced) }.map(\.key)
    return notes.isEmpty ? nil : notes
  }

  private static func everywhere(_ words: String) -> ForgetRequest {
    let plain = words.plainWords
    let isEveryday = plain.allSatisfy { EverydayWords.contains($0) || $0.count == 1 && $0.first?.isASCII == true }
    let isName = plain.count == 1 && words.first?.isUppercase == true
    guard !isEveryday || isName || plain.isEmpty else { return .tooCommon }
    return .forget(Forgetting(words: [words]), named: "those words")
  }
}

extension MemoryChange.Whole {
  /// What it is called in the answer.
  fileprivate var title: String {
    switch self {
    case .everything: "everything"
    case .paused: "what you left in the middle"
    case .plans, .feelings, .reflections: "your \(rawValue)"
    }
  }
}

extension [String] {
  /// Without the words of a set at the start, unless nothing else is there.
  fileprivate func dropFirst(while leads: Set<String>) -> [String] {
    let rest = Array(drop { leads.contains($0) })
    return rest.isEmpty ? suffix(1).map(\.self) : rest
  }
}

extension String {
  fileprivate var droppingLastWord: String {
    guard let end = lastIndex(where: \.isWhitespace) else { return self }
    return String(self[..<end]).trimmed
  }
}
