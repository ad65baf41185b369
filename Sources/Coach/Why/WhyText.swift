/// What `/why` says: the words that matched, the rules they met, the script lines and sources.
enum WhyText {
  static func paragraphs(_ trace: Trace, _ program: CoachProgram) -> [String] {
    var paragraphs: [String] = []
    // One word may be met by several rules for the same thing; the first of them is enough.
    var told: [Trace.Match] = []
    for match in trace.matches where !told.contains(where: { $0.what == match.what && $0.words == match.words }) {
      told.append(match)
    }
    for match in told.prefix(4) { paragraphs.append(sentence(for: match, program)) }
    if trace.matches.isEmpty {
      paragraphs.append("I did not come here by a word of yours: the script goes on by itself at this point.")
    }
    if let line = trace.lines.last {
      paragraphs.append("My last sentence stands in \(line.place), in the node \(line.node).")
    }
    let cited = trace.lines.flatMap(\.sources)
    for id in Set(cited).sorted() {
      let name = id.drop { $0 != ":" }.dropFirst()
      paragraphs.append("It rests on \(name): \(program.sources[String(name)] ?? "see the notes on sources.")")
    }
    if cited.isEmpty {
      paragraphs.append("It makes no claim that needs a source.")
    }
    return paragraphs
  }

  private static func sentence(for match: Trace.Match, _ program: CoachProgram) -> String {
    let words = match.words.isEmpty ? "what you did" : "\"\(match.words.joined(separator: "\", \""))\""
    let rule = match.rule.map { " The rule is at \($0)." } ?? ""
    if match.what.hasPrefix("safety-") {
      return "You wrote \(words). That can be a sign of danger, so I would rather ask.\(rule)"
    }
    let what = match.what.contains("-") ? "the topic \"\(program.topics.name(match.what))\"" : match.what
    return "I took \(words) for \(what).\(rule)"
  }
}

extension CoachProgram {
  /// Why the coach said what led to a state: the words that matched, rules, script lines, sources.
  package func reasons(_ state: CoachState) -> [String] {
    guard state.place.turn == state.turns else { return [Wording.commandHasNoReasons] }
    return WhyText.paragraphs(state.place.trace, self)
  }

  /// A topic's name as a person reads it.
  package func topicName(_ topic: String) -> String { topics.name(topic) }
}
