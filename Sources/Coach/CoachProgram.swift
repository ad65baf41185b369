package import Understanding
package import YarnProgram

/// Everything the engine walks: compiled scripts, the reading of utterances, and help lines.
///
/// Goes in: a compiled Yarn program, rules, help lines. Comes out: with a `CoachState` and a
/// `CoachInput`, the events of one turn and the next state. A program never changes and may be
/// shared by any number of sessions.
///
/// ```swift
/// let program = CoachProgram(scripts: compiled, fingerprint: "a1b2", helpLines: lines) { rules }
/// var (events, state) = program.begin(start)
/// events = program.advance(&state, with: CoachInput(text: "2", at: moment))
/// ```
package struct CoachProgram: Sendable {
  package let scripts: Program
  /// Names this exact set of scripts and rules; a log remembers it.
  package let fingerprint: String
  package let helpLines: HelpLines
  /// What `#src:` hashtags stand for, shown by `/why`.
  package let sources: Sources
  let topics: TopicIndex
  private let rules: OnFirstUse<RuleBook?>

  /// Takes rules as a closure, because the first prompt does not need them and must not wait.
  package init(
    scripts: Program, fingerprint: String, helpLines: HelpLines, sources: Sources = Sources(),
    rules: @escaping @Sendable () -> RuleBook?
  ) {
    self.scripts = scripts
    self.fingerprint = fingerprint
    self.helpLines = helpLines
    self.sources = sources
    self.topics = TopicIndex(scripts)
    self.rules = OnFirstUse(rules)
  }

  /// Whether a paragraph belongs to a talk about danger.
  package func isSafety(_ said: Said) -> Bool {
    said.node.flatMap { scripts.node(named: $0)?.header("kind") } == "safety"
  }

  /// The rules, compiled when they are first asked for; nil when they could not be compiled.
  package var ruleBook: RuleBook? { rules.value }
}

/// The nodes that the engine enters by name.
package enum EntryNode: String, Sendable, CaseIterable {
  case start = "Start"
  case menu = "Menu"
  case help = "Help"
  case closing = "Closing"
  case stopped = "Stopped"
  case notUnderstood = "NotUnderstood"
  case unsure = "Unsure"
  case outOfScope = "OutOfScope"
}
