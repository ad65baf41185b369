/// What is looked for: words that must all be in one text.
///
/// `"two words"` stay together, and `prefix*` finds every word that begins so.
package struct SearchWords: Sendable, Equatable {
  /// The words for the full-text search; empty when all of them are in `signs`.
  let expression: String
  /// What has no letters or digits, or is written without blanks between words, is looked for as it is.
  let signs: [String]

  /// Nil when nothing is looked for.
  package init?(_ text: String) {
    var terms: [String] = []
    var signs: [String] = []
    for term in Self.terms(text) {
      if term.isSigns {
        signs.append(term.text)
      } else {
        let quoted = "\"" + term.text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        terms.append(term.isPrefix ? quoted + " *" : quoted)
      }
    }
    guard !terms.isEmpty || !signs.isEmpty else { return nil }
    expression = terms.joined(separator: " AND ")
    self.signs = signs
  }

  struct Term: Equatable {
    var text: String
    var isPrefix: Bool

    var isSigns: Bool {
      let scalars = text.unicodeScalars
      return !scalars.contains { $0.isInWord } || scalars.contains { $0.properties.isIdeographic || $0.isKana }
    }
  }

  static func terms(_ text: String) -> [Term] {
    var terms: [Term] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "\"" || first == "\u{201C}" {
        rest.removeFirst()
        let phrase = rest.prefix { $0 != "\"" && $0 != "\u{201D}" }
        rest = rest.dropFirst(phrase.count).dropFirst()
        let isPrefix = rest.first == "*"
        if isPrefix { rest.removeFirst() }
        if phrase.contains(where: { !$0.isWhitespace }) { terms.append(Term(text: String(phrase), isPrefix: isPrefix)) }
      } else {
        let word = rest.prefix { !$0.isWhitespace && $0 != "\"" && $0 != "\u{201C}" }
        rest = rest.dropFirst(word.count)
        let isPrefix = word.count > 1 && word.last == "*"
        terms.append(Term(text: String(isPrefix ? word.dropLast() : word), isPrefix: isPrefix))
      }
    }
    return terms
  }
}

extension Unicode.Scalar {
  /// Whether the full-text search takes it for a part of a word.
  fileprivate var isInWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }

  fileprivate var isKana: Bool { (0x3040...0x30FF).contains(value) }
}
