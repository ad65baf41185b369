/// An utterance as tokens of the lexicon, sentence by sentence.
struct Utterance {
  let bytes: [UInt8]
  let raw: RawText
  private(set) var tokens: [Token] = []
  /// Token ranges of the sentences.
  private(set) var sentences: [Sentence] = []

  init(_ text: String, _ tables: RuleTables) {
    bytes = Array(text.utf8)
    raw = TextScanner.scan(bytes)
    tokens.reserveCapacity(raw.words.count + 8)
    for sentence in raw.sentences {
      let from = tokens.count
      for index in sentence.words { append(index, tables) }
      if tokens.count > from {
        sentences.append(Sentence(words: from..<tokens.count, isQuestion: sentence.isQuestion))
      }
    }
  }

  private mutating func append(_ index: Int, _ tables: RuleTables) {
    let word = raw.words[index]
    let spelling = Possessive.dropped(from: raw.spelling(word))
    if known(spelling, index, word, tables) { return }
    if Self.hasLongRun(spelling) {
      for (from, keep) in [(3, 2), (3, 1), (2, 1)] {
        let shorter = Self.squeezed(spelling, from: from, keep: keep)
        if known(shorter[...], index, word, tables) { return }
      }
    }
    // A capital inside a sentence is a name, not a slip.
    let isName = word.isCapitalised && !word.startsClause && !isAllCapitals(word)
    if !word.isSymbol, !isName {
      let near = tables.spelling.nearest(to: spelling, words: tables.words, bytes: tables.wordBytes)
      if near >= 0 {
        if known(tables.wordBytes[Int(near)], index, word, tables, corrected: true) { return }
      }
    }
    push(-1, index, word, stem: Stem.hash(spelling), flags: [], first: true)
  }

  private func isAllCapitals(_ word: RawWord) -> Bool {
    bytes[word.source].allSatisfy { $0 < UInt8(ascii: "a") || $0 > UInt8(ascii: "z") }
  }

  /// Appends the tokens of a spelling the lexicon knows.
  private mutating func known(
    _ spelling: ArraySlice<UInt8>, _ index: Int, _ word: RawWord, _ tables: RuleTables,
    corrected: Bool = false
  ) -> Bool {
    let hash = ByteHash.of(spelling)
    let row = tables.rewrites.value(hash)
    if row >= 0 {
      var first = true
      for id in tables.rewriteWords[Int(row)] {
        push(id, index, word, stem: tables.wordStems[Int(id)], flags: tables.wordFlags[Int(id)], first: first)
        tokens[tokens.count - 1].wasCorrected = corrected
        first = false
      }
      return true
    }
    let id = tables.words.value(hash)
    guard id >= 0 else { return false }
    push(id, index, word, stem: tables.wordStems[Int(id)], flags: tables.wordFlags[Int(id)], first: true)
    // "listens" found by way of "listen" is no correction.
    if corrected {
      tokens[tokens.count - 1].wasCorrected = Stem.hash(self.spelling(tokens[tokens.count - 1])) != tables.wordStems[Int(id)]
    }
    return true
  }

  private mutating func push(
    _ id: Int32, _ index: Int, _ word: RawWord, stem: UInt64, flags: WordFlags, first: Bool
  ) {
    var token = Token(word: id, raw: Int32(index), flags: flags, stem: stem)
    token.startsClause = first && word.startsClause
    tokens.append(token)
  }

  /// Whether a letter stands three times in a row.
  private static func hasLongRun(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 3 else { return false }
    for index in word.indices.dropFirst(2)
    where word[index] == word[index - 1] && word[index] == word[index - 2] { return true }
    return false
  }

  /// Runs of at least `from` equal letters cut down to `keep`: "soooo" to "soo" or "so".
  private static func squeezed(_ word: ArraySlice<UInt8>, from: Int, keep: Int) -> [UInt8] {
    var result: [UInt8] = []
    var at = word.startIndex
    while at < word.endIndex {
      var end = at
      while end < word.endIndex, word[end] == word[at] { end += 1 }
      let run = end - at
      result.append(contentsOf: repeatElement(word[at], count: run >= from ? keep : run))
      at = end
    }
    return result
  }

  mutating func setNegation(_ index: Int, _ by: Int32) { tokens[index].negatedBy = by }

  /// The folded spelling of a token's raw word.
  func spelling(_ token: Token) -> ArraySlice<UInt8> { raw.spelling(raw.words[Int(token.raw)]) }

  /// The place in the utterance of a range of tokens.
  func span(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return raw.words[Int(tokens[first].raw)].source.lowerBound
      ..< raw.words[Int(tokens[last].raw)].source.upperBound
  }

  func text(_ span: Range<Int>) -> String { String(decoding: bytes[span], as: UTF8.self) }

  func evidence(_ rule: String, file: String, line: Int, tokens range: Range<Int>) -> Evidence {
    let span = span(range)
    return Evidence(
      rule: rule, file: file, line: line, span: [span.lowerBound, span.upperBound], words: text(span))
  }
}
