package import Coach
package import SessionStore

/// What finding a session again needs of its log.
package struct SessionDigest: Sendable, Equatable {
  package var file: SessionFileName
  /// The session's id; its first eight digits when the log's first line is gone.
  package var session: String
  package var startedAt: Moment
  package var endedAt: Moment
  /// How often the person typed something.
  package var turns: Int
  /// The topics that were opened or heard with some certainty, each once, in order.
  package var topics: [String]
  package var feelings: [String]
  /// The first words of the person that tell something.
  package var firstWords: String
  package var isFinished: Bool
  /// Whether there was talk about danger in it.
  package var touchesSafety: Bool
  /// What is wrong with the file, for the person to read.
  package var faults: [String]

  /// Whole minutes from start to end; 0 when the clock went back.
  package var minutes: Int { max(0, endedAt.minutes(since: startedAt)) }
}

/// One turn of a session as the search sees it.
package struct DigestTurn: Sendable, Equatable {
  /// The first thing typed is 1; the opening is 0.
  package var number: Int
  package var typed: String?
  package var said: [String] = []
  /// The person took it back later.
  package var isTakenBack = false
  /// It belongs to a talk about danger: its words are shown by nothing but the session itself.
  package var isHidden = false
}

extension SessionDigest {
  /// Sums a log up, and gives its turns. Cost: linear.
  ///
  /// `safetyNodes` are the scripts' nodes that talk about danger.
  package static func make(
    _ log: SessionLog, safetyNodes: Set<String>
  ) -> (digest: SessionDigest, turns: [DigestTurn]) {
    var reader = DigestReader(safetyNodes: safetyNodes, takenBack: log.takenBack)
    for entry in log.entries { reader.take(entry.event) }
    reader.endTurn()
    let moments = (log.start?.at ?? log.entries.first?.at, log.entries.last?.at)
    let start = moments.0 ?? log.file.start
    let digest = SessionDigest(
      file: log.file, session: log.session, startedAt: start, endedAt: moments.1 ?? start,
      turns: reader.turns.last?.number ?? 0, topics: reader.topics, feelings: reader.feelings,
      firstWords: reader.firstWords, isFinished: log.isFinished, touchesSafety: reader.touchesSafety,
      faults: log.faults.map(\.description))
    return (digest, reader.turns)
  }
}

extension SessionLog {
  fileprivate var takenBack: Set<Int> {
    Set(entries.compactMap { if case .tookBack(let turn) = $0.event { turn } else { nil } })
  }
}

/// Goes through a session's events turn by turn.
private struct DigestReader {
  let safetyNodes: Set<String>
  let takenBack: Set<Int>
  var turns: [DigestTurn] = []
  var topics: [String] = []
  var feelings: [String] = []
  var touchesSafety = false
  private var turn = DigestTurn(number: 0)
  /// The coach spoke about danger last, so the next words may be about it, too.
  private var isInSafety = false
  private var heardTopics: [String] = []
  /// The turns of a journal entry that is open: danger in it is answered only at its end.
  private var entry: Set<Int> = []
  private var heardFeelings: [String] = []

  init(safetyNodes: Set<String>, takenBack: Set<Int>) {
    self.safetyNodes = safetyNodes
    self.takenBack = takenBack
  }

  mutating func take(_ event: SessionEvent) {
    switch event {
    case .typed(let text):
      endTurn()
      turn = DigestTurn(number: turn.number + 1, typed: text)
      turn.isTakenBack = takenBack.contains(turn.number)
      turn.isHidden = isInSafety
    case .said(let said):
      turn.said.append(said.text)
      if let node = said.node { enter(node) }
    case .asked(let asked):
      if asked.kind == .journal { entry.insert(turn.number) } else { entry = [] }
      enter(asked.node)
    case .offered: entry = []
    case .heard(let heard): hear(heard)
    case .remembered(.opened(let topic)): heardTopics.append(topic)
    case .remembered(.felt(let word, _)): heardFeelings.append(word)
    default: break
    }
  }

  private mutating func enter(_ node: String) {
    isInSafety = safetyNodes.contains(node) || node == Self.withoutScript
    if isInSafety { hide() }
  }

  private mutating func hide() {
    turn.isHidden = true
    touchesSafety = true
    for index in turns.indices where entry.contains(turns[index].number) || entry.contains(turns[index].number - 1) {
      turns[index].isHidden = true
    }
  }

  private mutating func hear(_ heard: Heard) {
    let believed = heard.topics.filter { $0.score >= Self.believed }.map(\.topic)
    if believed.contains(where: { $0.hasPrefix("safety-") }) { hide() }
    // Numbers and commands are answers; what small signs say about them is nothing.
    if let text = turn.typed, Int(text) != nil || text.hasPrefix("/") { return }
    heardTopics += believed
    heardFeelings += heard.feelings.map(\.word)
  }

  mutating func endTurn() {
    if turn.typed != nil || !turn.said.isEmpty { turns.append(turn) }
    if !turn.isHidden, !turn.isTakenBack {
      for topic in heardTopics where Self.isShown(topic) && !topics.contains(topic) { topics.append(topic) }
      for word in heardFeelings where Self.isFeeling(word) && !feelings.contains(word) { feelings.append(word) }
    }
    heardTopics = []
    heardFeelings = []
  }

  /// Words of several words' length come before a single one, which is often a feeling or a name.
  var firstWords: String {
    var single: String?
    var other: String?
    for turn in turns where !turn.isHidden && !turn.isTakenBack {
      guard let text = turn.typed else { continue }
      let words = text.split(maxSplits: 60, whereSeparator: \.isWhitespace).prefix(60)
      if words.isEmpty { continue }
      let line = String(words.joined(separator: " ").prefix(200))
      if words.count > 2, !line.hasPrefix("/") { return line }
      if line.hasPrefix("/") || Int(line) != nil { other = other ?? line } else { single = single ?? line }
    }
    return single ?? other ?? ""
  }

  private static func isShown(_ topic: String) -> Bool {
    !["meta-", "safety-", "feeling-", "out-of-scope"].contains { topic.hasPrefix($0) }
  }

  /// Whether it is one word: some answer with a sentence, which is none.
  private static func isFeeling(_ word: String) -> Bool {
    word != "unnamed" && word.utf8.count < 30 && word.allSatisfy { $0.isLetter || $0 == "-" }
  }

  /// A topic with this score is right in about one of two.
  private static let believed = 0.2
  /// The node that the engine names where it holds a talk about danger without a script.
  private static let withoutScript = "BuiltIn"
}
