/// The words and sentences of a line as a person reads them: without markup, hashtags, expressions.
struct PlainText {
  /// In small letters, without signs; apostrophes stay, curly ones made straight.
  private(set) var words: [String] = []
  /// For each word whether it stands between quotation marks.
  private(set) var isQuoted: [Bool] = []
  /// How many words each sentence has.
  private(set) var sentences: [Int] = []
  /// Question marks that end a question of the coach, not of somebody quoted.
  private(set) var questions = 0

  /// Reads a line's text with `{0}` for expressions; an expression counts as one word, `{}`.
  init(_ text: String, keepsStars: Bool = false) {
    var reader = Reader(keepsStars: keepsStars)
    reader.read(text)
    words = reader.words
    isQuoted = reader.isQuoted
    sentences = reader.sentences
    questions = reader.questions
  }

  /// The words outside quotation marks; a quotation becomes one word that no phrase has.
  var ownWords: [String] {
    zip(words, isQuoted).map { $1 ? "\"" : $0 }
  }

  /// Words that are letters or digits, without those of expressions.
  var said: [String] { words.filter { $0 != Self.expression } }

  static let expression = "{}"
}

/// Goes through a text sign by sign.
private struct Reader {
  var words: [String] = []
  var isQuoted: [Bool] = []
  var sentences: [Int] = []
  var questions = 0
  let keepsStars: Bool
  private var word = ""
  private var inSentence = 0
  private var isInQuotes = false

  init(keepsStars: Bool) { self.keepsStars = keepsStars }

  mutating func read(_ text: String) {
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\": if let next = rest.popFirst() { take(next) }
      case "[": if let end = rest.firstIndex(of: "]") { rest = rest[(end + 1)...] }
      case "{":
        if let end = rest.firstIndex(of: "}") { rest = rest[(end + 1)...] }
        endWord()
        append(PlainText.expression)
      default: take(scalar, before: rest.first)
      }
    }
    endWord()
    endSentence()
  }

  private mutating func take(_ scalar: Unicode.Scalar, before next: Unicode.Scalar? = nil) {
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || keepsStars && scalar == "*"
    {
      word.unicodeScalars.append(scalar)
    } else if scalar == "'" || scalar == "\u{2019}" {
      if !word.isEmpty, next?.properties.isAlphabetic == true { word += "'" } else { endWord() }
    } else if scalar == ".", !word.isEmpty, next.map({ $0.properties.isAlphabetic || $0.properties.numericType != nil }) == true {
      word += "."
    } else {
      endWord()
      sign(scalar, before: next)
    }
  }

  private mutating func sign(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
    switch scalar {
    case "\"": isInQuotes.toggle()
    case "\u{201C}": isInQuotes = true
    case "\u{201D}": isInQuotes = false
    case "?":
      if !isInQuotes { questions += 1 }
      endSentence()
    case ".", "!", "\u{2026}":
      if !isInQuotes || next == "\"" || next == "\u{201D}" { endSentence() }
    default: break
    }
  }

  private mutating func append(_ word: String) {
    words.append(word)
    isQuoted.append(isInQuotes)
    inSentence += 1
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    append(word.lowercased())
    word = ""
  }

  private mutating func endSentence() {
    if inSentence > 0 { sentences.append(inSentence) }
    inSentence = 0
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
