import YarnCompiler

/// SB0202: a node waits for a topic or a cue that no rule can hear.
enum NoWordsLeadHere: CheckRule {
  static let code = FindingCode.noWordsLeadHere

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let rules = manuscript.rules
    guard !rules.topics.isEmpty else { return [] }
    let topics = Set(rules.topics)
    var suggestions = Suggestions()
    var found: [Diagnostic] = []
    for (index, node) in manuscript.nodes.enumerated() {
      let source = manuscript.scripts[node.file].source
      for topic in node.syntax.header("topic")?.value.words(in: source) ?? []
      where topics.contains(topic.text) && !rules.heardTopics.contains(topic.text) {
        found.append(
          manuscript.finding(
            code, index, topic.range,
            "No rule hears the topic ‘\(topic.text)’, so no words of a person lead here.",
            hint: "Write a block `topic \(topic.text)` in a rule file."))
      }
      for cue in node.syntax.header("cue")?.value.words(in: source) ?? []
      where !rules.cues.contains(cue.text) {
        found.append(
          manuscript.finding(
            code, index, cue.range,
            "No rule hears the cue ‘\(cue.text)’, so no words of a person lead here.",
            hint: suggestions.hint(
              for: cue.text, among: rules.cues.sorted(),
              otherwise: "Write a block `cue \(cue.text)` in a rule file.")))
      }
    }
    return found
  }
}
