/// The forms that `word~` stands for in a rule file: plural, third person, past, -ing.
enum Inflection {
  /// All regular forms of a word, the word itself first.
  static func forms(of word: ArraySlice<UInt8>) -> [[UInt8]] {
    let base = Array(word)
    guard base.count >= 2, let last = base.last else { return [base] }
    let before = base[base.count - 2]
    let ing = Array("ing".utf8)
    let ed = Array("ed".utf8)
    switch last {
    case UInt8(ascii: "e") where before == UInt8(ascii: "i"):  // lie, die
      let stem = Array(base.dropLast(2)) + [UInt8(ascii: "y")]
      return [base, base + [115], base + [100], stem + ing]
    case UInt8(ascii: "e") where before == UInt8(ascii: "e"):  // see, agree
      return [base, base + [115], base + [100], base + ing]
    case UInt8(ascii: "e"):
      return [base, base + [115], base + [100], Array(base.dropLast()) + ing]
    case UInt8(ascii: "y") where !isVowel(before):
      let stem = Array(base.dropLast()) + [UInt8(ascii: "i")]
      return [base, stem + Array("es".utf8), stem + ed, base + ing]
    case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"):
      return [base, base + Array("es".utf8), base + ed, base + ing]
    case UInt8(ascii: "h") where before == UInt8(ascii: "s") || before == UInt8(ascii: "c"):
      return [base, base + Array("es".utf8), base + ed, base + ing]
    default:
      var forms = [base, base + [115], base + ed, base + ing]
      if doubles(base) { forms += [base + [last] + ed, base + [last] + ing] }
      return forms
    }
  }

  /// One consonant after one vowel doubles ("stop", "commit"); both spellings are then forms.
  private static func doubles(_ word: [UInt8]) -> Bool {
    guard word.count >= 3 else { return false }
    let last = word[word.count - 1]
    if isVowel(last) || last == UInt8(ascii: "w") || last == UInt8(ascii: "y") { return false }
    return isVowel(word[word.count - 2]) && !isVowel(word[word.count - 3])
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"): true
    default: false
    }
  }
}
