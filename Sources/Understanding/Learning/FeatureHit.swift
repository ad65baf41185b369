/// A learned feature that an utterance shows.
struct FeatureHit {
  var row: Int32
  /// Its tokens; empty for a concept or the constant feature.
  var start: Int32
  var end: Int32
  /// Features of one utterance share a fixed weight, so that a long letter does not outshout a line.
  var value: Float

  static func all(
    _ utterance: Utterance, _ seen: Occurrences, _ hand: [Float], _ tables: RuleTables,
    _ learned: LearnedTable
  ) -> [FeatureHit] {
    var result: [FeatureHit] = []
    result.reserveCapacity(64)
    for key in FeatureKey.all(utterance, seen, hand, tables) {
      let row = learned.index.value(key.hash)
      if row >= 0 {
        result.append(FeatureHit(row: row, start: key.start, end: key.end, value: key.value))
      }
    }
    return result
  }
}

/// A feature of an utterance before it is looked up.
struct FeatureKey {
  var hash: UInt64
  var start: Int32
  var end: Int32
  var value: Float
  var kind: Kind

  enum Kind { case constant, word, pair, concept(Int32), rules(Int) }

  /// The constant feature, each stem, each pair of neighbours, each named concept, each topic's rules; each once.
  static func all(
    _ utterance: Utterance, _ seen: Occurrences, _ hand: [Float], _ tables: RuleTables
  ) -> [FeatureKey] {
    var keys: [FeatureKey] = []
    let tokens = utterance.tokens
    keys.reserveCapacity(tokens.count * 2 + seen.concepts.count + 1)
    keys.append(FeatureKey(hash: LearnedTable.biasKey, start: 0, end: 0, value: 1, kind: .constant))
    var known = HashIndex(minimumCapacity: tokens.count * 2 + 8)
    let value = weight(tokens.count)
    for sentence in utterance.sentences {
      for index in sentence.words {
        let word = LearnedTable.key(stem: tokens[index].stem)
        let place = Int32(index)
        if known.insert(word, place) == place {
          keys.append(FeatureKey(hash: word, start: place, end: place + 1, value: value, kind: .word))
        }
        guard index + 1 < sentence.words.upperBound else { continue }
        let pair = LearnedTable.key(tokens[index].stem, tokens[index + 1].stem)
        if known.insert(pair, place) == place {
          keys.append(FeatureKey(hash: pair, start: place, end: place + 2, value: value, kind: .pair))
        }
      }
    }
    for concept in seen.concepts where tables.conceptHashes[Int(concept)] != 0 {
      keys.append(
        FeatureKey(
          hash: LearnedTable.key(concept: tables.conceptHashes[Int(concept)]), start: 0, end: 0,
          value: value, kind: .concept(concept)))
    }
    for topic in hand.indices where hand[topic] > 0 {
      keys.append(
        FeatureKey(
          hash: LearnedTable.key(rules: tables.topicHashes[topic]), start: 0, end: 0,
          value: min(hand[topic], 6) / 3, kind: .rules(topic)))
    }
    return keys
  }

  /// 1 up to twelve words, then falling with the square root of the length.
  static func weight(_ count: Int) -> Float {
    count <= 12 ? 1 : (12 / Float(count)).squareRoot()
  }
}
