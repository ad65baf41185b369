/// Words that the coach must not say, and words that make a claim, from `wording.csv`.
///
/// A row is `kind,words,instead`. `never` forbids the words, `allow` makes an exception of longer ones;
/// `claim` asks for a `#src:` or `#review:` on their line. Words are found whole and in any case; a `*` at the end of a word stands for any
/// ending, `I` for the coach itself. What stands between quotation marks is somebody else's.
package struct WordingTable: Sendable {
  struct Row: Sendable {
    var phrase: String
    var words: [String]
    var instead: String
    var line: Int
  }

  private var never = PhraseSet()
  private var allowed = PhraseSet()
  private(set) var claims = PhraseSet()
  let mistakes: [TableMistake]

  package init(path: String, text: String) {
    let table = TableRows(path: path, text: text, columns: ["kind", "words", "instead"])
    var mistakes = table.mistakes
    for (line, cells) in text.isEmpty ? [] : table.rows {
      let words = PlainText(cells[1], keepsStars: true).words
      if words.isEmpty {
        mistakes.append(TableMistake(file: path, line: line, message: "The row has no words."))
        continue
      }
      let row = Row(phrase: cells[1], words: words, instead: cells[2], line: line)
      switch cells[0] {
      case "never": never.insert(row)
      case "allow": allowed.insert(row)
      case "claim": claims.insert(row)
      default:
        mistakes.append(
          TableMistake(
            file: path, line: line, message: "‘\(cells[0])’ is no kind of wording.",
            hint: "Write never, allow or claim."))
      }
    }
    self.mistakes = text.isEmpty ? [] : mistakes
  }

  /// The first forbidden words among some, unless they are part of words that are allowed.
  func forbidden(in words: [String]) -> (row: Row, index: Int)? {
    var start = 0
    while let (row, index) = never.first(in: words, from: start) {
      let end = index + row.words.count
      let isAllowed = (max(0, index - 8)...index).contains { first in
        allowed.longest(in: words, at: first).map { first + $0 >= end } ?? false
      }
      if !isAllowed { return (row, index) }
      start = index + 1
    }
    return nil
  }
}

/// Phrases by their first word, so that a line is searched in one pass.
struct PhraseSet: Sendable {
  private var byWord: [String: [WordingTable.Row]] = [:]
  private var beginnings: [WordingTable.Row] = []

  mutating func insert(_ row: WordingTable.Row) {
    guard let first = row.words.first else { return }
    if first.hasSuffix("*") { beginnings.append(row) } else { byWord[first, default: []].append(row) }
  }

  /// The first phrase in some words, and where it begins among them.
  func first(in words: [String], from start: Int = 0) -> (row: WordingTable.Row, index: Int)? {
    for index in words.indices.dropFirst(start) {
      for row in byWord[words[index], default: []] + beginnings
      where Self.fits(row.words, words[index...]) {
        return (row, index)
      }
    }
    return nil
  }

  /// How many words the longest phrase has that begins at one of the words.
  func longest(in words: [String], at index: Int) -> Int? {
    (byWord[words[index], default: []] + beginnings).filter { Self.fits($0.words, words[index...]) }
      .map(\.words.count).max()
  }

  private static func fits(_ phrase: [String], _ words: ArraySlice<String>) -> Bool {
    guard phrase.count <= words.count else { return false }
    return zip(phrase, words).allSatisfy { wanted, word in
      wanted.hasSuffix("*") ? word.hasPrefix(wanted.dropLast()) : wanted == word
    }
  }
}
