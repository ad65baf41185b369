/// Finds the choice on the screen that was meant: by number, ordinal, letter, or its words.
enum ChoiceReader {
  private static let ordinals: [[String]] = [
    ["first", "1st"], ["second", "2nd"], ["third", "3rd"], ["fourth", "4th"], ["fifth", "5th"],
    ["sixth", "6th"], ["seventh", "7th"], ["eighth", "8th"],
  ]

  static func read(
    _ utterance: Utterance, _ text: String, _ context: ReadingContext, _ tables: RuleTables
  ) -> Int? {
    let choices = context.choices
    guard !choices.isEmpty else { return nil }
    let words = utterance.raw.words.map { String(decoding: utterance.raw.spelling($0), as: UTF8.self) }
    guard !words.isEmpty else { return nil }
    if words.count <= 4, let number = number(words) { return choices.indices.contains(number) ? number : nil }
    if words.count <= 5 {
      if words.contains("last") { return choices.count - 1 }
      for (index, names) in ordinals.enumerated() where words.contains(where: names.contains) {
        return choices.indices.contains(index) ? index : nil
      }
    }
    if words.count <= 3, let letter = letter(words), choices.indices.contains(letter) { return letter }
    return byWords(utterance, words, choices, tables)
  }

  /// "b", "option b", "b please".
  private static func letter(_ words: [String]) -> Int? {
    let rest = words.count == 1 ? words : words.filter { !around.contains($0) }
    guard rest.count == 1, rest[0].utf8.count == 1, let letter = rest[0].utf8.first, letter >= 97,
      rest[0] != "i"
    else { return nil }
    return Int(letter) - 97
  }

  private static let around: Set<String> = [
    "option", "number", "no", "choice", "please", "the", "one", "i'll", "take", "letter",
  ]

  /// "2", "option 2", "number two", "2 please".
  private static func number(_ words: [String]) -> Int? {
    var value: Int?
    for word in words {
      if let number = NumberWords.value(Array(word.utf8)[...]), value == nil,
        number == number.rounded(), words.count == 1 || word != "one"
      {
        value = Int(number)
      } else if !around.contains(word) {
        return nil
      }
    }
    return value.map { $0 - 1 }
  }

  /// The one choice that shares most of its telling words, or that begins with what was typed.
  private static func byWords(
    _ utterance: Utterance, _ words: [String], _ choices: [String], _ tables: RuleTables
  ) -> Int? {
    let typed = Set(utterance.tokens.filter { !$0.flags.contains(.common) }.map(\.stem))
    let typedAll = utterance.tokens.map(\.stem)
    var best: (index: Int, score: Double)?
    var tie = false
    for (index, choice) in choices.enumerated() {
      let other = Utterance(choice, tables)
      let all = other.tokens.map(\.stem)
      var score = 0.0
      if !typedAll.isEmpty, all.starts(with: typedAll) {
        score = all.count == typedAll.count ? 3 : 2
      } else {
        let telling = Set(other.tokens.filter { !$0.flags.contains(.common) }.map(\.stem))
        let shared = telling.intersection(typed).count
        if shared > 0, words.count <= 12 {
          score = Double(shared) / Double(max(telling.count, typed.count))
        }
      }
      if score > best?.score ?? 0.34 {
        best = (index, score)
        tie = false
      } else if let best, score == best.score {
        tie = true
      }
    }
    return tie ? nil : best?.index
  }
}
