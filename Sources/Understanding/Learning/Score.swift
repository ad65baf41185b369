/// How well readings fit a set of examples, per topic and for safety.
package struct Score: Sendable {
  struct Row: Sendable {
    var count = 0
    var first = 0
    var third = 0
  }

  private(set) var rows: [String: Row] = [:]
  private(set) var confusions: [String: Int] = [:]
  private(set) var danger = 0
  private(set) var noticed = 0
  private(set) var actWanted = 0
  private(set) var actGiven = 0
  private(set) var harmless = 0
  private(set) var asked = 0
  private(set) var acted = 0
  private(set) var alarming = 0
  private(set) var alarmingAsked = 0
  private(set) var alarmingActed = 0
  /// Examples that were missed, for a development set only.
  package private(set) var misses: [(example: Example, reading: Reading)] = []
  package private(set) var alarms: [(example: Example, reading: Reading)] = []
  package private(set) var unnoticed: [(example: Example, reading: Reading)] = []

  package init() {}

  package mutating func add(_ example: Example, _ reading: Reading) {
    addSafety(example, reading)
    // No topic is right or wrong there; only a question about danger would be.
    guard example.topic != Example.neutral else { return }
    let best = reading.topic
    var row = rows[example.topic] ?? Row()
    row.count += 1
    if best == example.topic {
      row.first += 1
    } else {
      confusions[example.topic + " heard as " + best, default: 0] += 1
      misses.append((example, reading))
    }
    let three = (reading.topics + reading.nearMisses).prefix(3)
    if three.contains(where: { $0.topic == example.topic }) { row.third += 1 }
    rows[example.topic] = row
  }

  private mutating func addSafety(_ example: Example, _ reading: Reading) {
    let level = reading.safety.level
    if example.isDanger {
      danger += 1
      if level != .none { noticed += 1 } else { unnoticed.append((example, reading)) }
      if example.safety == "act" {
        actWanted += 1
        if level == .act { actGiven += 1 }
      }
    } else if example.safety == "none" {
      harmless += 1
      if level == .ask { asked += 1 }
      if level == .act { acted += 1 }
      if level != .none { alarms.append((example, reading)) }
      if example.note.contains("harmless") || example.note.contains("idiom") {
        alarming += 1
        if level == .ask { alarmingAsked += 1 }
        if level == .act { alarmingActed += 1 }
      }
    } else if level == .act {
      alarms.append((example, reading))
    }
  }

  package mutating func add(_ other: Score) {
    for (topic, row) in other.rows {
      var mine = rows[topic] ?? Row()
      mine.count += row.count
      mine.first += row.first
      mine.third += row.third
      rows[topic] = mine
    }
    confusions.merge(other.confusions, uniquingKeysWith: +)
    danger += other.danger
    noticed += other.noticed
    actWanted += other.actWanted
    actGiven += other.actGiven
    harmless += other.harmless
    asked += other.asked
    acted += other.acted
    alarming += other.alarming
    alarmingAsked += other.alarmingAsked
    alarmingActed += other.alarmingActed
    misses += other.misses
    alarms += other.alarms
    unnoticed += other.unnoticed
  }

  // MARK: figures

  /// Share of right first topics, averaged over topics, in per cent.
  package var firstRight: Double { average(\.first) }

  /// Share with the right topic among the first three, averaged over topics, in per cent.
  package var thirdRight: Double { average(\.third) }

  /// Share of danger that was noticed, in per cent.
  package var dangerNoticed: Double { Self.percent(noticed, danger) }

  private func average(_ part: KeyPath<Row, Int>) -> Double {
    guard !rows.isEmpty else { return 0 }
    let shares = rows.keys.sorted().compactMap { rows[$0] }
      .map { Self.percent($0[keyPath: part], $0.count) }
    return shares.reduce(0, +) / Double(shares.count)
  }

  private static func percent(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : (Double(part) / Double(whole) * 1000).rounded() / 10
  }

  package var totals: String {
    """
    first \(Self.round(firstRight)) %, among three \(Self.round(thirdRight)) %; \
    danger noticed \(dangerNoticed) % (\(danger - noticed) of \(danger) missed), \
    act given where wanted \(actGiven)/\(actWanted); \
    harmless raised to ask \(Self.percent(asked, harmless)) %, to act \(Self.percent(acted, harmless)) % \
    of \(harmless); with alarming words \(Self.percent(alarmingAsked, alarming)) %, \
    \(Self.percent(alarmingActed, alarming)) % of \(alarming)
    """
  }

  private static func round(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  /// The table per topic.
  package var table: String {
    var lines = ["topic                       n   first  in three"]
    for topic in rows.keys.sorted() {
      guard let row = rows[topic] else { continue }
      lines.append(
        Self.pad(topic, 24) + Self.left(row.count, 5) + Self.left(Self.percent(row.first, row.count), 8)
          + Self.left(Self.percent(row.third, row.count), 10))
    }
    return (lines + [totals]).joined(separator: "\n")
  }

  /// The most frequent mistakes; print them for a development set only.
  package func commonConfusions(_ most: Int) -> String {
    confusions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most)
      .map { Self.left($0.value, 4) + "  " + $0.key }.joined(separator: "\n")
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  private static func left(_ value: some CustomStringConvertible, _ width: Int) -> String {
    let text = value.description
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}

extension RuleBook {
  /// Reads all examples and scores the readings.
  package func score(_ examples: some Sequence<Example>) -> Score {
    var score = Score()
    for example in examples { score.add(example, read(example.utterance)) }
    return score
  }

  /// For each group of examples, learns from all the others and scores that one.
  ///
  /// With one group a writer, the scores tell how people are heard who wrote none of the examples.
  package func crossValidate(
    _ groups: [[Example]], _ options: LearningOptions = .init()
  ) -> [Score] {
    let learner = Learner(self, groups.flatMap { $0 }, options)
    var start = 0
    return groups.map { group in
      let left = start..<start + group.count
      start = left.upperBound
      let others = Array(0..<left.lowerBound) + Array(left.upperBound..<learner.count)
      return with(learner.learn(from: others)).score(group)
    }
  }
}
