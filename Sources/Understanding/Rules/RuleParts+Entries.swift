extension RuleParts {
  /// Adds one alternative to a concept in the cheapest form that means the same.
  mutating func addEntry(_ entry: PatternParser.Sequence, to concept: Int32, file: Int, line: Int) {
    if let words = entry.words, !words.isEmpty {
      if words.count == 1 {
        add(word: words[0], to: concept)
      } else {
        add(phrase: words, to: concept)
      }
      return
    }
    if entry.elements.count == 1, entry.exclusions.isEmpty, !entry.atStart, !entry.atEnd {
      superEdges.append((entry.elements[0].concept, concept))
      return
    }
    addPattern(entry, emits: concept, head: -1, weight: 1, file: file, line: line)
  }

  /// Bytes of a rule that evidence shows; its file and line name the rest.
  static let longestRuleText = 100

  /// What evidence shows of each pattern.
  var ruleTexts: Rows<UInt8> {
    var result = Rows<UInt8>()
    for (pattern, range) in zip(patterns, patternTexts) {
      let text = pattern.head < 0 ? [] : texts[Int(pattern.file)][range]
      if text.count <= Self.longestRuleText {
        result.append(text)
      } else {
        result.append(Self.cut(text) + Array("…".utf8))
      }
    }
    return result
  }

  /// The beginning of a long text, up to a whole character.
  private static func cut(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex + longestRuleText
    while end > text.startIndex, text[end] & 0xC0 == 0x80 { end -= 1 }
    return text[..<end]
  }

  mutating func addPattern(
    _ entry: PatternParser.Sequence, emits: Int32, head: Int32, weight: Float, file: Int, line: Int
  ) {
    let from = elements.count
    elements.append(contentsOf: entry.elements)
    let exclusionsFrom = exclusions.count
    exclusions.append(contentsOf: entry.exclusions)
    patterns.append(
      Pattern(
        elements: from..<elements.count, exclusions: exclusionsFrom..<exclusions.count,
        isNear: entry.isNear, window: entry.window, atStart: entry.atStart, atEnd: entry.atEnd,
        emits: emits, head: head, weight: weight, file: Int32(file), line: Int32(line)))
    patternTexts.append(entry.text)
  }

  /// The unnamed concept of all forms of a word (`check~`).
  mutating func formsConcept(_ base: ArraySlice<UInt8>) -> Int32 {
    let base = folded(base)
    let hash = ByteHash.of(base) ^ 0xF0F0
    let known = conceptIndex.value(hash)
    if known >= 0 { return known }
    let concept = newConcept("")
    conceptIndex.insert(hash, concept)
    let row = forms.value(ByteHash.of(base))
    if row >= 0 {
      for form in formWords[Int(row)] { add(word: form, to: concept) }
    } else {
      for form in Inflection.forms(of: base[...]) { add(word: word(form[...]), to: concept) }
    }
    return concept
  }

  /// The unnamed concept of all words that begin so (`lone*`).
  mutating func prefixConcept(_ prefix: ArraySlice<UInt8>) -> Int32 {
    let prefix = folded(prefix)
    let hash = ByteHash.of(prefix) ^ 0x9E9E
    let known = conceptIndex.value(hash)
    if known >= 0 { return known }
    let concept = newConcept("")
    conceptIndex.insert(hash, concept)
    conceptFrequency[Int(concept)] = 3
    prefixes.insert(ByteHash.of(prefix), Int32(prefixCount))
    prefixPostings.append((Int32(prefixCount), concept))
    prefixCount += 1
    prefixLengths |= 1 << UInt64(min(prefix.count, 63))
    return concept
  }

  private func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    TextScanner.scan(Array(bytes)).folded
  }

  /// The words of a plain lower-case spelling, contractions and slang written out.
  mutating func resolve(plain bytes: ArraySlice<UInt8>) -> [Int32] {
    let bytes = Possessive.dropped(from: bytes)
    let row = rewrites.value(ByteHash.of(bytes))
    if row >= 0, !rewriteWords[Int(row)].isEmpty { return Array(rewriteWords[Int(row)]) }
    return [word(bytes)]
  }

  /// Adds the words that a spelling in a rule stands for to the scratch list.
  mutating func resolveIntoScratch(_ bytes: [UInt8], _ range: Range<Int>) {
    let spelling = Possessive.dropped(from: bytes[range])
    let hash = ByteHash.of(spelling)
    let row = rewrites.value(hash)
    if row >= 0 {
      for item in rewriteWords.range(Int(row)) { scratch.append(rewriteWords.items[item]) }
      return
    }
    let known = words.value(hash)
    scratch.append(known >= 0 ? known : word(spelling))
  }

  /// Adds the words of the scratch list, as one word or one phrase, to a concept.
  mutating func addScratch(to concept: Int32) {
    guard let first = scratch.first else { return }
    if scratch.count == 1 {
      add(word: first, to: concept)
    } else {
      add(phrase: scratch, to: concept)
    }
  }

  private mutating func add(phrase words: [Int32], to concept: Int32) {
    phrases.insert(words, concept: concept)
    phraseStarts.append((concept, words[0]))
    conceptFrequency[Int(concept)] += 1
    wordFlags[Int(words[0])].insert(.startsPhrase)
  }

  /// The words of any text, as the reader would cut it.
  mutating func resolve(text bytes: ArraySlice<UInt8>) -> [Int32] {
    let raw = TextScanner.scan(Array(bytes))
    var result: [Int32] = []
    for word in raw.words { result += resolve(plain: raw.spelling(word)) }
    return result
  }
}
