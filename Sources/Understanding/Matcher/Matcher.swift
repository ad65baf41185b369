/// Finds concepts and patterns sentence by sentence.
///
/// Each word looks up the concepts it belongs to; each concept that turns up wakes only the
/// patterns of which it is the rarest part, and of those only the ones for whose next rarest part a
/// word is there too. Rules whose rarest part is absent cost nothing, the others a bit or two.
struct Matcher {
  let tables: RuleTables
  private(set) var hits: [Hit] = []
  /// Concepts of all sentences so far, each once, for learned weights.
  private(set) var seen = Occurrences(capacity: 64)
  var occurrences = Occurrences()
  private var pending: [[Int32]]
  private var present = WordPresence()
  /// What was done in this sentence: patterns that woke, as twice their number, and lazy concepts that
  /// were looked for, as twice their number and one.
  private var done = Occurrences(capacity: 64)
  /// The words of a lazy concept that stand in the sentence.
  private var found: [Int32] = []
  /// Words before each place that are not fillers, counted from the sentence's start.
  private var rank: [Int32] = []
  private var path: [(start: Int32, end: Int32)] = []
  private var base = 0
  private var range = 0..<0
  private var isFirst = false
  private var isLast = false
  /// Matches of one pattern in one sentence that are kept.
  static let mostMatches = 4

  init(_ tables: RuleTables) {
    self.tables = tables
    pending = Array(repeating: [], count: tables.levels)
  }

  mutating func match(_ utterance: inout Utterance) {
    for index in utterance.sentences.indices {
      isFirst = index == 0
      isLast = index == utterance.sentences.count - 1
      run(&utterance, utterance.sentences[index].words, sentence: Int32(index))
    }
  }

  private mutating func run(_ utterance: inout Utterance, _ range: Range<Int>, sentence: Int32) {
    occurrences.removeAll()
    done.removeAll()
    self.range = range
    base = range.lowerBound
    rank.removeAll(keepingCapacity: true)
    rank.append(0)
    present.removeAll()
    let unknown = Int32(tables.wordFlags.count)
    for index in range {
      let word = utterance.tokens[index].word
      insert(word < 0 ? unknown : word)
      let filler = utterance.tokens[index].flags.contains(.filler)
      rank.append((rank.last ?? 0) + (filler ? 0 : 1))
    }
    for index in range { look(utterance, index, end: range.upperBound) }
    utterance.markNegation(range, cancel: tables.negationCancel, occurrences)
    for level in pending.indices {
      var next = 0
      while next < pending[level].count {
        let pattern = pending[level][next]
        next += 1
        attempt(pattern, utterance, sentence: sentence)
      }
      pending[level].removeAll(keepingCapacity: true)
    }
    for concept in occurrences.concepts where tables.conceptHashes[Int(concept)] != 0 {
      _ = seen.add(concept, Int32(base), Int32(base))
    }
  }

  // MARK: concepts

  private mutating func look(_ utterance: Utterance, _ index: Int, end: Int) {
    let token = utterance.tokens[index]
    let start = Int32(index)
    if token.word >= 0 {
      for item in tables.postings.range(Int(token.word)) {
        let posting = tables.postings.items[item]
        if posting.item < 0 { wake(posting) } else { emit(posting.item, start, start + 1) }
      }
      if token.flags.contains(.startsPhrase) { phrases(utterance, index, end: end) }
      if !tables.wordNumbers[Int(token.word)].isNaN {
        number(tables.wordNumbers[Int(token.word)], start)
      }
    } else {
      prefixes(utterance.spelling(token), start)
      if let value = NumberWords.value(utterance.spelling(token)) { number(value, start) }
    }
  }

  private mutating func phrases(_ utterance: Utterance, _ index: Int, end: Int) {
    var node = tables.phrases.step(0, utterance.tokens[index].word)
    var at = index + 1
    while node >= 0, at < end {
      let token = utterance.tokens[at]
      at += 1
      guard token.word >= 0 else { return }
      let next = tables.phrases.step(node, token.word)
      if next >= 0 {
        node = next
        let stop = Int32(at)
        tables.phrases.forEachConcept(at: node) { emit($0, Int32(index), stop) }
      } else if !token.flags.contains(.filler) {
        return
      }
    }
  }

  private mutating func prefixes(_ spelling: ArraySlice<UInt8>, _ start: Int32) {
    guard tables.prefixLengths != 0 else { return }
    var hash = ByteHash.seed
    var length = 0
    for byte in spelling {
      hash = ByteHash.step(hash, byte)
      length += 1
      guard length < 63 else { return }
      guard tables.prefixLengths & (1 << UInt64(length)) != 0 else { continue }
      let row = tables.prefixes.value(hash)
      if row >= 0 { for concept in tables.prefixConcepts[Int(row)] { emit(concept, start, start + 1) } }
    }
  }

  private mutating func number(_ value: Float, _ start: Int32) {
    for range in tables.ranges where value >= range.low && value <= range.high {
      emit(range.concept, start, start + 1)
    }
  }

  private mutating func emit(_ concept: Int32, _ start: Int32, _ end: Int32) {
    switch occurrences.add(concept, start, end) {
    case .known: return
    case .place: break
    case .concept: trigger(concept)
    }
    for item in tables.supers.range(Int(concept)) {
      let above = tables.supers.items[item]
      if case .concept = occurrences.add(above, start, end) { trigger(above) }
    }
  }

  private mutating func trigger(_ concept: Int32) {
    for item in tables.triggers.range(Int(concept)) { wake(tables.triggers.items[item]) }
  }

  @inline(__always)
  private mutating func wake(_ posting: Posting) {
    let pattern = ~posting.item
    // Two words of one concept wake its patterns once.
    guard present.mayContain(posting.needed), case .concept = done.add(pattern << 1, 0, 0) else { return }
    pending[Int(tables.patterns[Int(pattern)].level)].append(pattern)
  }

  /// Notes that a word is there, and with it every set of needed words that it is in.
  private mutating func insert(_ word: Int32) {
    present.insert(WordPresence.place(ofWord: word))
    for item in tables.setPlaces.range(Int(word)) { present.insert(tables.setPlaces.items[item]) }
  }

  /// Finds the words of a lazy concept in the sentence, once.
  private mutating func lookFor(_ concept: Int32, _ utterance: Utterance) {
    guard case .concept = done.add(concept << 1 | 1, 0, 0) else { return }
    found.removeAll(keepingCapacity: true)
    for item in tables.members.range(Int(concept)) {
      let word = tables.members.items[item]
      if present.mayContain(word) { found.append(word) }
    }
    if found.isEmpty { return }
    for index in range where found.contains(utterance.tokens[index].word) {
      _ = occurrences.add(concept, Int32(index), Int32(index + 1))
    }
  }

  // MARK: patterns

  private mutating func attempt(_ index: Int32, _ utterance: Utterance, sentence: Int32) {
    let pattern = tables.patterns[Int(index)]
    if pattern.atStart && !isFirst || pattern.atEnd && !isLast { return }
    for item in pattern.elements {
      let element = tables.elements[item]
      if tables.isLazy[Int(element.concept)] { lookFor(element.concept, utterance) }
      if !element.isOptional, !occurrences.contains(element.concept) { return }
    }
    for item in pattern.exclusions {
      let concept = tables.exclusions[item]
      if tables.isLazy[Int(concept)] { lookFor(concept, utterance) }
      if occurrences.contains(concept) { return }
    }
    if pattern.isNear {
      path.removeAll(keepingCapacity: true)
      if near(pattern, pattern.elements.lowerBound) {
        let start = path.map(\.start).min() ?? 0
        let end = path.map(\.end).max() ?? 0
        found(index, pattern, start, end, utterance, sentence)
      }
      return
    }
    ordered(index, pattern, utterance, sentence)
  }

  private mutating func ordered(
    _ index: Int32, _ pattern: Pattern, _ utterance: Utterance, _ sentence: Int32
  ) {
    var first = pattern.elements.lowerBound
    var matches = 0
    // Optional leading parts: start from each of them, then from the first required one.
    while first < pattern.elements.upperBound {
      let element = tables.elements[first]
      var place = occurrences.head(element.concept)
      while place >= 0, matches < Self.mostMatches {
        let found = occurrences.places[Int(place)]
        place = found.next
        if pattern.atStart, rank[Int(found.start) - base] != 0 { continue }
        path.removeAll(keepingCapacity: true)
        path.append((found.start, found.end))
        let end = follow(pattern, first + 1, found.end)
        guard end >= 0 else { continue }
        matches += 1
        self.found(index, pattern, found.start, end, utterance, sentence)
      }
      guard element.isOptional, matches == 0 else { return }
      first += 1
    }
  }

  /// Matches the parts from `next` on after a place; returns the end of the match or -1.
  ///
  /// `least` and `most` are the gaps before optional parts that were left out: "is .. [being] saved"
  /// lets as many words stand between "is" and "saved" as before "being".
  private mutating func follow(
    _ pattern: Pattern, _ next: Int, _ end: Int32, least: Int32 = 0, most: Int32 = 0
  ) -> Int32 {
    guard next < pattern.elements.upperBound else {
      if pattern.atEnd, rank[Int(end) - base] != (rank.last ?? 0) { return -1 }
      return end
    }
    let element = tables.elements[next]
    let least = least + Int32(element.minGap)
    let isAny = element.maxGap == PatternElement.anyGap || most == Int32.max
    let most = isAny ? Int32.max : most + Int32(element.maxGap)
    var place = occurrences.head(element.concept)
    while place >= 0 {
      let found = occurrences.places[Int(place)]
      place = found.next
      guard found.start >= end else { continue }
      let gap = rank[Int(found.start) - base] - rank[Int(end) - base]
      guard gap >= least, gap <= most else { continue }
      path.append((found.start, found.end))
      let result = follow(pattern, next + 1, found.end)
      if result >= 0 { return result }
      path.removeLast()
    }
    return element.isOptional ? follow(pattern, next + 1, end, least: least, most: most) : -1
  }

  /// Chooses places that do not overlap and lie within the window, in any order.
  private mutating func near(_ pattern: Pattern, _ next: Int) -> Bool {
    guard next < pattern.elements.upperBound else { return true }
    let element = tables.elements[next]
    var place = occurrences.head(element.concept)
    candidates: while place >= 0 {
      let found = occurrences.places[Int(place)]
      place = found.next
      for chosen in path {
        if found.start < chosen.end && chosen.start < found.end { continue candidates }
        let gap = found.start >= chosen.end
          ? rank[Int(found.start) - base] - rank[Int(chosen.end) - base]
          : rank[Int(chosen.start) - base] - rank[Int(found.end) - base]
        if gap > Int32(pattern.window) { continue candidates }
      }
      path.append((found.start, found.end))
      if near(pattern, next + 1) { return true }
      path.removeLast()
    }
    return element.isOptional && near(pattern, next + 1)
  }

  private mutating func found(
    _ index: Int32, _ pattern: Pattern, _ start: Int32, _ end: Int32, _ utterance: Utterance,
    _ sentence: Int32
  ) {
    if pattern.emits >= 0 {
      emit(pattern.emits, start, end)
      return
    }
    let first = utterance.tokens[Int(start)]
    hits.append(
      Hit(
        pattern: index, start: start, end: end, sentence: sentence,
        isNegated: isNegated(utterance, start, end),
        isQuoted: utterance.raw.words[Int(first.raw)].isQuoted))
  }

  /// Whether a negating word outside the matched parts covers the match.
  private func isNegated(_ utterance: Utterance, _ start: Int32, _ end: Int32) -> Bool {
    let by = utterance.tokens[Int(start)].negatedBy
    if by >= 0, by < start { return true }
    for place in path {
      let by = utterance.tokens[Int(place.start)].negatedBy
      if by >= start, by < end, !path.contains(where: { by >= $0.start && by < $0.end }) { return true }
    }
    return false
  }
}
