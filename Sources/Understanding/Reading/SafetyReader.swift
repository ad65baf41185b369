/// How the whole of the words leans towards danger, by learned weights.
struct DangerLeaning {
  /// How much goes to the safety topics together, of all topics.
  var share: Float
  /// The likeliest of them.
  var topic: Int
  /// The odds of that share and what speaks for danger against all harmless words, in one number.
  var points: Float
  /// What speaks for that topic and for danger, whatever speaks for other topics: where nothing is said,
  /// any topic may have the largest share.
  var evidence: Float
  /// What speaks for clear danger against all else.
  var act: Float
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
  /// Whether learned weights made it `act` without a clear rule.
  private(set) var isRaised = false

  /// Points of small signs that lead to a question.
  static let enoughSigns = 2.5
  /// What the small signs of one turn count at most, where learned weights have their say about the turn.
  static let mostSigns = 2.0
  /// What a question that was asked counts: after it, less is enough to ask again.
  static let asked = 1.5
  /// What a sign of the turn before still counts.
  static let fading = 0.8
  // The points that follow were chosen on writers left out of the learning.

  /// The points that lead to a question, with what a rule adds and a known idiom takes away.
  static let enough: Float = -1.4
  static let enoughInShort: Float = -0.7
  /// The evidence that must be there too.
  static let enoughEvidence: Float = -2.2
  static let enoughEvidenceInShort: Float = -1.2
  /// A line of no more words than this leans by chance: it needs more of both.
  static let wordsOfShort = 10
  static let pointsOfRule: Float = 0.3
  static let pointsOfShield: Float = 1.2
  /// In a letter of more words than this one sentence weighs little: a rule adds more.
  static let wordsOfLetter = 40
  static let pointsOfRuleInLetter: Float = 1
  /// What the points for clear danger, those for danger and a clear rule count towards `act`: at 0 there
  /// is enough.
  static let partOfAct: Float = 0.7
  static let partOfPoints: Float = 0.2
  static let startOfAct: Float = 0.15
  static let actOfClearRule: Float = 0.65
  /// The points from which a clear rule is believed whatever speaks against `act`.
  static let plainPoints: Float = 1.2
  /// The share from which an utterance is a small sign, and what a share of 1 would count as one.
  static let leastShareOfSign: Float = 0.22
  static let signOfShare = 3.0
  /// A safety rule with this weight is believed by itself.
  static let weightOfBelieved: Float = 9
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
    /// The learned weights are not asked: the rule is of another language than theirs.
    var isBelieved: Bool
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

  mutating func read(_ context: ReadingContext, danger: DangerLeaning?) -> SafetyReading {
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
    let points = danger.map { weighed($0, hasRule: !findings.isEmpty) } ?? 0
    if let danger {
      let share = danger.share
      if !findings.contains(where: \.isBelieved) {
        weigh(points, danger, isPlain: findings.allSatisfy { $0.light == .plain }, &reading)
      }
      // A known idiom explains the alarming words; the learned weights must not undo that.
      own =
        share < Self.leastShareOfSign
        ? 0 : min(Self.mostSigns, own + (shields.isEmpty ? Double(share) * Self.signOfShare : 0))
    }
    reading.signs = own
    if reading.level == .none { addUp(signs, own, danger?.topic, context, &reading) }
    if reading.level == .none, let danger, isEnough(points, danger) {
      hint(danger.topic, &reading)
      raise(points, danger, &reading)
    }
    return reading
  }

  // MARK: one match

  private func finding(_ hit: Hit, _ topic: Int, _ level: SafetyLevel) -> Finding? {
    let light = light(of: hit)
    if isShielded(hit, topic) {
      guard frames.contains(where: { $0.frame == .mood && !overlaps($0.hit, hit) }) else { return nil }
      return Finding(level: .ask, topic: topic, light: .idiom, about: .self, hit: hit, isBelieved: false)
    }
    let softened = light == .plain ? level == .act : false
    return Finding(
      level: softened ? .act : .ask, topic: topic, light: light,
      about: Subject.of(hit, utterance) == .own ? .self : .other, hit: hit,
      isBelieved: tables.patterns[Int(hit.pattern)].weight >= Self.weightOfBelieved)
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

  /// The points for danger, in the light of what rules say.
  private func weighed(_ danger: DangerLeaning, hasRule: Bool) -> Float {
    let isLetter = utterance.tokens.count > Self.wordsOfLetter
    let rule = !hasRule ? 0 : isLetter ? Self.pointsOfRuleInLetter : Self.pointsOfRule
    return danger.points + rule - Self.pointsOfShield * strengthOfShield
  }

  /// How much known idioms explain: twice as much where one of them is at least half of what was said, and
  /// no rule of clear danger met.
  private var strengthOfShield: Float {
    guard let longest = shields.lazy.map({ $0.hit.end - $0.hit.start }).max() else { return 0 }
    return Int(longest) * 2 >= utterance.tokens.count && !hits.contains(where: isClear) ? 2 : 1
  }

  private func isClear(_ hit: Hit) -> Bool {
    let head = tables.patterns[Int(hit.pattern)].head
    if head >= 0, case .safety(_, .act) = tables.heads[Int(head)] { return true }
    return false
  }

  /// Lets the whole of the words speak beside a rule that matched some of them.
  private mutating func weigh(
    _ points: Float, _ danger: DangerLeaning, isPlain: Bool, _ reading: inout SafetyReading
  ) {
    switch reading.level {
    case .none: break
    case .act:
      if points < Self.enough {
        reading = .none
      } else if !isEnough(points, danger)
        || points < Self.plainPoints && clearness(points, danger) + Self.actOfClearRule < 0
      {
        reading.level = .ask
      }
    default:
      if !isEnough(points, danger) {
        reading = .none
      } else if isPlain {
        raise(points, danger, &reading)
      }
    }
  }

  private func isEnough(_ points: Float, _ danger: DangerLeaning) -> Bool {
    utterance.tokens.count <= Self.wordsOfShort
      ? points >= Self.enoughInShort && danger.evidence >= Self.enoughEvidenceInShort
      : points >= Self.enough && danger.evidence >= Self.enoughEvidence
  }

  private func clearness(_ points: Float, _ danger: DangerLeaning) -> Float {
    Self.partOfAct * danger.act + Self.partOfPoints * points + Self.startOfAct
  }

  /// Takes it for clear danger where the words say so, and nothing puts them in another light.
  private mutating func raise(_ points: Float, _ danger: DangerLeaning, _ reading: inout SafetyReading) {
    guard clearness(points, danger) >= 0, shields.isEmpty, !utterance.raw.words.contains(where: \.isQuoted),
      !frames.contains(where: { [.fiction, .quotation, .past, .denial].contains($0.frame) })
    else { return }
    reading.level = .act
    reading.light = .plain
    isRaised = true
  }

  private func hint(_ topic: Int, _ reading: inout SafetyReading) {
    reading.level = .ask
    reading.light = .hints
    reading.topic = tables.topics[topic]
    reading.topics = [tables.topics[topic]]
  }
}
