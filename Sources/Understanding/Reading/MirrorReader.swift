/// Turns the person's own words round to "you", when that is safe and short.
///
/// Strict on purpose: a wrong mirror is worse than none. A clause is said back only from its subject to its end,
/// where each subject fits its verb, and never out of the reach of an "if", an "I think" or a "she said".
struct MirrorReader {
  static let mostWords = 14
  static let fewestWords = 3
  /// A long letter is looked at from its end.
  static let mostSentences = 40

  let utterance: Utterance
  let tables: RuleTables
  var words: [MirrorWord] = []
  /// The sentences as ranges of ``words``.
  var sentences: [Range<Int>] = []

  static func read(
    _ utterance: Utterance, _ hits: [Hit], _ tables: RuleTables, _ topic: Int?
  ) -> String? {
    // What was said about the talk itself is not the person's story.
    if let topic, tables.topics[topic].utf8.starts(with: "meta-".utf8) { return nil }
    var reader = MirrorReader(utterance: utterance, tables: tables)
    reader.fill()
    let found = reader.candidates()
    guard !found.isEmpty else { return nil }
    let weights = reader.weights(hits, topic)
    var best: (clause: MirrorClause, score: Float)?
    for clause in found {
      guard let score = reader.score(clause, weights) else { continue }
      if score > best?.score ?? 0 { best = (clause, score) }
    }
    return best.map { reader.text($0.clause) }
  }

  // MARK: words

  /// One entry for each word as typed, with what it can be in a sentence.
  private mutating func fill() {
    words.reserveCapacity(utterance.raw.words.count)
    for sentence in utterance.sentences.suffix(Self.mostSentences) where !sentence.isQuestion {
      let from = words.count
      var last: Int32 = -1
      for index in sentence.words where utterance.tokens[index].raw != last {
        last = utterance.tokens[index].raw
        words.append(word(at: index, isFirst: words.count == from))
      }
      if words.count - from >= 2 { sentences.append(from..<words.count) }
    }
  }

  private func word(at index: Int, isFirst: Bool) -> MirrorWord {
    let token = utterance.tokens[index]
    let raw = utterance.raw.words[Int(token.raw)]
    var spelling = utterance.raw.spelling(raw)
    // A slip in an ordinary word is mended, where it can hardly be another word.
    var isMended = false
    if token.wasCorrected, spelling.count > 4 {
      let meant = tables.wordBytes[Int(token.word)]
      if token.flags.contains(.common), isSlip(spelling, for: meant),
        !(index + 1 < utterance.tokens.count && utterance.tokens[index + 1].raw == token.raw)
      {
        spelling = meant
        isMended = true
      }
    }
    let kind = SpokenWord.of(spelling)
    let gap = isFirst ? .none : gap(before: Int(token.raw))
    let isName = raw.isCapitalised && !isFirst && kind.isEmpty && isNameLike(raw)
    let isUnknownFirst = isFirst && raw.isCapitalised && token.word < 0 && kind.isEmpty && isNameLike(raw)
    let isKnown = token.word >= 0 && (isMended || !token.wasCorrected) || !kind.isEmpty && !token.wasCorrected
    var isFit = (isKnown || isName || isUnknownFirst) && !raw.isSymbol && !raw.isQuoted
    if tables.isInsult(token.word) || hasNumber(spelling) || isMeasured(raw, spelling) { isFit = false }
    return MirrorWord(
      spelling: spelling, kind: kind, token: index, gap: gap, isFit: isFit, isName: isName || isUnknownFirst,
      isSymbol: raw.isSymbol)
  }

  /// Letters that changed places, or one too many of them: anything else may be another word.
  private func isSlip(_ typed: ArraySlice<UInt8>, for meant: ArraySlice<UInt8>) -> Bool {
    guard meant.first == typed.first, meant.last == typed.last else { return false }
    return typed.sorted() == meant.sorted() || Self.single(typed) == Self.single(meant)
  }

  private static func single(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for letter in word where letter != result.last { result.append(letter) }
    return result
  }

  /// "Leeds", "BBC", but no word of a line that is all in capitals.
  private func isNameLike(_ raw: RawWord) -> Bool {
    let source = utterance.bytes[raw.source]
    let isLoud = source.count > 1 && source.dropFirst().allSatisfy { $0 >= 65 && $0 <= 90 }
    return source.count > 1 && (!isLoud || source.count <= 4)
  }

  /// A number of four figures and more, or an address, is nobody's business.
  private func hasNumber(_ spelling: ArraySlice<UInt8>) -> Bool {
    var figures = 0
    for byte in spelling {
      if byte >= 48 && byte <= 57 { figures += 1 }
      if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "*") { return true }
    }
    return figures > 3
  }

  /// "40%", "$220": the sign would be lost.
  private func isMeasured(_ raw: RawWord, _ spelling: ArraySlice<UInt8>) -> Bool {
    guard let first = spelling.first, first >= 48, first <= 57 else { return false }
    let source = raw.source
    return source.upperBound < utterance.bytes.count && utterance.bytes[source.upperBound] == UInt8(ascii: "%")
      || source.lowerBound > 0 && ![32, 10, 44].contains(utterance.bytes[source.lowerBound - 1])
  }

  private func gap(before raw: Int) -> MirrorWord.Gap {
    let from = utterance.raw.words[raw - 1].source.upperBound
    let to = utterance.raw.words[raw].source.lowerBound
    guard from <= to else { return .other }
    if utterance.raw.words[raw].isQuoted != utterance.raw.words[raw - 1].isQuoted { return .owning }
    var result = MirrorWord.Gap.none
    var hasSpace = false
    // "the parents' evening".
    if from < to, utterance.bytes[from] == UInt8(ascii: "'") || utterance.bytes[from] == 0xE2 && to - from > 3 && utterance.bytes[from + 2] == 0x99 {
      return .owning
    }
    for byte in utterance.bytes[from..<to] {
      switch byte {
      case UInt8(ascii: " "): hasSpace = true
      case UInt8(ascii: ","): result = result == .none ? .comma : .other
      case UInt8(ascii: "-"): result = result == .none && !hasSpace ? .hyphen : .other
      // Words are quoted behind it: what led to them is no clause without them.
      case UInt8(ascii: "\""), UInt8(ascii: "'"), 0xE2: return byte == 0xE2 && !isQuote(from, to) ? .other : .owning
      default: result = .other
      }
    }
    if result == .hyphen, hasSpace { return .other }
    return result
  }

  private func isQuote(_ from: Int, _ to: Int) -> Bool {
    (from..<max(from, to - 2)).contains { utterance.bytes[$0] == 0xE2 && utterance.bytes[$0 + 1] == 0x80 && (0x98...0x9F).contains(utterance.bytes[$0 + 2]) }
  }

  func spells(_ place: Int, _ text: StaticString) -> Bool { words.indices.contains(place) && words[place].spells(text) }

  func spells(_ place: Int, anyOf texts: [StaticString]) -> Bool { texts.contains { spells(place, $0) } }

  // MARK: choice

  /// What the hits weigh, token by token, summed up to each place.
  private func weights(_ hits: [Hit], _ topic: Int?) -> [Float] {
    var weights = [Float](repeating: 0, count: utterance.tokens.count)
    for hit in hits {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0, pattern.weight > 0, hit.end > hit.start else { continue }
      switch tables.heads[Int(pattern.head)] {
      case .topic(let named):
        if tables.isSafety[named] {
          // Near danger nothing is said back.
          if pattern.weight >= 1.5 { weights[Int(hit.start)] -= 4 }
        } else {
          let weight = min(pattern.weight, 3)
          weights[Int(hit.end) - 1] += named == topic ? weight * 0.8 : weight * 0.2
        }
      case .feeling: weights[Int(hit.start)] += 1.2
      default: break
      }
    }
    return weights
  }

  private func score(_ clause: MirrorClause, _ weights: [Float]) -> Float? {
    var evidence: Float = 0
    var hasSelf = false
    var hasOther = false
    var isDenied = false
    var commas = 0
    for place in clause.words {
      let word = words[place]
      evidence += weights[word.token]
      if word.isSelf { hasSelf = true }
      if word.kind.contains(.person) || !word.kind.isDisjoint(with: [.one, .many]) && !word.spells("it")
        || word.spells("him") || word.spells("her") || word.spells("them") || word.isName
      {
        hasOther = true
      }
      if word.kind.contains(.denial) { isDenied = true }
      if place > clause.words.lowerBound, word.gap == .comma { commas += 1 }
    }
    if evidence < -2 { return nil }
    let isWhole = clause.words.count + 4 >= words.count
    // A piece of a longer line that has nothing of the person's in it is scenery.
    guard hasSelf || clause.isDropped || evidence > 0.4 && hasOther || isWhole else { return nil }
    var score: Float = 1 + min(evidence, 5)
    if hasSelf { score += 0.8 }
    if hasSelf && hasOther { score += 0.8 }
    if isDenied { score += 0.5 }
    if clause.isReported { score += 1 }
    if clause.isContrast { score += 0.6 }
    score += 0.07 * Float(clause.words.count)
    score += 0.9 * Float(clause.words.upperBound) / Float(words.count)
    score -= 0.5 * Float(commas)
    if clause.isBackground { score -= 0.9 }
    return max(score, 0.1)
  }
}

/// A word as typed, with what it can be.
struct MirrorWord {
  enum Gap { case none, hyphen, comma, owning, other }

  /// Lower case, straight apostrophes, slips mended.
  var spelling: ArraySlice<UInt8>
  var kind: SpokenWord
  var token: Int
  /// What stands before it.
  var gap: Gap
  /// It may be said back.
  var isFit: Bool
  var isName: Bool
  var isSymbol: Bool

  @inline(__always)
  func spells(_ text: StaticString) -> Bool {
    spelling.count == text.utf8CodeUnitCount
      && spelling.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  var isSelf: Bool {
    kind.contains(.i) || spells("me") || spells("my") || spells("myself") || spells("mine") || spells("we")
      || spells("our") || spells("we're") || spells("we've") || spells("us")
  }

  /// "i", "he", "they": can only be a subject.
  var isNominative: Bool {
    kind.contains(.i) || kind.contains(.joined) || spells("he") || spells("she") || spells("they") || spells("we")
  }

  func ends(in text: StaticString) -> Bool {
    spelling.count > text.utf8CodeUnitCount
      && spelling.suffix(text.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// A clause that may be said back.
struct MirrorClause {
  var words: Range<Int>
  /// "keep checking": the person left themselves out.
  var isDropped = false
  /// "she says I …".
  var isReported = false
  /// Behind a "but", or the last thing that somebody did.
  var isContrast = false
  /// How old, how long, what was going on.
  var isBackground = false
  /// "my wife and I": as many words as stand before the "and".
  var shared = 0
}
