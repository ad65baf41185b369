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
  /// The topics with the largest shares, the largest first.
  private(set) var order: [Int] = []
  private var features: [FeatureHit] = []
  /// Points for danger against all harmless words, and for clear danger against all else.
  private(set) var judged: (danger: Float, act: Float) = (0, 0)
  private let outOfScope: Int
  /// The matches that speak for a topic.
  private let spoken: [Spoken]

  private struct Spoken {
    var topic: Int
    /// Its place among the hits.
    var hit: Int
    var weight: Float
  }

  /// Without learned weights, the points a topic must have to beat "out-of-scope".
  static let floor: Float = 1
  /// Points of hand-written rules beyond this add nothing.
  static let mostHand: Float = 6
  /// How much each further rule of one topic counts, compared with the one before.
  static let damping: Float = 0.6
  /// Points below which a learned word is not named as a reason.
  static let leastEvidence: Float = 0.05
  /// Topics that are heard or nearly heard.
  static let mostShown = 8
  /// Reasons that are named for a topic.
  static let mostEvidence = 3
  /// Topics with a smaller share are only near misses.
  static let leastShare: Float = 0.08

  init(_ utterance: Utterance, _ matcher: Matcher, _ tables: RuleTables, _ learned: LearnedTable) {
    self.tables = tables
    self.learned = learned
    hits = matcher.hits
    outOfScope = tables.topics.firstIndex(of: TopicScore.outOfScope) ?? -1
    spoken = Self.spoken(matcher.hits, tables)
    hand = Self.handPoints(matcher.hits, tables, utterance)
    points = hand.map { min($0, Self.mostHand) * learned.handScale }
    if learned.isEmpty {
      if outOfScope >= 0 { points[outOfScope] += Self.floor }
    } else {
      features = FeatureHit.all(utterance, matcher.seen, tables, learned)
      points.reserveCapacity(points.count + 2)
      points.append(0)
      points.append(0)
      Self.add(features, learned, to: &points)
      judged.act = points.removeLast()
      judged.danger = points.removeLast()
    }
    share()
  }

  /// Adds what learned features count for each topic and each judgement.
  private static func add(_ features: [FeatureHit], _ learned: LearnedTable, to points: inout [Float]) {
    let starts = learned.rows.starts
    // Topics and values of entries are checked when the table is made.
    points.withUnsafeMutableBufferPointer { points in
      learned.values.withUnsafeBufferPointer { values in
        learned.rows.items.withUnsafeBufferPointer { entries in
          for feature in features {
            let row = Int(feature.row)
            for place in Int(starts[row])..<Int(starts[row + 1]) {
              let entry = entries[place]
              points[Int(entry.topic)] += values[Int(entry.value)] * feature.value
            }
          }
        }
      }
    }
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
    // As many as can be shown when safety topics among them are put back.
    order = Self.largest(of: shares, Self.mostShown + 2 + tables.isSafety.count { $0 })
  }

  /// The places of the largest numbers, the largest first, of equal ones the first.
  static func largest(of numbers: [Float], _ most: Int) -> [Int] {
    var largest: [Int] = []
    largest.reserveCapacity(most + 1)
    for (index, number) in numbers.enumerated() {
      if largest.count == most {
        if number <= numbers[largest[most - 1]] { continue }
        largest.removeLast()
      }
      var place = largest.count
      while place > 0, number > numbers[largest[place - 1]] { place -= 1 }
      largest.insert(index, at: place)
    }
    return largest
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
        return sum
          + (Int(weight.topic) == tables.topics.count ? learned.values[Int(weight.value)] * feature.value : 0)
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

  /// Each match with the topic it speaks for and its points.
  private static func spoken(_ hits: [Hit], _ tables: RuleTables) -> [Spoken] {
    var spoken: [Spoken] = []
    spoken.reserveCapacity(hits.count)
    for (place, hit) in hits.enumerated() {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0 else { continue }
      let topic =
        switch tables.heads[Int(pattern.head)] {
        case .topic(let topic), .safety(let topic, _): topic
        case .feeling(let feeling): tables.feelings[feeling].topic
        default: -1
        }
      if topic >= 0 { spoken.append(Spoken(topic: topic, hit: place, weight: pattern.weight)) }
    }
    return spoken
  }

  private func strongest(_ topic: Int) -> [Hit] {
    var found = spoken.filter { $0.topic == topic }
    if found.count > 1 { found.sort { $0.weight > $1.weight } }
    return found.prefix(Self.mostEvidence).map { hits[$0.hit] }
  }

  func scores(_ utterance: Utterance) -> (heard: [TopicScore], near: [TopicScore]) {
    var heard: [TopicScore] = []
    var near: [TopicScore] = []
    var shown: [(topic: Int, isHeard: Bool, reasons: Int)] = []
    for (place, topic) in order.prefix(Self.mostShown).enumerated() {
      let isHeard = place < 3 || shares[topic] >= Self.leastShare && place < 5
      if !isHeard, shares[topic] < 0.01 || shown.count(where: { !$0.isHeard }) >= 3 { break }
      shown.append((topic, isHeard, place == 0 ? 3 : isHeard ? 2 : 1))
    }
    let leading = leading(shown.map(\.topic))
    for (place, (topic, isHeard, reasons)) in shown.enumerated() {
      let score = TopicScore(
        topic: tables.topics[topic], score: Double((shares[topic] * 1000).rounded()) / 1000,
        evidence: evidence(topic, leads(place, of: leading), utterance, most: reasons))
      if isHeard { heard.append(score) } else { near.append(score) }
    }
    if heard.isEmpty {
      heard.append(TopicScore(topic: TopicScore.outOfScope, score: 1, evidence: []))
    }
    return (heard, near)
  }

  /// A feature with what it adds to a topic, and the entry of the table that says so.
  private struct Lead {
    var feature = 0
    var value = TopicRanking.leastEvidence
    /// Below 0 for none.
    var entry = -1
  }

  /// For each of a few topics the words that the learned weights count most, best first, three places a
  /// topic.
  ///
  /// All are found in one walk over the weights.
  private func leading(_ topics: [Int]) -> [Lead] {
    let most = Self.mostEvidence
    var best = [Lead](repeating: Lead(), count: topics.count * most)
    if features.isEmpty || topics.isEmpty { return best }
    // Where the places of a topic end; 0 for one that is not asked for.
    var ends = [UInt8](repeating: 0, count: tables.topics.count + LearnedTable.judgements.count)
    for (place, topic) in topics.enumerated() { ends[topic] = UInt8((place + 1) * most) }
    ends.withUnsafeBufferPointer { ends in
      learned.rows.items.withUnsafeBufferPointer { entries in
        for (index, feature) in features.enumerated() where feature.end > feature.start {
          for entry in learned.rows.range(Int(feature.row)) {
            let weight = entries[entry]
            let end = Int(ends[Int(weight.topic)])
            if end == 0 { continue }
            let value = learned.values[Int(weight.value)] * feature.value
            if value <= best[end - 1].value { continue }
            var place = end - 1
            while place > end - most, value > best[place - 1].value {
              best[place] = best[place - 1]
              place -= 1
            }
            best[place] = Lead(feature: index, value: value, entry: entry)
          }
        }
      }
    }
    return best
  }

  private func leads(_ place: Int, of leading: [Lead]) -> ArraySlice<Lead> {
    let start = place * Self.mostEvidence
    return leading[start..<start + Self.mostEvidence].prefix { $0.entry >= 0 }
  }

  /// The rules and learned words that speak most for a topic.
  func reasons(_ topic: String, _ utterance: Utterance) -> [Evidence] {
    guard let topic = tables.topics.firstIndex(of: topic) else { return [] }
    return evidence(topic, leads(0, of: leading([topic])), utterance, most: Self.mostEvidence)
  }

  /// The learned words that speak most for danger, or for clear danger.
  func reasons(clear: Bool, _ utterance: Utterance) -> [Evidence] {
    let head = tables.topics.count + (clear ? 1 : 0)
    return leads(0, of: leading([head])).prefix(2).map { evidence($0, head, utterance) }
  }

  private func evidence(_ lead: Lead, _ head: Int, _ utterance: Utterance) -> Evidence {
    let feature = features[lead.feature]
    let span = utterance.span(Int(feature.start)..<Int(feature.end))
    let words = utterance.text(span)
    let count = tables.topics.count
    let name = head < count ? tables.topics[head] : LearnedTable.judgements[head - count]
    return Evidence(
      rule: "learned " + name + ": " + words, file: tables.files[Int(learned.file)],
      line: Int(learned.lines[lead.entry]), span: [span.lowerBound, span.upperBound], words: words)
  }

  private func evidence(
    _ topic: Int, _ leads: ArraySlice<Lead>, _ utterance: Utterance, most: Int
  ) -> [Evidence] {
    var result: [Evidence] = []
    result.reserveCapacity(most)
    for hit in strongest(topic).prefix(most) {
      let pattern = tables.patterns[Int(hit.pattern)]
      result.append(
        utterance.evidence(
          tables.ruleText(hit.pattern), file: tables.files[Int(pattern.file)], line: Int(pattern.line),
          tokens: Int(hit.start)..<Int(hit.end)))
    }
    for lead in leads.prefix(most - result.count) { result.append(evidence(lead, topic, utterance)) }
    return result
  }
}
