/// Text cut into words, numbers, addresses and what lies between.
struct TextPiece: Equatable {
  enum Kind: Equatable {
    /// `isFirst` says that it begins a sentence.
    case word(isFirst: Bool)
    case number, address, other
  }
  var kind: Kind
  var text: String

  /// Cuts a text; the pieces joined give it back.
  static func pieces(of text: String) -> [TextPiece] {
    var cutter = Cutter(text)
    return cutter.pieces()
  }

  private struct Cutter {
    private let characters: [Character]
    private var place = 0
    private var isFirst = true

    init(_ text: String) { characters = Array(text) }

    mutating func pieces() -> [TextPiece] {
      var pieces: [TextPiece] = []
      while place < characters.count {
        let start = place
        let kind = next()
        pieces.append(TextPiece(kind: kind, text: String(characters[start..<place])))
      }
      return pieces
    }

    private mutating func next() -> Kind {
      if let end = addressEnd() {
        place = end
        isFirst = false
        return .address
      }
      let character = characters[place]
      if let end = numberEnd() {
        place = end
        isFirst = false
        return .number
      }
      if character.isLetter {
        let wasFirst = isFirst
        isFirst = false
        while place < characters.count, isInWord(place) { place += 1 }
        return .word(isFirst: wasFirst)
      }
      if ".!?:\n\u{201C}\"(".contains(character) { isFirst = true }
      place += 1
      return .other
    }

    /// Letters, and an apostrophe with a letter behind it.
    private func isInWord(_ place: Int) -> Bool {
      let character = characters[place]
      if character.isLetter || character.isWholeNumber { return true }
      return "'\u{2019}".contains(character) && place + 1 < characters.count
        && characters[place + 1].isLetter
    }

    /// The end of an e-mail address, a web address or an @name that begins here.
    private func addressEnd() -> Int? {
      guard place == 0 || !isAddressCharacter(characters[place - 1]) else { return nil }
      var end = place
      while end < characters.count, isAddressCharacter(characters[end]) { end += 1 }
      while end > place, ".,:;!?)".contains(characters[end - 1]) { end -= 1 }
      guard end - place >= 3 else { return nil }
      let text = String(characters[place..<end])
      guard text.contains("@") || text.contains("://") || text.lowercased().hasPrefix("www.") else {
        return nil
      }
      return text.contains { $0.isLetter || $0.isWholeNumber } ? end : nil
    }

    private func isAddressCharacter(_ character: Character) -> Bool {
      !character.isWhitespace && !"\"<>()[]{}\u{201C}\u{201D}".contains(character)
    }

    /// The end of a number that begins here: digits with single signs or blanks between them.
    private func numberEnd() -> Int? {
      var at = place
      while at < characters.count, "+(".contains(characters[at]) { at += 1 }
      guard at < characters.count, characters[at].isWholeNumber else { return nil }
      var end = at
      while at < characters.count {
        if characters[at].isWholeNumber {
          at += 1
          end = at
        } else if " -./()\u{A0}:".contains(characters[at]), at - end < 2 {
          at += 1
        } else {
          break
        }
      }
      return end
    }
  }
}
