/// Small readings of typed text that need no rules.
extension String {
  /// Without white space at either end.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  /// Line breaks and tabs as single spaces, so that a long answer fits into a sentence.
  var oneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  var wordCount: Int {
    split(whereSeparator: \.isWhitespace).count
  }

  /// Lower-case words of letters, digits and apostrophes; curly apostrophes made straight.
  var plainWords: [String] {
    lowercased().replacing("\u{2019}", with: "'")
      .split { !($0.isLetter || $0.isNumber || $0 == "'") }
      .map(String.init)
  }

  /// The same words with a space before and behind each, in which phrases of whole words are found.
  var spacedWords: String { " " + plainWords.joined(separator: " ") + " " }

  /// Whether it says no more than that all is well: "I'm fine", "no, I am okay really".
  var saysFine: Bool {
    let words = plainWords
    let well: Set = ["fine", "ok", "okay", "alright", "right", "good", "safe"]
    let around: Set = [
      "i'm", "im", "i", "am", "it's", "its", "it", "is", "all", "really", "honestly", "now", "just",
      "quite", "perfectly", "thanks", "thank", "you", "no", "nah", "nope", "here", "for", "and",
    ]
    guard words.count <= 8, words.contains(where: well.contains),
      words.allSatisfy({ well.contains($0) || around.contains($0) })
    else { return false }
    return words == ["fine"] || !Set(words).isDisjoint(with: ["i'm", "im", "am"])
  }

  /// Whether it says in a few words that all is well enough: "fine i suppose", "ok thanks".
  var saysWell: Bool {
    let words = Set(plainWords)
    return !words.isDisjoint(with: ["fine", "ok", "okay", "alright"])
      && words.isDisjoint(with: ["not", "no", "never", "isn't", "isnt", "aint", "ain't", "hardly", "barely", "far"])
  }

  /// Whether it says that what was understood is not so: "it's not like that", "you got me wrong".
  var saysNotSo: Bool {
    let words = spacedWords
    return [
      " not like that ", " not like this ", "n't like that ", "n't like this ", " not what i meant ",
      "n't what i meant ", " not what i mean ", " got me wrong ", " got it wrong ", " got that wrong ",
      " misunderstood ", " said it wrong ", " said that wrong ", " put it wrong ",
    ].contains(where: words.contains)
  }

  /// Whether it says the person is 18 or more ("over 18", "I'm 45", "an adult"), or less; nil for
  /// neither. `number` is the number that was read in it, if any.
  func isAdult(_ number: Double?) -> Bool? {
    let words = plainWords
    let isDenied = !Set(words).isDisjoint(with: ["not", "no", "isn't", "under", "nearly", "almost"])
    if words.contains(where: { ["adult", "grown", "grownup"].contains($0) }) { return !isDenied }
    guard let years = words.lazy.compactMap({ Double($0) }).first ?? number, (6...120).contains(years)
    else { return nil }
    return years >= 18 && !isDenied
  }

  /// Whether hands on the neck or a lost breath are named: dangerous even once, even long ago.
  var namesTheNeck: Bool {
    let words = plainWords
    let stems = ["chok", "strangl", "throttl", "throat", "suffocat"]
    if words.contains(where: { word in stems.contains(where: word.hasPrefix) }) { return true }
    let line = spacedWords
    return [
      "my neck ", " couldn't breathe ", " couldnt breathe ", " could not breathe ", " can't breathe ",
      " pass out ", " passed out ", " passing out ",
    ].contains(where: line.contains)
  }

  /// Whether it is the words of a choice, or begins with at least three of them.
  func repeats(_ choice: String) -> Bool {
    let label = choice.plainWords
    let words = plainWords
    return words == label || label.count >= 3 && words.starts(with: label)
  }

  /// What may stand behind a number that is chosen: "4 is fine".
  private static let welcomes = [
    ["is", "fine"], ["is", "good"], ["is", "ok"], ["sounds", "good"], ["i", "think"], ["i", "guess"],
  ]

  /// The number of a choice: "2", "2.", "(2)", "#2", "/2", "two", "number two", "the second one", "2 is fine".
  var choiceNumber: Int? {
    let typed = plainWords
    let fillers: Set = ["number", "option", "choice", "the", "one", "no", "please", "then"]
    var words = typed.count > 1 ? typed.filter { !fillers.contains($0) } : typed
    // The "one" of "one please" is the number, that of "the second one" is none.
    if words.isEmpty, typed.contains("one") { words = ["one"] }
    if let end = Self.welcomes.first(where: { words.count == $0.count + 1 && words.dropFirst().elementsEqual($0) }) {
      words.removeLast(end.count)
    }
    guard words.count == 1, let word = words.first else { return nil }
    if let number = Int(word) { return contains("-") ? nil : number }
    return Self.ordinals[word]
  }

  /// What stands before the first mark, or before "but" or "because": "yes please" of "yes please, all
  /// of it".
  var leadingClause: String {
    let marks: Set<Character> = [",", ".", ";", ":", "!", "?", "\n", "\u{2014}", "\u{2013}", "("]
    let clause = prefix { !marks.contains($0) }
    let words = clause.split(whereSeparator: \.isWhitespace)
    let joins: Set = ["but", "because", "cos", "coz", "cause", "bc", "and", "though"]
    return words.prefix { !joins.contains($0.lowercased()) }.joined(separator: " ")
  }

  /// Whether a number in it answers "how much, from 0 to 10": not the 10 of "he sent me 10 messages".
  var isRating: Bool {
    let words = plainWords
    guard let place = words.firstIndex(where: { Double($0) != nil || Self.ordinals[$0] != nil || $0 == "ten" || $0 == "zero" })
    else { return true }
    let after = words.dropFirst(place + 1)
    guard let next = after.first, !contains("/") else { return true }
    let fitting: Set = [
      "out", "or", "to", "today", "now", "tonight", "maybe", "probably", "perhaps", "i", "right", "at", "for",
      "because", "cos", "but", "and", "when", "ten", "ish", "please", "then", "if", "point", "half", "though",
      "this", "it", "it's", "its", "since", "as", "in", "on", "lol", "honestly", "really", "just", "thanks",
      "so", "with", "more", "less", "most", "still", "very", "is", "was", "like", "ugh",
    ]
    return fitting.contains(next) || Double(next) != nil || Self.ordinals[next] != nil
  }

  /// A number at the start: "7", "7/10", "7 or so".
  var leadingNumber: Double? {
    guard let first = split(whereSeparator: { $0.isWhitespace || $0 == "/" }).first else {
      return nil
    }
    return Double(first.replacing(",", with: "."))
  }

  private static let ordinals: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
  ]
}
