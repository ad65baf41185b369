import Understanding

/// Which of the choices on the screen was meant.
enum ChoiceMatch: Equatable {
  case one(Int)
  case noSuchNumber(Int)
  case none

  /// Tries the number, the words themselves, the start of the words, yes and no, and at last
  /// the reading. Cost: linear in the length of the choices.
  init(_ text: String, among choices: [OfferedChoice], reading: Reading?) {
    if let number = text.choiceNumber {
      self = choices.indices.contains(number - 1) ? .one(number - 1) : .noSuchNumber(number)
      return
    }
    let typed = text.plainWords
    guard !typed.isEmpty else {
      self = .none
      return
    }
    let words = choices.map(\.choice.text.plainWords)
    if let exact = words.firstIndex(of: typed) {
      self = .one(exact)
      return
    }
    let begun = words.indices.filter { words[$0].begins(withStartsOf: typed) }
    if begun.count == 1 {
      self = .one(begun[0])
    } else if let tagged = Self.tagged(text, choices, reading) {
      self = .one(tagged)
    } else if let meant = reading?.choice, choices.indices.contains(meant) {
      self = .one(meant)
    } else {
      self = .none
    }
  }

  /// A yes or no with more words behind it than these begins a story.
  private static let longestAnswer = 25

  private static func tagged(
    _ text: String, _ choices: [OfferedChoice], _ reading: Reading?
  ) -> Int? {
    // "Ok bye" is no yes.
    if reading?.topics.first?.topic == "meta-goodbye" { return nil }
    if let meaning = YesNo.word(in: text, reading: reading), text.wordCount <= 6 {
      if let index = choices.firstIndex(where: { $0.tags.contains(meaning) }) { return index }
    } else if text.wordCount <= longestAnswer, reading?.saysSomethingElse != true,
      let meaning = YesNo(text.leadingClause)?.rawValue
    {
      // "No, but sometimes" is neither.
      let isTurned = meaning == "no" && text.spacedWords.contains(" but ")
      let tag = isTurned ? "unsure" : meaning
      if let index = choices.firstIndex(where: { $0.tags.contains(tag) }) { return index }
    }
    guard reading?.wantsToSkip == true else { return nil }
    return choices.firstIndex { $0.tags.contains("skip") }
  }
}

/// A bare yes, no or not sure, for when no rules are at hand.
enum YesNo: String {
  case yes, no, unsure

  /// "yes", "no" or "unsure" as the rules read it, else as the bare words say; nil for neither.
  static func word(in text: String, reading: Reading?) -> String? {
    reading?.answer?.rawValue ?? YesNo(text)?.rawValue
  }

  init?(_ text: String) {
    switch text.plainWords.joined(separator: " ") {
    case "y", "yes", "yeah", "yep", "yup", "ok", "okay", "sure", "yes please", "please", "i think so",
      "yes i think so", "sí", "si", "claro", "i guess so", "oh yes", "yes yes", "of course", "yes it is", "yes i am", "yes i do":
      self = .yes
    case "n", "no", "nope", "nah", "no thanks", "no thank you", "not really", "oh no", "no no",
      "no i don't", "no i'm not", "no it isn't":
      self = .no
    case "not sure", "unsure", "maybe", "dunno", "i don't know", "idk", "i'm not sure", "im not sure",
      "no i'm not sure", "no im not sure", "i dont know", "not really sure", "no idea", "no lo sé", "no lo se", "no sé", "no se", "quizás":
      self = .unsure
    default: return nil
    }
  }
}

extension [String] {
  /// Whether each typed word is the start of the word at its place: "ask for" begins
  /// "asking for what i need".
  fileprivate func begins(withStartsOf typed: [String]) -> Bool {
    typed.count <= count && zip(typed, self).allSatisfy { $1.hasPrefix($0) }
  }
}
