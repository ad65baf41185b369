extension RuleCompiler {
  /// Reports concepts that are used but not defined.
  mutating func checkConcepts() {
    let undefined = parts.conceptPlaces.filter { !parts.conceptDefined[Int($0.key)] }
    guard !undefined.isEmpty else { return }
    let known = parts.conceptNames.indices
      .filter { parts.conceptDefined[$0] && !parts.conceptNames[$0].isEmpty }
      .map { parts.conceptNames[$0] }
    let ordered = undefined.sorted { ($0.value.file, $0.value.at) < ($1.value.file, $1.value.at) }
    for (concept, place) in ordered {
      let name = parts.conceptNames[Int(concept)]
      report(
        "there is no concept \"\(name)\"",
        hint: Nearest.name(to: name, among: known).map { "did you mean \"@\($0)\"?" },
        file: place.file, line: place.line, at: place.at)
    }
  }

  /// Works out levels, triggers and the derived tables.
  mutating func finish() {
    let order = levels()
    guard problems.isEmpty else { return }
    closeSupers()
    let prefixWords = prefixWords()
    frequencies(order, prefixWords)
    triggers()
    flags()
    parts.postings += prefixWords
    partners(NeededWords(parts, order: order))
    divide()
  }

  // MARK: levels

  /// Gives each concept and pattern its level; returns concepts from low to high.
  private mutating func levels() -> [Int32] {
    let count = parts.conceptNames.count
    let makers = Rows(count: count, pairs: parts.makers)
    let members = Rows(count: count, pairs: parts.superEdges.map { (row: $0.item, item: $0.row) })
    var level = [Int32](repeating: -1, count: count)
    var state = [UInt8](repeating: 0, count: count)
    var order: [Int32] = []
    var reported = false

    // Depth is bounded by the number of concepts; a loop is cut and reported.
    func visit(_ concept: Int32) -> Int32 {
      let index = Int(concept)
      if state[index] == 2 { return level[index] }
      if state[index] == 1 {
        reported = true
        return 0
      }
      state[index] = 1
      var own: Int32 = 0
      for member in members[index] { own = max(own, visit(member)) }
      for maker in makers[index] { own = max(own, patternLevel(maker, visit) + 1) }
      level[index] = own
      state[index] = 2
      order.append(concept)
      return own
    }
    for concept in 0..<Int32(count) {
      _ = visit(concept)
      if reported {
        reported = false
        let name = parts.conceptNames[Int(concept)]
        report(
          "the concept \"\(name.isEmpty ? "(in brackets)" : name)\" contains itself",
          hint: "take one of the references out", file: 0, line: 1, at: 0)
      }
    }
    for index in parts.patterns.indices {
      let own = patternLevel(Int32(index)) { level[Int($0)] }
      parts.patterns[index].level = own
      parts.levels = max(parts.levels, Int(own) + 1)
    }
    return order
  }

  private func patternLevel(_ index: Int32, _ level: (Int32) -> Int32) -> Int32 {
    let pattern = parts.patterns[Int(index)]
    var own: Int32 = 0
    for element in parts.elements[pattern.elements] { own = max(own, level(element.concept)) }
    for exclusion in parts.exclusions[pattern.exclusions] { own = max(own, level(exclusion)) }
    return own
  }

  /// Concept → all concepts above it, each once.
  private mutating func closeSupers() {
    let count = parts.conceptNames.count
    let direct = Rows(count: count, pairs: parts.superEdges)
    var closure = Rows<Int32>()
    var seen = [Int32](repeating: -1, count: count)
    for concept in 0..<count {
      var found: [Int32] = []
      if !direct[concept].isEmpty {
        seen[concept] = Int32(concept)
        var open = Array(direct[concept])
        while let next = open.popLast() {
          guard seen[Int(next)] != Int32(concept) else { continue }
          seen[Int(next)] = Int32(concept)
          found.append(next)
          open += direct[Int(next)]
        }
      }
      closure.append(found)
    }
    parts.superClosure = closure
  }

  // MARK: triggers

  /// The beginning of more known words than this is found as often as they are; of fewer words it is
  /// as rare as a rare word, and a good trigger.
  private static let fewBeginnings = 8

  private mutating func frequencies(
    _ order: [Int32], _ prefixWords: [(row: Int32, item: Int32)]
  ) {
    // A word that stands in many sets says little, however rare it is in the language.
    var sets = [Float](repeating: 0, count: parts.wordFlags.count)
    for pair in parts.postings { sets[Int(pair.row)] += 1 }
    for pair in parts.postings {
      parts.conceptFrequency[Int(pair.item)] +=
        parts.wordFrequency[Int(pair.row)] * (sets[Int(pair.row)] - 1)
    }
    var beginnings = [Int](repeating: 0, count: parts.conceptNames.count)
    for pair in prefixWords { beginnings[Int(pair.item)] += 1 }
    for pair in prefixWords where beginnings[Int(pair.item)] > Self.fewBeginnings {
      parts.conceptFrequency[Int(pair.item)] +=
        parts.wordFrequency[Int(pair.row)] * max(1, sets[Int(pair.row)])
    }
    let makers = Rows(count: parts.conceptNames.count, pairs: parts.makers)
    let members = Rows(
      count: parts.conceptNames.count, pairs: parts.superEdges.map { (row: $0.item, item: $0.row) })
    for concept in order {
      var total = parts.conceptFrequency[Int(concept)]
      for member in members[Int(concept)] { total += parts.conceptFrequency[Int(member)] }
      for maker in makers[Int(concept)] {
        total += rarest(parts.patterns[Int(maker)]).map { parts.conceptFrequency[Int($0)] * 0.3 } ?? 0
      }
      parts.conceptFrequency[Int(concept)] = total
    }
  }

  private func rarest(_ pattern: Pattern) -> Int32? {
    var best: Int32?
    var least = Float.infinity
    for item in pattern.elements where !parts.elements[item].isOptional {
      let frequency = parts.conceptFrequency[Int(parts.elements[item].concept)]
      if frequency < least {
        least = frequency
        best = parts.elements[item].concept
      }
    }
    return best
  }

  private mutating func triggers() {
    weighByUse()
    parts.triggerPairs.reserveCapacity(parts.patterns.count)
    for (index, pattern) in parts.patterns.enumerated() {
      if let concept = rarest(pattern) {
        parts.triggerPairs.append((concept, Int32(index)))
      } else {
        report(
          "a pattern needs a part that is not optional", file: Int(pattern.file),
          line: Int(pattern.line), at: parts.patternTexts[index].lowerBound)
      }
    }
  }

  /// A part that many patterns share is a poor trigger, however rare its words.
  private mutating func weighByUse() {
    var uses = [Float](repeating: 1, count: parts.conceptNames.count)
    for element in parts.elements { uses[Int(element.concept)] += 1 }
    for concept in uses.indices { parts.conceptFrequency[concept] *= uses[concept] }
  }

  /// Notes for each pattern the words without one of which it need not be woken.
  private mutating func partners(_ needed: NeededWords) {
    var triggers = [Int32](repeating: -1, count: parts.patterns.count)
    for pair in parts.triggerPairs { triggers[Int(pair.item)] = pair.row }
    parts.partners = PartnerSets(
      triggers.enumerated().lazy.map { needed.fewest(of: Int32($0), besides: $1) ?? [] })
  }

  /// Whether each concept has phrases, beginnings of words, numbers or patterns.
  private func isMadeOfMore() -> [Bool] {
    var result = [Bool](repeating: false, count: parts.conceptNames.count)
    for pair in parts.phraseStarts + parts.makers { result[Int(pair.row)] = true }
    for pair in parts.prefixPostings { result[Int(pair.item)] = true }
    for range in parts.ranges { result[Int(range.concept)] = true }
    return result
  }

  /// Parts without a name are looked for only once a pattern is awake, and their words wake patterns
  /// themselves; so a word that stands in very many rules costs little more than a word in one.
  private mutating func divide() {
    var isLazy = [Bool](repeating: true, count: parts.conceptNames.count)
    for concept in isLazy.indices where !parts.conceptNames[concept].isEmpty { isLazy[concept] = false }
    for edge in parts.superEdges {
      isLazy[Int(edge.row)] = false
      isLazy[Int(edge.item)] = false
    }
    // A trigger of more than single words is found from left to right with all its other words.
    let isMore = isMadeOfMore()
    for pair in parts.triggerPairs where isMore[Int(pair.row)] { isLazy[Int(pair.row)] = false }
    parts.isLazy = isLazy
    let triggers = Rows(count: parts.conceptNames.count, pairs: parts.triggerPairs)
    var all: [(row: Int32, item: Int32)] = []
    var members: [(row: Int32, item: Int32)] = []
    all.reserveCapacity(parts.postings.count)
    for pair in parts.postings {
      if isLazy[Int(pair.item)] {
        members.append((row: pair.item, item: pair.row))
        for pattern in triggers[Int(pair.item)] { all.append((row: pair.row, item: ~pattern)) }
      } else {
        all.append(pair)
      }
    }
    parts.postings = all
    parts.members = Rows(count: parts.conceptNames.count, pairs: members)
  }

  // MARK: words

  private mutating func flags() {
    let special: [(StaticString, WordFlags)] = [
      ("filler", .filler), ("negation", .negator), ("intensifier", .intensifier),
      ("softener", .softener), ("clause-break", .clauseBreak), ("self", .selfWord),
      ("others", .otherWord),
    ]
    var flagOf: [Int32: WordFlags] = [:]
    for (name, flag) in special {
      let concept = parts.special(name)
      if concept >= 0 { flagOf[concept, default: []].insert(flag) }
    }
    var ofConcept = [WordFlags](repeating: [], count: parts.conceptNames.count)
    for concept in parts.conceptNames.indices {
      var all = flagOf[Int32(concept)] ?? []
      for above in parts.superClosure[concept] { all.formUnion(flagOf[above] ?? []) }
      ofConcept[concept] = all
    }
    for pair in parts.postings { parts.wordFlags[Int(pair.row)].formUnion(ofConcept[Int(pair.item)]) }
  }

  /// Known words that begin with a prefix get its concepts here, so that reading need not look.
  private func prefixWords() -> [(row: Int32, item: Int32)] {
    var result: [(row: Int32, item: Int32)] = []
    guard parts.prefixLengths != 0 else { return result }
    let concepts = Rows(count: parts.prefixCount, pairs: parts.prefixPostings)
    for word in parts.wordFlags.indices {
      var hash = ByteHash.seed
      for (offset, byte) in parts.wordBytes[word].enumerated() {
        hash = ByteHash.step(hash, byte)
        guard offset < 63, parts.prefixLengths & (1 << UInt64(offset + 1)) != 0 else { continue }
        let row = parts.prefixes.value(hash)
        if row >= 0 { for concept in concepts[Int(row)] { result.append((Int32(word), concept)) } }
      }
    }
    return result
  }
}
