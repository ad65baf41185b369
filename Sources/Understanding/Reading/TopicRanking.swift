/// Ranks topics by the rules that matched and the learned weights of words and concepts.
struct TopicRanking {
  private let tables: RuleTables
  private let learned: LearnedTable
  private let hits: [Hit]
  /// Points per topic from hand-written rules.
  private(set) var hand: [Float]
  /// Points in all.
  private(set) var points: [Float]
  /// Share of each topic, adding up to 1.
  private(set) var shares: [Float] = []
  private(set) var order: [Int] = []
  private var features: [FeatureHit] = []
  private let outOfScope: Int
  /// Without learned weights, the points a topic must have to beat "out-of-scope".
  static let floor: Float = 1
  /// Points of hand-written rules beyond this add nothing.
  static let mostHand: Float = 6
  /// How much each further rule of one topic counts, compared with the one before.
  static let damping: Float = 0.6
  /// Points below which a learned word is not named as a reason.
  static let leastEvidence: Float = 0.05
  /// Topics with a smaller share are only near misses.
  static let leastShare: Float = 0.08

  init(_ utterance: Utterance, _ matcher: Matcher, _ tables: RuleTables, _ learned: LearnedTable) {
    self.tables = tables
    self.learned = learned
    hits = matcher.hits
    outOfScope = tables.topics.firstIndex(of: TopicScore.outOfScope) ?? -1
    hand = Self.handPoints(matcher.hits, tables, utterance)
    points = hand.map { min($0, Self.mostHand) * learned.handScale }
    if learned.isEmpty {
      if outOfScope >= 0 { points[outOfScope] += Self.floor }
    } else {
      features = FeatureHit.all(utterance, matcher.seen, tables, learned)
      for feature in features {
        let value = feature.value
        for index in learned.rows.range(Int(feature.row)) {
          let weight = learned.rows.items[index]
          points[Int(weight.topic)] += weight.value * value
        }
      }
    }
    share()
  }

  /// Each topic's rules, best first, each counting less than the one before.
  static func handPoints(_ hits: [Hit], _ tables: RuleTables, _ utterance: Utterance) -> [Float] {
    var best = [(Float, Float, Float, Float)](repeating: (0, 0, 0, 0), count: tables.topics.count)
    var minus = [Float](repeating: 0, count: tables.topics.count)
    var last: (pattern: Int32, sentence: Int32) = (-1, -1)
    for hit in hits {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0, last != (hit.pattern, hit.sentence) else { continue }
      let topic: Int
      var weight = pattern.weight
      switch tables.heads[Int(pattern.head)] {
      case .topic(let named): topic = named
      case .feeling(let feeling):
        guard Subject.of(hit, utterance) == .own else { continue }
        topic = tables.feelings[feeling].topic
        if hit.isNegated { weight *= 0.3 }
      case .safety(let named, let level):
        topic = named
        weight = level == .hint ? 0.5 : hit.isNegated ? 1 : 3
      default: continue
      }
      last = (hit.pattern, hit.sentence)
      if weight < 0 {
        minus[topic] += weight
        continue
      }
      var four = best[topic]
      if weight > four.0 { four = (weight, four.0, four.1, four.2) }
      else if weight > four.1 { four = (four.0, weight, four.1, four.2) }
      else if weight > four.2 { four = (four.0, four.1, weight, four.2) }
      else if weight > four.3 { four.3 = weight }
      best[topic] = four
    }
    let d = damping
    return zip(best, minus).map { four, minus in
      max(0, four.0 + d * (four.1 + d * (four.2 + d * four.3)) + minus)
    }
  }

  private mutating func share() {
    let top = points.max() ?? 0
    var total: Float = 0
    shares = points.map { point in
      let value = Self.exponential(point - top)
      total += value
      return value
    }
    if total > 0 { for index in shares.indices { shares[index] /= total } }
    let shares = shares
    order = Array(shares.indices)
    order.sort { shares[$0] != shares[$1] ? shares[$0] > shares[$1] : $0 < $1 }
  }

  /// e to a power of at most 0, to three digits, with no library.
  static func exponential(_ power: Float) -> Float {
    guard power > -30 else { return 0 }
    var value = 1 + power / 1024
    for _ in 0..<10 { value *= value }
    return value
  }

  // MARK: safety

  /// How the whole of the words leans towards danger; nil without learned weights.
  var danger: DangerShare? {
    let safety = tables.topics.indices.filter { tables.isSafety[$0] }
    guard !learned.isEmpty, let first = safety.max(by: { shares[$0] < shares[$1] }) else { return nil }
    let other = order.first { !tables.isSafety[$0] }.map { shares[$0] } ?? 0
    return DangerShare(
      share: safety.reduce(0) { $0 + shares[$1] }, topic: first, own: shares[first],
      lead: shares[first] / max(other, 0.001))
  }

  /// Puts safety topics first that a rule noticed, and takes out those that were not noticed.
  ///
  /// Where only the whole of the words leans towards danger, the order stays: the question about it
  /// is asked all the same.
  mutating func settle(_ safety: SafetyReading) {
    let noticed = safety.topics.compactMap { tables.topics.firstIndex(of: $0) }
    if safety.level == .none {
      // Words that lean towards danger without being it must not lead the talk there.
      let first = order.filter { !tables.isSafety[$0] }.prefix(2)
      order = first + order.filter { !first.contains($0) }
    } else if safety.level == .act {
      order = noticed + order.filter { !noticed.contains($0) }
      for topic in noticed { shares[topic] = max(shares[topic], safety.level == .act ? 0.9 : 0.6) }
    }
  }

  /// The best topic's number.
  var best: Int? { order.first }

  /// Whether the best topic's strongest rule was negated; nil when no rule spoke for it.
  var isNegated: Bool? {
    guard let best, let hit = strongest(best).first else { return nil }
    return hit.isNegated
  }

  // MARK: result

  private func strongest(_ topic: Int) -> [Hit] {
    var found: [(hit: Hit, weight: Float)] = []
    for hit in hits {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0 else { continue }
      switch tables.heads[Int(pattern.head)] {
      case .topic(topic), .safety(topic, _): break
      case .feeling(let feeling) where tables.feelings[feeling].topic == topic: break
      default: continue
      }
      found.append((hit, pattern.weight))
    }
    return found.sorted { $0.weight > $1.weight }.prefix(3).map(\.hit)
  }

  func scores(_ utterance: Utterance) -> (heard: [TopicScore], near: [TopicScore]) {
    var heard: [TopicScore] = []
    var near: [TopicScore] = []
    for (place, topic) in order.prefix(8).enumerated() {
      let isHeard = place < 3 || shares[topic] >= Self.leastShare && place < 5
      if !isHeard, shares[topic] < 0.01 || near.count >= 3 { break }
      let score = TopicScore(
        topic: tables.topics[topic], score: Double((shares[topic] * 1000).rounded()) / 1000,
        evidence: evidence(topic, utterance, most: place == 0 ? 3 : isHeard ? 2 : 1))
      if isHeard { heard.append(score) } else { near.append(score) }
    }
    if heard.isEmpty {
      heard.append(TopicScore(topic: TopicScore.outOfScope, score: 1, evidence: []))
    }
    return (heard, near)
  }

  /// The words that the learned weights count most for a topic, best first, and their lines.
  private func leading(_ topic: Int, _ most: Int) -> [(feature: FeatureHit, line: Int32)] {
    var best: [(feature: FeatureHit, value: Float, line: Int32)] = []
    for feature in features where feature.end > feature.start {
      for index in learned.rows.range(Int(feature.row)) {
        let weight = learned.rows.items[index]
        guard Int(weight.topic) == topic else { continue }
        let value = weight.value * feature.value
        guard value > Self.leastEvidence, best.count < most || value > best[most - 1].value else { break }
        let place = best.firstIndex { value > $0.value } ?? best.count
        best.insert((feature, value, weight.line), at: place)
        if best.count > most { best.removeLast() }
        break
      }
    }
    return best.map { ($0.feature, $0.line) }
  }

  /// The rules and learned words that speak most for a topic.
  func reasons(_ topic: String, _ utterance: Utterance) -> [Evidence] {
    tables.topics.firstIndex(of: topic).map { evidence($0, utterance, most: 3) } ?? []
  }

  private func evidence(_ topic: Int, _ utterance: Utterance, most: Int) -> [Evidence] {
    var result = strongest(topic).prefix(most).map { hit in
      let pattern = tables.patterns[Int(hit.pattern)]
      return utterance.evidence(
        tables.ruleText(hit.pattern), file: tables.files[Int(pattern.file)], line: Int(pattern.line),
        tokens: Int(hit.start)..<Int(hit.end))
    }
    guard result.count < most else { return result }
    for (feature, line) in leading(topic, most - result.count) {
      let span = utterance.span(Int(feature.start)..<Int(feature.end))
      result.append(
        Evidence(
          rule: "learned " + tables.topics[topic] + ": " + utterance.text(span),
          file: tables.files[Int(learned.file)], line: Int(line),
          span: [span.lowerBound, span.upperBound], words: utterance.text(span)))
    }
    return result
  }
}
