/// Learns how much each word, pair of words and concept speaks for each topic.
///
/// Plain multinomial logistic regression with shrinking weights, one fixed order of steps, no
/// randomness: the same examples and rules give the same file. The points of hand-written rules
/// are one more feature with a weight common to all topics.
package struct Learner {
  private struct Sample {
    var features: [(index: Int32, value: Float)]
    var hand: [(topic: Int32, points: Float)]
    var topic: Int
  }

  private let book: RuleBook
  private let options: LearningOptions
  private var samples: [Sample] = []
  private var names: [String] = []
  private var keys: [UInt64] = []
  private var index = HashIndex(minimumCapacity: 1 << 16)
  private var isPair: [Bool] = []

  /// Reads the features of all examples once.
  package init(_ book: RuleBook, _ examples: [Example], _ options: LearningOptions = .init()) {
    self.book = book
    self.options = options
    for example in examples { add(example) }
  }

  private mutating func add(_ example: Example) {
    guard let topic = book.tables.topics.firstIndex(of: example.topic) else {
      samples.append(Sample(features: [], hand: [], topic: -1))
      return
    }
    var utterance = Utterance(example.utterance, book.tables)
    var matcher = Matcher(book.tables)
    matcher.match(&utterance)
    var features: [(index: Int32, value: Float)] = []
    let points = TopicRanking.handPoints(matcher.hits, book.tables, utterance)
    for key in FeatureKey.all(utterance, matcher.seen, points, book.tables) {
      guard let name = name(key, utterance) else { continue }
      var id = index.value(key.hash)
      if id < 0 {
        id = Int32(names.count)
        index.insert(key.hash, id)
        names.append(name)
        keys.append(key.hash)
        if case .pair = key.kind { isPair.append(true) } else { isPair.append(false) }
      }
      features.append((id, key.value))
    }
    let hand = points.enumerated().filter { $0.element != 0 }.map { (Int32($0.offset), $0.element) }
    samples.append(Sample(features: features, hand: hand, topic: topic))
  }

  /// A feature as it stands in the file; nil for one that cannot be written or is switched off.
  private func name(_ key: FeatureKey, _ utterance: Utterance) -> String? {
    func stem(_ token: Int32) -> String? {
      let token = utterance.tokens[Int(token)]
      let bytes = token.word >= 0
        ? book.tables.wordBytes[Int(token.word)] : Possessive.dropped(from: utterance.spelling(token))
      let text = Stem.text(bytes)
      return text.utf8.contains(UInt8(ascii: "_")) || text.utf8.first == UInt8(ascii: "@")
        || text.utf8.first == UInt8(ascii: "*") || text.utf8.first == UInt8(ascii: "=") ? nil : text
    }
    switch key.kind {
    case .constant: return "*"
    case .word: return options.usesWords ? stem(key.start) : nil
    case .pair:
      guard options.usesPairs, let first = stem(key.start), let second = stem(key.start + 1) else {
        return nil
      }
      return first + "_" + second
    case .rules(let topic): return options.usesRules ? "=" + book.tables.topics[topic] : nil
    case .concept(let concept):
      return options.usesConcepts ? "@" + book.tables.conceptNames[Int(concept)] : nil
    }
  }

  /// The features of each example, one line each, for study outside the program.
  package var dump: String {
    samples.map { sample in
      let hand = sample.hand.map { "\($0.topic):\($0.points)" }.joined(separator: " ")
      let features = sample.features.map { "\(names[Int($0.index)]):\($0.value)" }
      return "\(sample.topic)\t\(hand)\t" + features.joined(separator: " ")
    }.joined(separator: "\n") + "\n"
  }

  // MARK: learning

  /// Learns from the examples at some places; all of them when none are given.
  package func learn(from places: [Int]? = nil) -> LearnedWeights {
    let chosen = (places ?? Array(samples.indices)).filter { samples[$0].topic >= 0 }
    var seen = [Int32](repeating: 0, count: names.count)
    for place in chosen { for feature in samples[place].features { seen[Int(feature.index)] += 1 } }
    let topics = book.tables.topics.count
    // Only what was seen together gets a weight: the file stays short, and each line can be read
    // as "these words were met when people spoke of this".
    var support = [Bool](repeating: false, count: names.count * topics)
    for place in chosen {
      for feature in samples[place].features {
        support[Int(feature.index) * topics + samples[place].topic] = true
      }
    }
    var weights = [Float](repeating: 0, count: names.count * topics)
    var squares = [Float](repeating: 1e-2, count: names.count * topics)
    var scale: Float = 1
    var scaleSquare: Float = 1
    var points = [Float](repeating: 0, count: topics)
    // A fixed stride that shares no factor with the count visits examples in a mixed, fixed order.
    let stride = Self.stride(chosen.count)
    for _ in 0..<options.passes {
      var at = 0
      for _ in chosen.indices {
        let sample = samples[chosen[at]]
        at = (at + stride) % chosen.count
        step(sample, seen, support, &weights, &squares, &scale, &scaleSquare, &points, topics)
      }
    }
    return result(weights, seen, scale, topics)
  }

  private func isFrequent(_ feature: Int32, _ seen: [Int32]) -> Bool {
    seen[Int(feature)] >= (isPair[Int(feature)] ? options.fewestForPairs : options.fewest)
  }

  private static func stride(_ count: Int) -> Int {
    guard count > 2 else { return 1 }
    var candidate = Int(Double(count) * 0.618)
    func sharesFactor(_ a: Int, _ b: Int) -> Bool {
      var (a, b) = (a, b)
      while b != 0 { (a, b) = (b, a % b) }
      return a != 1
    }
    while candidate > 1, sharesFactor(candidate, count) { candidate -= 1 }
    return max(1, candidate)
  }

  private func step(
    _ sample: Sample, _ seen: [Int32], _ support: [Bool], _ weights: inout [Float], _ squares: inout [Float],
    _ scale: inout Float, _ scaleSquare: inout Float, _ points: inout [Float], _ topics: Int
  ) {
    for topic in 0..<topics { points[topic] = 0 }
    for hand in sample.hand { points[Int(hand.topic)] += scale * hand.points }
    for feature in sample.features where isFrequent(feature.index, seen) {
      let base = Int(feature.index) * topics
      for topic in 0..<topics { points[topic] += weights[base + topic] * feature.value }
    }
    let top = points.max() ?? 0
    var total: Float = 0
    for topic in 0..<topics {
      points[topic] = TopicRanking.exponential(points[topic] - top)
      total += points[topic]
    }
    for topic in 0..<topics { points[topic] = points[topic] / total - (topic == sample.topic ? 1 : 0) }
    for feature in sample.features where isFrequent(feature.index, seen) {
      let base = Int(feature.index) * topics
      for topic in 0..<topics where support[base + topic] {
        let slope = points[topic] * feature.value + options.shrinkage * weights[base + topic]
        squares[base + topic] += slope * slope
        let pace = options.rate / squares[base + topic].squareRoot()
        let moved = weights[base + topic] - pace * slope
        // Small weights are drawn to exactly 0, so that a file names only what matters.
        let pull = pace * options.sparsity
        weights[base + topic] = moved > pull ? moved - pull : moved < -pull ? moved + pull : 0
      }
    }
    var slope: Float = 0
    for hand in sample.hand { slope += points[Int(hand.topic)] * hand.points }
    scaleSquare += slope * slope
    scale = max(0.1, scale - options.rate * slope / scaleSquare.squareRoot())
  }

  private func result(
    _ weights: [Float], _ seen: [Int32], _ scale: Float, _ topics: Int
  ) -> LearnedWeights {
    var features: [LearnedWeights.Feature] = []
    for id in names.indices where isFrequent(Int32(id), seen) {
      var row: [LearnedTable.Weight] = []
      for topic in 0..<topics {
        let value = (weights[id * topics + topic] * 100).rounded() / 100
        if abs(value) >= options.smallest { row.append(.init(topic: Int16(topic), value: value)) }
      }
      if !row.isEmpty { features.append(.init(name: names[id], key: keys[id], row: row)) }
    }
    features.sort { $0.name < $1.name }
    return LearnedWeights(
      features: features, handScale: (scale * 100).rounded() / 100, topics: book.tables.topics)
  }
}
