/// Takes words out of texts: whole words, in capitals or not, with what marks a possessive left behind.
///
/// Words follow one another whatever stands between them, so "020 7946" is found in "020-7946". In
/// writing without spaces between words any place counts.
package struct WordRemoval: Sendable, Equatable {
  /// What stands where words were taken out. No rule of ours takes it for anything.
  package static let mark = "[redacted]"

  /// One thing to take out.
  struct Phrase: Sendable, Equatable {
    /// Its words in small letters; empty for a phrase that is looked for letter by letter.
    var words: [String]
    var letters: [Character]
    /// A word such as "will", which is a name only with a capital.
    var isCapital: Bool
  }

  let phrases: [Phrase]

  package init(_ texts: [String]) {
    phrases = texts.compactMap { text in
      let words = Word.all(in: Array(text)).map(\.plain)
      let letters = Array(text.trimmed)
      guard !letters.isEmpty, text.trimmed != Self.mark else { return nil }
      let isFound = words.isEmpty || letters.contains(where: \.isOfUnspacedWriting)
      return Phrase(
        words: isFound ? [] : words, letters: isFound ? letters.map(\.small) : [],
        isCapital: words.count == 1 && EverydayWords.contains(words[0]))
    }
    // A longer phrase first, so that what it holds does not break it up.
    .sorted { ($0.words.count, $0.letters.count) > ($1.words.count, $1.letters.count) }
  }

  package var isEmpty: Bool { phrases.isEmpty }

  /// A text without the words, and in how many places they stood.
  package func applied(to text: String) -> (text: String, places: Int) {
    var characters = Array(text)
    var places = 0
    for phrase in phrases {
      let found =
        phrase.words.isEmpty
        ? Self.places(of: phrase.letters, in: characters) : Self.places(of: phrase, in: characters)
      for place in found.reversed() { characters.replaceSubrange(place, with: Self.mark) }
      places += found.count
    }
    return places == 0 ? (text, 0) : (String(characters), places)
  }

  /// Whether a text holds any of the words.
  package func isIn(_ text: String) -> Bool { applied(to: text).places > 0 }

  private static func places(of phrase: Phrase, in text: [Character]) -> [Range<Int>] {
    let words = Word.all(in: text)
    var found: [Range<Int>] = []
    var index = 0
    while index + phrase.words.count <= words.count {
      let part = words[index..<index + phrase.words.count]
      let isMatch = zip(part, phrase.words).enumerated().allSatisfy { offset, pair in
        pair.0.plain == pair.1
          || offset == phrase.words.count - 1 && pair.0.withoutPossessive == pair.1
      }
      guard isMatch, let first = part.first, let last = part.last,
        !phrase.isCapital || text[first.place.lowerBound].isUppercase
      else {
        index += 1
        continue
      }
      let isPossessive = last.plain != phrase.words.last
      found.append(
        first.place.lowerBound..<last.place.upperBound - (isPossessive ? 2 : 0))
      index += phrase.words.count
    }
    return found
  }

  private static func places(of letters: [Character], in text: [Character]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index + letters.count <= text.count {
      if zip(letters, text[index...]).allSatisfy({ $0 == $1.small }) {
        found.append(index..<index + letters.count)
        index += letters.count
      } else {
        index += 1
      }
    }
    return found
  }
}

/// A word with the place where it stands.
private struct Word {
  var place: Range<Int>
  /// In small letters, apostrophes straight.
  var plain: String

  var withoutPossessive: String? { plain.hasSuffix("'s") ? String(plain.dropLast(2)) : nil }

  /// The words of a text: letters, digits, and apostrophes between them. The mark is none.
  static func all(in text: [Character]) -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < text.count {
      if text[index] == "[", text[index...].starts(with: WordRemoval.mark) {
        index += WordRemoval.mark.count
        continue
      }
      guard text[index].isLetter || text[index].isNumber else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, isInside(text, end) { end += 1 }
      let plain = text[index..<end].map { $0 == "\u{2019}" ? "'" : $0.lowercased() }.joined()
      words.append(Word(place: index..<end, plain: plain))
      index = end
    }
    return words
  }

  private static func isInside(_ text: [Character], _ index: Int) -> Bool {
    if text[index].isLetter || text[index].isNumber { return true }
    guard text[index] == "'" || text[index] == "\u{2019}" else { return false }
    return index + 1 < text.count && (text[index + 1].isLetter || text[index + 1].isNumber)
  }
}

extension Character {
  fileprivate var small: Character { lowercased().first ?? self }

  /// Whether it belongs to a writing that puts no spaces between words.
  fileprivate var isOfUnspacedWriting: Bool {
    unicodeScalars.contains {
      switch $0.value {
      case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
        0xF900...0xFAFF, 0x20000...0x3FFFF:
        true
      default: false
      }
    }
  }
}

/// Words that stand everywhere: none is taken out for its own sake, and a name that is one of them only
/// with its capital.
package enum EverydayWords {
  package static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words = Set(
    """
    a about after again all also always am an and any are as ask at away back bad be because been before
    being best bill both but by call came can come could day did do does done down each end even ever
    every fear feel felt few find fine first for friend from gave get give go going good got grace had
    happy has have he her here hers him his home hope how i if ill in into is it its job joy just keep
    kind know last late left less let life like little long look lot love made make many mark may me mean
    might mind more most much must my need never new next no not nothing now of off often ok okay old on
    once one only open or other our out over own part people person rather really rest right sad safe said
    same saw say see self she should so some soon sorry still stop such sure take talk tell than thank
    that the their them then there these they thing think this time to today too try two under up us very
    want was way we week well went were what when where which who why will wish with word work worry would
    year yes yet you your yourself i'm it's don't can't
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
