/// How the whole of the words leans towards danger, by learned weights.
struct DangerShare {
  /// How much goes to the safety topics together.
  var share: Float
  /// The likeliest of them, its own share, and that beside the share of the likeliest other topic.
  var topic: Int
  var own: Float
  var lead: Float
}

/// Reads danger: first, apart from topics, and in the light of what stands around the words.
///
/// A clear sign gives `act`, an unclear one `ask`; denial, past, quotation, fiction and idiom turn
/// `act` into `ask` and never hide another sentence. Small signs add up over several turns.
struct SafetyReader {
  private let utterance: Utterance
  private let hits: [Hit]
  private let tables: RuleTables
  private var frames: [(frame: SafetyFrame, hit: Hit)] = []
  private var shields: [(topic: Int, hit: Hit)] = []

  /// Points of small signs that lead to a question.
  static let enoughSigns = 2.5
  /// What the small signs of one turn count at most, where learned weights have their say about the turn.
  static let mostSigns = 2.0
  /// What a question that was asked counts: after it, less is enough to ask again.
  static let asked = 1.5
  /// What a sign of the turn before still counts.
  static let fading = 0.8
  // The shares and ratios that follow were chosen on writers left out of the learning.

  /// The share of all safety topics together, by learned weights, that leads to a question where one of
  /// them is about as likely as any other topic, and likely by itself: where nothing was heard, all
  /// topics are about as likely.
  static let enoughShare: Float = 0.25
  static let enoughLead: Float = 0.8
  static let enoughOwn: Float = 0.12
  /// The share that is enough by itself.
  static let plainShare: Float = 0.5
  /// The same for a line with at most one word that is no everyday word: such lines lean by chance.
  static let plainShareOfBareLine: Float = 0.75
  /// The share below which an unclear rule is not believed, for the rest of the words explains it.
  static let shareForRules: Float = 0.25
  /// In a letter of more words than this one sentence weighs little: half that share will do.
  static let wordsOfLetter = 40
  /// The share below which a clear rule only leads to a question, and the one below which it is not
  /// believed at all.
  static let shareForAct: Float = 0.3
  static let leastShare: Float = 0.12
  /// The share from which an utterance is a small sign, and what a share of 1 would count as one.
  static let leastShareOfSign: Float = 0.22
  static let signOfShare = 3.0
  /// The gravest first, where levels are equal.
  static let gravity = [
    "safety-medical", "safety-suicide", "safety-harm-others", "safety-abuse", "safety-shock",
    "safety-self-harm", "safety-reality", "safety-eating", "safety-minor",
  ]

  private struct Finding {
    var level: SafetyReading.Level
    var topic: Int
    var light: SafetyReading.Light
    var about: SafetyReading.About
    var hit: Hit
  }

  init(_ utterance: Utterance, _ hits: [Hit], _ tables: RuleTables) {
    self.utterance = utterance
    self.tables = tables
    self.hits = hits
    for hit in hits {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0 else { continue }
      switch tables.heads[Int(pattern.head)] {
      case .frame(let frame): frames.append((frame, hit))
      case .shield(let topic): shields.append((topic, hit))
      default: break
      }
    }
  }

  func read(_ context: ReadingContext, danger: DangerShare?) -> SafetyReading {
    var findings: [Finding] = []
    var signs: [(topic: Int, weight: Double, hit: Hit)] = []
    for hit in hits {
      let pattern = tables.patterns[Int(hit.pattern)]
      guard pattern.head >= 0, case .safety(let topic, let level) = tables.heads[Int(pattern.head)]
      else { continue }
      if level == .hint {
        if !hit.isNegated, !isShielded(hit, topic), !signs.contains(where: { $0.hit.pattern == hit.pattern }) {
          signs.append((topic, Double(pattern.weight), hit))
        }
      } else if let finding = finding(hit, topic, level) {
        findings.append(finding)
      }
    }
    var reading = findings.isEmpty ? SafetyReading.none : strongest(findings)
    var own = signs.reduce(0) { $0 + $1.weight }
    if let share = danger?.share {
      weigh(share, &reading)
      // A known idiom explains the alarming words; the learned weights must not undo that.
      own =
        share < Self.leastShareOfSign
        ? 0 : min(Self.mostSigns, own + (shields.isEmpty ? Double(share) * Self.signOfShare : 0))
    }
    reading.signs = own
    if reading.level == .none { addUp(signs, own, danger?.topic, context, &reading) }
    if reading.level == .none { consider(danger, &reading) }
    return reading
  }

  // MARK: one match

  private func finding(_ hit: Hit, _ topic: Int, _ level: SafetyLevel) -> Finding? {
    let light = light(of: hit)
    if isShielded(hit, topic) {
      guard frames.contains(where: { $0.frame == .mood && !overlaps($0.hit, hit) }) else { return nil }
      return Finding(level: .ask, topic: topic, light: .idiom, about: .self, hit: hit)
    }
    let softened = light == .plain ? level == .act : false
    return Finding(
      level: softened ? .act : .ask, topic: topic, light: light,
      about: Subject.of(hit, utterance) == .own ? .self : .other, hit: hit)
  }

  private func light(of hit: Hit) -> SafetyReading.Light {
    if hit.isNegated { return .denial }
    if hit.isQuoted { return .quotation }
    for (frame, other) in frames {
      switch frame {
      case .fiction: return .fiction
      case .quotation where other.sentence == hit.sentence: return .quotation
      case .past where other.sentence == hit.sentence: return .past
      case .denial where other.sentence == hit.sentence: return .denial
      default: continue
      }
    }
    return .plain
  }

  private func isShielded(_ hit: Hit, _ topic: Int) -> Bool {
    shields.contains { ($0.topic == topic || $0.topic < 0) && overlaps($0.hit, hit) }
  }

  private func overlaps(_ left: Hit, _ right: Hit) -> Bool {
    left.start < right.end && right.start < left.end
  }

  // MARK: together

  private func strongest(_ findings: [Finding]) -> SafetyReading {
    func rank(_ finding: Finding) -> (Int, Int, Int) {
      let gravity = Self.gravity.firstIndex(of: tables.topics[finding.topic]) ?? Self.gravity.count
      return (finding.level == .act ? 0 : 1, gravity, Int(finding.hit.start))
    }
    let ordered = findings.sorted { rank($0) < rank($1) }
    guard let first = ordered.first else { return .none }
    var topics: [String] = []
    for finding in ordered where !topics.contains(tables.topics[finding.topic]) {
      topics.append(tables.topics[finding.topic])
    }
    let same = ordered.filter { $0.topic == first.topic }
    return SafetyReading(
      level: first.level, topic: tables.topics[first.topic], about: first.about, light: first.light,
      evidence: same.prefix(4).map { evidence($0.hit) }, signs: 0, topics: topics)
  }

  private func evidence(_ hit: Hit) -> Evidence {
    let pattern = tables.patterns[Int(hit.pattern)]
    return utterance.evidence(
      tables.ruleText(hit.pattern), file: tables.files[Int(pattern.file)], line: Int(pattern.line),
      tokens: Int(hit.start)..<Int(hit.end))
  }

  /// Small signs, now and in the turns before, lead to a question when there are enough of them.
  private func addUp(
    _ signs: [(topic: Int, weight: Double, hit: Hit)], _ own: Double,
    _ likely: Int?, _ context: ReadingContext, _ reading: inout SafetyReading
  ) {
    guard own > 0 else { return }
    var total = own
    var fading = Self.fading
    for recent in context.recent.reversed().prefix(6) {
      total += recent.safety.signs * fading
      if recent.safety.level != .none { total += Self.asked * fading }
      fading *= Self.fading
    }
    guard total >= Self.enoughSigns,
      let topic = signs.max(by: { $0.weight < $1.weight })?.topic
        ?? likely
    else { return }
    reading.level = .ask
    reading.light = .hints
    reading.topic = tables.topics[topic]
    reading.topics = [tables.topics[topic]]
    reading.evidence = signs.prefix(4).map { evidence($0.hit) }
  }

  /// Lets the whole of the words speak beside a rule that matched some of them.
  private func weigh(_ share: Float, _ reading: inout SafetyReading) {
    let isLetter = utterance.tokens.count > Self.wordsOfLetter
    let share = isLetter ? share * 2 : share
    switch reading.level {
    case .act where share < Self.leastShare, .ask where share < Self.shareForRules:
      reading = .none
    case .act where share < Self.shareForAct:
      reading.level = .ask
    default: break
    }
  }

  private func isEnough(_ danger: DangerShare) -> Bool {
    let isBare = utterance.tokens.count { !$0.flags.contains(.common) && !$0.flags.contains(.filler) } <= 1
    if isBare { return danger.share >= Self.plainShareOfBareLine }
    return danger.share >= Self.plainShare
      || danger.share >= Self.enoughShare && danger.lead >= Self.enoughLead
        && danger.own >= Self.enoughOwn
  }

  private func consider(_ danger: DangerShare?, _ reading: inout SafetyReading) {
    guard shields.isEmpty, let danger, isEnough(danger) else { return }
    reading.level = .ask
    reading.light = .hints
    reading.topic = tables.topics[danger.topic]
    reading.topics = [tables.topics[danger.topic]]
  }
}
