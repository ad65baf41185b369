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
  package var helpLines: HelpLines { helpTable.value }
  /// What `#src:` hashtags stand for, shown by `/why`.
  package var sources: Sources { sourceTable.value }
  let topics: TopicIndex
  let cues: CueIndex
  package var exercises: PractiseIndex { exerciseTable.value }
  private let exerciseTable: OnFirstUse<PractiseIndex>
  private let helpTable: OnFirstUse<HelpLines>
  private let sourceTable: OnFirstUse<Sources>
  private let rules: OnFirstUse<RuleBook?>
  let translations: Translations

  /// Makes tables and rules when they are first asked for: the first prompt must not wait.
  package init(
    scripts: Program, fingerprint: String, helpLines: @autoclosure @escaping @Sendable () -> HelpLines,
    sources: @autoclosure @escaping @Sendable () -> Sources = Sources(),
    translations: Translations = Translations(),
    rules: @escaping @Sendable () -> RuleBook?
  ) {
    self.scripts = scripts
    self.fingerprint = fingerprint
    self.topics = TopicIndex(scripts)
    self.cues = CueIndex(scripts)
    exerciseTable = OnFirstUse { PractiseIndex(scripts) }
    helpTable = OnFirstUse(helpLines)
    sourceTable = OnFirstUse(sources)
    self.rules = OnFirstUse(rules)
    self.translations = translations
  }

  /// Whether a paragraph belongs to a talk about danger.
  package func isSafety(_ said: Said) -> Bool {
    said.node.map { kind(ofNode: $0) } == "safety"
  }

  /// A node's `kind:` header; "" when it has none.
  func kind(ofNode node: String) -> String { scripts.node(named: node)?.header("kind") ?? "" }

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
  case heardMore = "HeardMore"
}
