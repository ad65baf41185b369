/// A feature of an utterance: the constant one, a stem, two neighbouring stems, a concept, or
/// something of its shape: the stem it begins with or ends with, how long it is, whether it asks something.
struct FeatureKey {
  enum Kind { case constant, word, pair, concept(Int32), opening, closing, length(Int), question }

  var hash: UInt64
  /// Its tokens; empty where it has none of its own.
  var start: Int32
  var end: Int32
  var kind: Kind

  var group: FeatureGroup {
    switch kind {
    case .constant: .constant
    case .word, .pair: .words
    case .concept: .concepts
    case .opening, .closing, .length, .question: .shape
    }
  }

  /// All features of an utterance, each once, in the order in which they are met.
  static func all(_ utterance: Utterance, _ seen: Occurrences, _ tables: RuleTables) -> [FeatureKey] {
    var keys: [FeatureKey] = []
    keys.reserveCapacity(utterance.tokens.count * 2 + seen.concepts.count + 5)
    keys.append(FeatureKey(hash: LearnedTable.biasKey, start: 0, end: 0, kind: .constant))
    addWords(of: utterance, to: &keys)
    addShape(of: utterance, to: &keys)
    for concept in seen.concepts where tables.conceptHashes[Int(concept)] != 0 {
      keys.append(
        FeatureKey(
          hash: LearnedTable.key(concept: tables.conceptHashes[Int(concept)]), start: 0, end: 0,
          kind: .concept(concept)))
    }
    return keys
  }

  private static func addWords(of utterance: Utterance, to keys: inout [FeatureKey]) {
    let tokens = utterance.tokens
    var known = HashIndex(minimumCapacity: tokens.count * 2 + 8)
    for sentence in utterance.sentences {
      for index in sentence.words {
        let word = LearnedTable.key(stem: tokens[index].stem)
        let place = Int32(index)
        if known.insert(word, place) == place {
          keys.append(FeatureKey(hash: word, start: place, end: place + 1, kind: .word))
        }
        guard index + 1 < sentence.words.upperBound else { continue }
        let pair = LearnedTable.key(tokens[index].stem, tokens[index + 1].stem)
        if known.insert(pair, place) == place {
          keys.append(FeatureKey(hash: pair, start: place, end: place + 2, kind: .pair))
        }
      }
    }
  }

  private static func addShape(of utterance: Utterance, to keys: inout [FeatureKey]) {
    let length = lengthClass(utterance.tokens.count)
    keys.append(
      FeatureKey(hash: LearnedTable.key(length: length), start: 0, end: 0, kind: .length(length)))
    if utterance.sentences.contains(where: \.isQuestion) {
      keys.append(FeatureKey(hash: LearnedTable.questionKey, start: 0, end: 0, kind: .question))
    }
    guard let first = utterance.tokens.first, let last = utterance.tokens.last else { return }
    let end = Int32(utterance.tokens.count)
    keys.append(
      FeatureKey(hash: LearnedTable.key(opening: first.stem), start: 0, end: 1, kind: .opening))
    keys.append(
      FeatureKey(hash: LearnedTable.key(closing: last.stem), start: end - 1, end: end, kind: .closing))
  }

  /// Short utterances are told apart finely, long ones hardly: 1, 2, to 4, to 6, to 10, to 14, more.
  private static func lengthClass(_ words: Int) -> Int {
    [0, 1, 2, 4, 6, 10, 14].firstIndex { words <= $0 } ?? 7
  }
}

/// Features that are weighed together, apart from others: or one long list of concepts would drown the
/// words themselves.
enum FeatureGroup {
  case constant, words, concepts, shape

  /// The length that all its features in an utterance share.
  var length: Float {
    switch self {
    case .constant, .words: 1
    case .concepts: 0.2
    case .shape: 0.3
    }
  }
}

/// A learned feature that an utterance shows, and how much it counts there.
struct FeatureHit {
  var row: Int32
  var start: Int32
  var end: Int32
  var value: Float
  var group: FeatureGroup

  static func all(
    _ utterance: Utterance, _ seen: Occurrences, _ tables: RuleTables, _ learned: LearnedTable
  ) -> [FeatureHit] {
    var result: [FeatureHit] = []
    result.reserveCapacity(64)
    var scale = FeatureScale()
    for key in FeatureKey.all(utterance, seen, tables) {
      let row = learned.index.value(key.hash)
      guard row >= 0 else { continue }
      let value = scale.add(key, rarity: learned.rarity[Int(row)])
      result.append(
        FeatureHit(row: row, start: key.start, end: key.end, value: value, group: key.group))
    }
    // How gibberish begins and ends says nothing.
    if !result.contains(where: { $0.group == .words || $0.group == .concepts }) {
      result.removeAll { $0.group == .shape }
    }
    for index in result.indices {
      result[index].value *= scale.factor(of: result[index].group)
    }
    return result
  }
}

/// Rare words count more than common ones, and a long letter no more than a short line: the features of
/// a group share one length (tf-idf with cosine normalisation, Salton and Buckley 1988).
struct FeatureScale {
  private var squares = (words: Float(0), concepts: Float(0), shape: Float(0))

  /// Takes note of a feature; returns its value before ``factor(of:)``.
  mutating func add(_ key: FeatureKey, rarity: Float) -> Float {
    switch key.group {
    case .constant: return 1
    case .words: squares.words += rarity * rarity
    case .concepts: squares.concepts += rarity * rarity
    case .shape: squares.shape += rarity * rarity
    }
    return rarity
  }

  /// What brings the features of a group to its length.
  func factor(of group: FeatureGroup) -> Float {
    let square: Float =
      switch group {
      case .constant: 1
      case .words: squares.words
      case .concepts: squares.concepts
      case .shape: squares.shape
      }
    return square > 0 ? group.length / square.squareRoot() : 0
  }

  /// How rare a feature is that `count` of `total` examples show.
  static func rarity(count: Int, of total: Int) -> Float {
    // In steps of a quarter, so that the file can list features by rarity.
    let odds = Float(total + 1) / Float(count + 1)
    return ((naturalLogarithm(odds) + 1) * 4).rounded() / 4
  }

  /// The natural logarithm of a number of at least 1, with no library.
  static func naturalLogarithm(_ value: Float) -> Float {
    var value = value
    var result: Float = 0
    while value > 2 {
      value /= 2
      result += 0.693_147_2
    }
    // The series of artanh, which converges fast between 1 and 2.
    let ratio = (value - 1) / (value + 1)
    var power = ratio
    var sum: Float = 0
    for odd in stride(from: 1, through: 9, by: 2) {
      sum += power / Float(odd)
      power *= ratio * ratio
    }
    return result + 2 * sum
  }
}
