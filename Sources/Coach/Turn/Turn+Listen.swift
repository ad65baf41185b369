import Understanding
import YarnRuntime

extension Turn {
  /// Reads what was typed; nil when the rules could not be loaded.
  func read(_ text: String) -> Reading? {
    guard let rules = program.ruleBook else { return nil }
    var context = ReadingContext()
    switch state.place.prompt {
    case .choices(let choices):
      context.asked = .choice
      context.choices = choices.map(\.choice.text)
    case .asked(let asked, _, _):
      context.asked =
        switch asked.kind {
        case .yesno: .yesNo
        case .number: .number
        case .feeling: .feeling
        case .name: .name
        case .open, .text, .journal: .open
        }
    case .over: break
    }
    context.recent = state.recent
    return rules.read(text, in: context)
  }

  /// Reads what was typed and, where it has several lines, each of them: the first with danger counts.
  func readParts(of text: String) -> Reading? {
    let whole = read(text)
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard let reading = whole, lines.count > 1, !isDanger(reading) else { return whole }
    for line in lines.prefix(Self.mostLines) {
      if let part = read(line), isDanger(part) { return part }
    }
    return whole
  }

  /// A text of more lines than these is read as a whole alone.
  private static let mostLines = 2_000

  /// Writes down what was heard, without anything about danger from another person.
  mutating func report(_ reading: Reading?) {
    guard let reading else { return }
    keep(reading)
    let topics = reading.topics.prefix { $0.topic != "out-of-scope" }
      .filter { $0.topic != "safety-abuse" && $0.score >= Certainty.heard }.prefix(3)
    for topic in topics { note(topic.topic, topic.evidence) }
    let heard = Heard(
      topics: topics.map { Heard.Topic(topic: $0.topic, score: $0.score) },
      feelings: reading.feelings.prefix(3).map {
        Heard.Feeling(word: $0.word, strength: $0.strength)
      },
      about: reading.about?.rawValue)
    events.append(.heard(heard))
  }

  /// Makes what was typed available to the scripts: topic, feeling, the words turned round.
  mutating func listen(_ text: String) {
    guard let reading else {
      state.place.listened = Listened()
      return
    }
    let subjects = subjects(of: reading)
    let score = subjects.first?.score ?? 0
    let believed =
      text.wordCount <= Certainty.fewWords ? Certainty.believedOfFewWords : Certainty.believed
    let isUnsure =
      subjects.count > 1 && (subjects[1].score >= Certainty.tossUp * score || score < believed)
    let feeling = reading.feelings.first { !$0.isNegated }
    state.place.listened = Listened(
      topic: subjects.first?.topic ?? "", feeling: feeling?.said ?? "", about: companion(reading),
      mirror: reading.mirror ?? "", mention: reading.mention ?? "",
      isPleasant: feeling?.topic == "feeling-good",
      guesses: isUnsure ? subjects.prefix(2).map(\.topic) : [],
      second: subjects.count > 1 ? subjects[1].topic : "", isQuestion: reading.isQuestion,
      score: score, turn: state.turns, answer: text.wordCount <= Listened.wordsOfAnswer ? reading.answer?.rawValue ?? "" : "",
      words: text.wordCount)
  }

  /// What there is to talk about in a reading, best first. Small talk, answers and danger are heard
  /// elsewhere, and what was misheard in this session is not heard again.
  private func subjects(of reading: Reading) -> [TopicScore] {
    // The reading puts "out-of-scope" before topics that it does not believe in itself.
    reading.topics.prefix { $0.topic != TopicScore.outOfScope }.filter {
      $0.score >= Certainty.heard && program.topics.entry($0.topic) != nil
        && !$0.topic.hasPrefix("meta-") && !$0.topic.hasPrefix("safety-")
        && !state.misheard.contains($0.topic) && !deniesFeeling(of: $0.topic)
    }
  }

  /// Whether the person says that they do not feel what a topic is about: "I'm not ashamed".
  private func deniesFeeling(of topic: String) -> Bool {
    guard let feelings = reading?.feelings.filter({ $0.topic == topic }), !feelings.isEmpty else {
      return false
    }
    return feelings.allSatisfy(\.isNegated)
  }

  /// Whom it was about: in the person's own words, of now or of earlier in the session; nothing for the
  /// person themselves.
  private mutating func companion(_ reading: Reading) -> String {
    guard let about = reading.about, about != .self, about != .other else { return "" }
    if let person = reading.person { state.persons[about.rawValue] = person }
    return state.persons[about.rawValue] ?? "your " + about.rawValue
  }

  /// Goes aside for small talk. Where it is "not what I meant", what was heard just before is taken
  /// back for the session, and the next likely topic becomes the guess.
  mutating func leave(aside node: String, after heard: Listened) {
    if node == program.topics.entry(Self.complaint)?.node, heard.turn > 0,
      state.turns - heard.turn <= Self.recentTurns, !heard.topic.isEmpty
    {
      state.misheard.formUnion(heard.guesses.isEmpty ? [heard.topic] : heard.guesses)
      let other = state.misheard.contains(heard.second) ? "" : heard.second
      state.place.listened = Listened(guesses: other.isEmpty ? [] : [other])
      note("a mishearing of mine", [heard.topic])
    }
    leave(toNode: node)
  }

  /// Whether the words are clearly a goodbye.
  var saysGoodbye: Bool {
    guard let first = reading?.topics.first else { return false }
    return first.topic == "meta-goodbye" && first.score >= Certainty.clearGoodbye
  }

  /// Whether the words are clearly a complaint about what the coach said.
  var saysComplaint: Bool {
    guard let first = reading?.topics.first else { return false }
    return first.topic == Self.complaint && first.score >= Certainty.clearComplaint
  }

  private static let complaint = "meta-unhelpful"
  /// A complaint this many typed lines later is about something else.
  private static let recentTurns = 2

  /// The node for small talk or a question about the coach, when that is clearly what was typed.
  func smallTalk(atLeast score: Double = Certainty.clearSmallTalk) -> String? {
    guard let first = reading?.topics.first, first.topic.hasPrefix("meta-"),
      first.score >= score, first.topic != "meta-goodbye" || first.score >= Certainty.clearGoodbye,
      first.topic != Self.complaint || first.score >= Certainty.clearComplaint,
      !Self.answers.contains(first.topic),
      let entry = program.topics.entry(first.topic), entry.node != dialogue.currentNode
    else { return nil }
    return entry.node
  }

  /// Topics that are answers to a question, not something to talk about.
  private static let answers: Set = ["meta-yes", "meta-no", "meta-unsure", "meta-skip"]

  /// Hears words that are no answer to what was asked: a topic, small talk, or neither.
  mutating func hearFreely(_ text: String, hint: String? = nil) {
    let heard = state.place.listened
    listen(text)
    if state.place.safety != nil {
      hearInSafety()
      return
    }
    if let found = cueNode() {
      answerCue(found)
      return
    }
    if reading?.wantsToSkip == true {
      perform(.skip)
      return
    }
    if let aside = smallTalk(atLeast: Certainty.likelySmallTalk) {
      leave(aside: aside, after: heard)
      return
    }
    hearTopic(text, hint: hint)
  }

  /// Opens the topic that was heard, asks between two, or takes the words as part of what is told.
  private mutating func hearTopic(_ text: String, hint: String?) {
    let heard = state.place.listened
    let entry = heard.score >= Certainty.worthAsking ? program.topics.entry(heard.topic) : nil
    let isOpen = entry.map { state.place.openNodes.contains($0.node) } ?? false
    if let first = reading?.topics.first, first.topic == TopicScore.outOfScope,
      first.score >= Certainty.clearlyElsewhere, !first.evidence.isEmpty
    {
      leave(toNode: EntryNode.outOfScope.rawValue)
    } else if isOpen || entry == nil && holdsStory(text) {
      // More of the story that is being told, or one of its own.
      leave(toNode: EntryNode.heardMore.rawValue)
    } else if entry != nil, heard.guesses.count == 2 {
      // Asked between two once, the person is not asked between another two.
      let isAsking = state.place.openNodes.contains(EntryNode.unsure.rawValue)
      leave(toNode: isAsking ? EntryNode.notUnderstood.rawValue : EntryNode.unsure.rawValue)
    } else if let entry {
      leave(toNode: entry.node)
    } else {
      miss(hint: hint)
    }
  }

  /// Whether there is something in the words that can be said back.
  private func holdsStory(_ text: String) -> Bool {
    let heard = state.place.listened
    return !heard.mirror.isEmpty
      || text.wordCount >= Self.wordsOfStory && !(heard.mention.isEmpty && heard.about.isEmpty && heard.feeling.isEmpty)
  }

  /// A line of fewer words may be anything.
  private static let wordsOfStory = 5

  /// Says that it was not understood, in the scripts' words, and puts the question again.
  private mutating func miss(hint: String?) {
    state.place.misses += 1
    if let hint, state.place.misses == 1 {
      say(hint)
      ask(again: nil)
    } else {
      leave(toNode: EntryNode.notUnderstood.rawValue)
    }
  }

  /// Goes into a node by a detour that comes back to the open question.
  mutating func leave(toNode node: String) {
    let identity = state.place.prompt.identity
    state.place.returns.append(
      ReturnPoint(identity: identity, question: state.place.question))
    attempt { try $0.dialogue.detour(to: node, thenRepeat: true) }
  }

  /// Goes into a topic's node from a script's `route`; nothing happens when there is none.
  mutating func detour(toTopic topic: String) throws {
    guard let entry = program.topics.entry(topic), entry.node != dialogue.currentNode else {
      return
    }
    try dialogue.detour(to: entry.node, thenRepeat: false)
  }

  /// Keeps the last few readings, over which danger adds up.
  mutating func keep(_ reading: Reading) {
    state.recent.append(reading)
    if state.recent.count > CoachState.Limit.recent { state.recent.removeFirst() }
  }

  /// Adds what the rules matched to the reasons that `/why` shows.
  mutating func note(_ what: String, _ evidence: [Evidence]) {
    for match in evidence.prefix(3) {
      state.place.trace.matches.append(
        Trace.Match(what: what, words: [match.words], rule: "\(match.file):\(match.line)"))
    }
  }

  /// Adds to the reasons that `/why` shows.
  mutating func note(_ what: String, _ words: [String]) {
    state.place.trace.matches.append(Trace.Match(what: what, words: words, rule: nil))
  }
}
