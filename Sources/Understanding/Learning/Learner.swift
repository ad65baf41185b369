/// Learns how much each word, pair of words, concept and shape speaks for each topic.
///
/// The same examples and rules give the same file. Hand-written rules are not learned from: their
/// authors knew the examples, so their points would look better than they are. They count by a fixed
/// scale instead.
package struct Learner {
  private struct Sample {
    var keys: [(index: Int32, key: FeatureKey)]
    var topic: Int
    var safety: Safety
  }

  /// What an example says about danger; nil parts say nothing.
  private struct Safety {
    var isDanger: Bool?
    var isAct: Bool?

    init(_ safety: String) {
      isDanger = safety == "light" ? nil : safety != "none"
      isAct = safety == "notice" ? nil : safety == "act"
    }
  }

  private let book: RuleBook
  private let options: LearningOptions
  private var samples: [Sample] = []
  private var names: [String] = []
  private var keys: [FeatureKey] = []
  private var index = HashIndex(minimumCapacity: 1 << 16)
  /// Which features say no more than a time: they never speak for danger, however often they stood
  /// beside it.
  private var isEmpty: [Bool] = []

  /// Reads the features of all examples once.
  package init(_ book: RuleBook, _ examples: [Example], _ options: LearningOptions = .init()) {
    self.book = book
    self.options = options
    for example in examples { add(example) }
  }

  /// The number of examples.
  var count: Int { samples.count }

  private mutating func add(_ example: Example) {
    // Neutral words speak against every topic, and so does danger have to beat them.
    let topic =
      book.tables.topics.firstIndex(of: example.topic)
      ?? (example.topic == Example.neutral ? Self.noTopic : Self.unknown)
    guard topic != Self.unknown else {
      samples.append(Sample(keys: [], topic: topic, safety: Safety(example.safety)))
      return
    }
    let (utterance, matcher) = book.matched(example.utterance)
    var found: [(index: Int32, key: FeatureKey)] = []
    for key in FeatureKey.all(utterance, matcher.seen, book.tables) {
      guard let name = name(key, utterance) else { continue }
      var id = index.value(key.hash)
      if id < 0 {
        id = Int32(names.count)
        index.insert(key.hash, id)
        names.append(name)
        keys.append(key)
        isEmpty.append(saysNothing(key, utterance))
      }
      found.append((id, key))
    }
    samples.append(Sample(keys: found, topic: topic, safety: Safety(example.safety)))
  }

  /// Whether a feature says no more than a time.
  private func saysNothing(_ key: FeatureKey, _ utterance: Utterance) -> Bool {
    let stems = (key.start..<key.end).map { utterance.tokens[Int($0)].stem }
    return switch key.kind {
    case .word, .pair, .opening, .closing: EmptyWords.isEmpty(stems)
    case .constant, .concept, .length, .question: false
    }
  }

  /// A feature as it stands in the file; nil for one that cannot be written or is switched off.
  private func name(_ key: FeatureKey, _ utterance: Utterance) -> String? {
    func stem(_ token: Int32) -> String? {
      let token = utterance.tokens[Int(token)]
      let bytes =
        token.word >= 0
        ? book.tables.wordBytes[Int(token.word)] : Possessive.dropped(from: utterance.spelling(token))
      let text = Stem.text(bytes)
      // What the file writes around stems may not stand in one.
      return text.isEmpty || text.utf8.contains(where: Array("@*^$#?_/".utf8).contains) ? nil : text
    }
    switch key.kind {
    case .constant: return "*"
    case .word: return stem(key.start)
    case .pair:
      guard let first = stem(key.start), let second = stem(key.start + 1) else { return nil }
      return first + "_" + second
    case .opening: return stem(key.start).map { "^" + $0 }
    case .closing: return stem(key.start).map { $0 + "$" }
    case .length(let length): return "#\(length)"
    case .question: return "?"
    case .concept(let concept):
      return options.usesConcepts ? "@" + book.tables.conceptNames[Int(concept)] : nil
    }
  }

  /// The features of each example, one line each, for study outside the program.
  package var dump: String {
    samples.map { sample in
      "\(sample.topic)\t" + sample.keys.map { names[Int($0.index)] }.joined(separator: " ")
    }.joined(separator: "\n") + "\n"
  }

  private static let unknown = -1
  private static let noTopic = -2

  // MARK: learning

  /// Learns from the examples at some places; all of them when none are given.
  package func learn(from places: [Int]? = nil) -> LearnedWeights {
    let chosen = (places ?? Array(samples.indices)).filter { samples[$0].topic != Self.unknown }
    var seen = [Int](repeating: 0, count: names.count)
    for place in chosen { for feature in samples[place].keys { seen[Int(feature.index)] += 1 } }
    let rarity = seen.map { FeatureScale.rarity(count: $0, of: chosen.count) }
    let isKept = names.indices.map { id in
      let fewest = if case .pair = keys[id].kind { options.fewestForPairs } else { options.fewest }
      return seen[id] >= max(1, fewest)
    }
    func learner(_ isKept: [Bool]) -> MarginLearner {
      MarginLearner(
        chosen.map { weighed(samples[$0], rarity, isKept) }, featureCount: names.count, options)
    }
    let telling = names.indices.map { isKept[$0] && !isEmpty[$0] }
    return collect((learner(isKept), learner(telling)), chosen, rarity, isKept)
  }

  private func weighed(
    _ sample: Sample, _ rarity: [Float], _ isKept: [Bool]
  ) -> [(index: Int32, value: Float)] {
    var scale = FeatureScale()
    let kept = sample.keys.filter { isKept[Int($0.index)] }
    let values = kept.map { scale.add($0.key, rarity: rarity[Int($0.index)]) }
    return zip(kept, values).map { ($0.index, $1 * scale.factor(of: $0.key.group)) }
  }

  private func collect(
    _ learners: (all: MarginLearner, telling: MarginLearner), _ chosen: [Int], _ rarity: [Float], _ isKept: [Bool]
  ) -> LearnedWeights {
    let topics = book.tables.topics.count
    var counts = [Int](repeating: 0, count: topics)
    for place in chosen where samples[place].topic >= 0 { counts[samples[place].topic] += 1 }
    let spoken = counts.count { $0 > 0 }
    var rows = [[LearnedTable.Weight]](repeating: [], count: names.count)
    func add(_ head: Int, _ sides: [MarginLearner.Side], _ balance: Float, isDanger: Bool) {
      let learner = isDanger ? learners.telling : learners.all
      let together = met(zip(chosen, sides).filter { $1 == .speaksFor }.map(\.0))
      let weights = learner.weights(sides, balance: balance)
      for id in names.indices where isKept[id] {
        guard abs(weights[id]) >= (together[id] ? options.smallest : options.smallestApart) else { continue }
        let value = (weights[id] * options.sharpness * 100).rounded() / 100
        rows[id].append(.init(topic: Int32(head), value: value))
      }
    }
    for topic in 0..<topics where counts[topic] > 0 {
      add(
        topic, chosen.map { samples[$0].topic == topic ? .speaksFor : .against },
        Float(chosen.count) / Float(spoken * counts[topic]),
        isDanger: book.tables.topics[topic].hasPrefix("safety-"))
    }
    add(topics, chosen.map { MarginLearner.Side(samples[$0].safety.isDanger) }, 1, isDanger: true)
    add(topics + 1, chosen.map { MarginLearner.Side(samples[$0].safety.isAct) }, 1, isDanger: true)
    let features = names.indices.filter { !rows[$0].isEmpty }.map { id in
      LearnedWeights.Feature(
        name: names[id], key: keys[id].hash, rarity: id == 0 ? 1 : rarity[id], row: rows[id])
    }
    return LearnedWeights(
      features: features.sorted { $0.name < $1.name }, handScale: options.handScale * options.sharpness,
      heads: book.tables.topics + LearnedTable.judgements)
  }

  /// Which features some of the examples show.
  private func met(_ places: [Int]) -> [Bool] {
    var result = [Bool](repeating: false, count: names.count)
    for place in places {
      for feature in samples[place].keys { result[Int(feature.index)] = true }
    }
    return result
  }
}
