/// The possessive ending, which rules do not see: "mum's" is "mum".
enum Possessive {
  @inline(__always)
  static func dropped(from word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard word.count > 2, word[word.endIndex - 1] == UInt8(ascii: "s"),
      word[word.endIndex - 2] == UInt8(ascii: "'")
    else { return word }
    switch word.count {
    // "he's", "it's", "that's", "what's", "who's", "let's", "there's": the lexicon writes these out.
    case 4 where word.first == UInt8(ascii: "h") || word.first == UInt8(ascii: "i"): return word
    case 5 where word.first == UInt8(ascii: "s") || word.first == UInt8(ascii: "w")
      || word.first == UInt8(ascii: "l") || word.first == UInt8(ascii: "h"):
      return word
    case 6 where word.first == UInt8(ascii: "t") || word.first == UInt8(ascii: "w"): return word
    case 7 where word.first == UInt8(ascii: "t") || word.first == UInt8(ascii: "w"): return word
    default: return word.dropLast(2)
    }
  }
}
