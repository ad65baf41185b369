/// A light English stemmer for learned words: it joins forms of a word, and never leaves bytes it did not read.
enum Stem {
  /// The stem's length and, when the ending was changed rather than cut, the byte that ends it.
  ///
  /// "checks", "checking", "checked" give "check"; "worried" gives "worry"; "loving" and "love" give "lov".
  static func cut(_ word: ArraySlice<UInt8>) -> (length: Int, last: UInt8?) {
    let count = word.count
    guard count >= 4, let final = word.last, final < 0x80 else { return (count, nil) }
    if ends(word, "ies") || ends(word, "ied") { return (count - 2, UInt8(ascii: "y")) }
    if count >= 6, ends(word, "ing"), hasVowel(word.dropLast(3)) {
      return (tidy(word, count - 3), nil)
    }
    if count >= 5, ends(word, "ed"), hasVowel(word.dropLast(2)) {
      return (tidy(word, count - 2), nil)
    }
    if final == UInt8(ascii: "s"), !ends(word, "ss"), !ends(word, "us"), !ends(word, "is") {
      return (tidy(word, count - 1), nil)
    }
    return (tidy(word, count), nil)
  }

  /// The hash of the stem.
  static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    let (length, last) = cut(word)
    var hash = ByteHash.of(word.prefix(last == nil ? length : length - 1))
    if let last { hash = ByteHash.step(hash, last) }
    return hash
  }

  /// The stem as text, for files people read.
  static func text(_ word: ArraySlice<UInt8>) -> String {
    let (length, last) = cut(word)
    var bytes = Array(word.prefix(last == nil ? length : length - 1))
    if let last { bytes.append(last) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func tidy(_ word: ArraySlice<UInt8>, _ length: Int) -> Int {
    guard length >= 4 else { return length }
    let last = word[word.startIndex + length - 1]
    let before = word[word.startIndex + length - 2]
    if last == UInt8(ascii: "e") { return length - 1 }
    if last == before, length < word.count, last != UInt8(ascii: "l"), last != UInt8(ascii: "s") {
      return length - 1
    }
    return length
  }

  private static func ends(_ word: ArraySlice<UInt8>, _ ending: StaticString) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard word.count > count else { return false }
    for offset in 0..<count
    where word[word.endIndex - count + offset] != ending.utf8Start[offset] { return false }
    return true
  }

  private static func hasVowel(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains { byte in
      switch byte {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "u"), UInt8(ascii: "y"): true
      default: false
      }
    }
  }
}
