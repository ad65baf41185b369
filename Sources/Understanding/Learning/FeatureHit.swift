/// A feature of an utterance: the constant one, a stem, two neighbouring stems, or a concept.
struct FeatureKey {
  enum Kind { case constant, word, pair, concept(Int32) }

  var hash: UInt64
  /// Its tokens; empty for a concept or the constant feature.
  var start: Int32
  var end: Int32
  var kind: Kind

  /// Concepts are weighed apart from words, or one long list would drown the words themselves.
  var isConcept: Bool { if case .concept = kind { true } else { false } }

  /// All features of an utterance, each once, in the order in which they are met.
  static func all(_ utterance: Utterance, _ seen: Occurrences, _ tables: RuleTables) -> [FeatureKey] {
    var keys: [FeatureKey] = []
    let tokens = utterance.tokens
    keys.reserveCapacity(tokens.count * 2 + seen.concepts.count + 1)
    keys.append(FeatureKey(hash: LearnedTable.biasKey, start: 0, end: 0, kind: .constant))
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
    for concept in seen.concepts where tables.conceptHashes[Int(concept)] != 0 {
      keys.append(
        FeatureKey(
          hash: LearnedTable.key(concept: tables.conceptHashes[Int(concept)]), start: 0, end: 0,
          kind: .concept(concept)))
    }
    return keys
  }
}

/// A learned feature that an utterance shows, and how much it counts there.
struct FeatureHit {
  var row: Int32
  var start: Int32
  var end: Int32
  var value: Float

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
      result.append(FeatureHit(row: row, start: key.start, end: key.end, value: value))
    }
    for index in result.indices {
      let isConcept = result[index].end == result[index].start
      result[index].value *= scale.factor(isConcept: isConcept, isConstant: result[index].row == learned.constant)
    }
    return result
  }
}

/// Rare words count more than common ones, and a long letter no more than a short line: the features
/// of one utterance share a length of 1 (tf-idf with cosine normalisation, Salton and Buckley 1988).
struct FeatureScale {
  /// The length of all concepts of an utterance together, where that of its words is 1.
  static let concepts: Float = 0.3

  private var words: Float = 0
  private var named: Float = 0

  /// Takes note of a feature; returns its value before ``factor(isConcept:isConstant:)``.
  mutating func add(_ key: FeatureKey, rarity: Float) -> Float {
    switch key.kind {
    case .constant: return 1
    case .word, .pair: words += rarity * rarity
    case .concept: named += rarity * rarity
    }
    return rarity
  }

  func factor(isConcept: Bool, isConstant: Bool) -> Float {
    if isConstant { return 1 }
    let square = isConcept ? named : words
    return square > 0 ? (isConcept ? Self.concepts : 1) / square.squareRoot() : 0
  }

  /// How rare a feature is that `count` of `total` examples show.
  static func rarity(count: Int, of total: Int) -> Float {
    // In steps of a quarter, so that the file can list features by rarity.
    let odds = Float(total + 1) / Float(count + 1)
    return ((naturalLogarithm(odds) + 1) * 4).rounded() / 4
  }

  /// The natural logarithm of a number of at least 1, with no library.
  private static func naturalLogarithm(_ value: Float) -> Float {
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
