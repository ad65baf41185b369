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
  /// Points for danger against all harmless words, and for clear danger against all else.
  private(set) var judged: (danger: Float, act: Float) = (0, 0)
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
      var points = points + LearnedTable.judgements.map { _ in Float(0) }
      for feature in features {
        let value = feature.value
        for index in learned.rows.range(Int(feature.row)) {
          let weight = learned.rows.items[index]
          points[Int(weight.topic)] += weight.value * value
        }
      }
      judged = (points[tables.topics.count], points[tables.topics.count + 1])
      self.points = Array(points.prefix(tables.topics.count))
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
  var danger: DangerLeaning? {
    let safety = tables.topics.indices.filter { tables.isSafety[$0] }
    guard !learned.isEmpty, let first = safety.max(by: { shares[$0] < shares[$1] }) else { return nil }
    let share = safety.reduce(0) { $0 + shares[$1] }
    return DangerLeaning(
      share: share, topic: first, points: Self.logOdds(share) + Self.judgedPart * judged.danger,
      evidence: points[first] + Self.judgedEvidence * judged.danger, act: judged.act)
  }

  /// What a point for danger against all harmless words counts beside the odds of the safety topics.
  static let judgedPart: Float = 0.25
  /// The same beside the points of the likeliest safety topic.
  static let judgedEvidence: Float = 0.5

  /// The logarithm of a share against the rest, within 7 of 0.
  private static func logOdds(_ share: Float) -> Float {
    let odds = min(max(share, 0.001), 0.999)
    return odds >= 0.5
      ? FeatureScale.naturalLogarithm(odds / (1 - odds)) : -FeatureScale.naturalLogarithm((1 - odds) / odds)
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

  // MARK: study

  /// Points for danger and act; the number of shields, of words, of words that are no everyday words; how
  /// much the strongest features add to danger; points of each topic; points of rules of each topic.
  func study(_ utterance: Utterance) -> String {
    let shields = hits.count { hit in
      let head = tables.patterns[Int(hit.pattern)].head
      if head >= 0, case .shield = tables.heads[Int(head)] { return true }
      return false
    }
    let rare = utterance.tokens.count { !$0.flags.contains(.common) && !$0.flags.contains(.filler) }
    let strongest = features.map { feature in
      learned.rows.range(Int(feature.row)).reduce(Float(0)) { sum, index in
        let weight = learned.rows.items[index]
        return sum + (Int(weight.topic) == tables.topics.count ? weight.value * feature.value : 0)
      }
    }
    let groups: [[Float]] = [
      [judged.danger, judged.act], [Float(shields), Float(utterance.tokens.count), Float(rare)],
      Array(strongest.sorted(by: >).prefix(4)), points, hand,
    ]
    return groups.map { $0.map { "\(($0 * 100).rounded() / 100)" }.joined(separator: " ") }
      .joined(separator: "\t")
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

  /// The learned words that speak most for danger, or for clear danger.
  func reasons(clear: Bool, _ utterance: Utterance) -> [Evidence] {
    let head = tables.topics.count + (clear ? 1 : 0)
    return leading(head, 2).map { evidence($0.feature, head, $0.line, utterance) }
  }

  private func evidence(
    _ feature: FeatureHit, _ head: Int, _ line: Int32, _ utterance: Utterance
  ) -> Evidence {
    let span = utterance.span(Int(feature.start)..<Int(feature.end))
    let count = tables.topics.count
    let name = head < count ? tables.topics[head] : LearnedTable.judgements[head - count]
    return Evidence(
      rule: "learned " + name + ": " + utterance.text(span), file: tables.files[Int(learned.file)],
      line: Int(line), span: [span.lowerBound, span.upperBound], words: utterance.text(span))
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
      result.append(evidence(feature, topic, line, utterance))
    }
    return result
  }
}
