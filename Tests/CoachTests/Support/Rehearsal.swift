import Coach
import Foundation
import Testing
import Understanding
import YarnCompiler
import YarnProgram

/// A session over a small script, driven line by line with a fixed clock and seed.
struct Rehearsal {
  let program: CoachProgram
  var state: CoachState
  var events: [SessionEvent]
  var at: Moment

  static let noon = Moment(milliseconds: 1_764_072_000_000)

  init(
    _ script: String, rules: String = "", memory: Memory = Memory(), country: String? = "GB",
    seed: UInt64 = 1, at moment: Moment = noon, hasRules: Bool = true
  ) throws {
    let compilation = Compiler.compile(
      [SourceFile(path: "test.yarn", text: script + Self.basics)],
      options: CompilerOptions(functions: try ScriptDefinitions(json: Self.definitions).signatures))
    let program = try #require(
      compilation.program, "\(compilation.diagnostics.map { $0.rendered(in: script) })")
    let book =
      hasRules ? RuleBook.compile([RuleText(path: "test.rules", text: rules)]).book : nil
    try #require(rules.isEmpty || book != nil, "the rules of this test have a mistake")
    self.program = CoachProgram(
      scripts: program, fingerprint: "test", helpLines: HelpLines(Self.helpLines),
      sources: Sources("id,what\nrow1,A study of ducks.")
    ) { book }
    let start = SessionStart(
      session: String(repeating: "0", count: 32), at: moment, seed: seed, scripts: "test",
      country: country, memory: memory)
    (events, state) = self.program.begin(start)
    at = moment
  }

  /// Types a line and gives what the coach said, then the choices as `1. text`.
  @discardableResult
  mutating func type(_ text: String) -> [String] {
    events = program.advance(&state, with: CoachInput(text: text, at: at))
    return said
  }

  var said: [String] {
    events.flatMap { event -> [String] in
      switch event {
      case .said(let said): [said.text]
      case .offered(let choices): choices.map { "\($0.number). \($0.text)" }
      default: []
      }
    }
  }

  var remembered: [MemoryChange] {
    events.compactMap { if case .remembered(let change) = $0 { change } else { nil } }
  }

  /// The definition file that writers' editors read.
  private static let definitions: String = {
    let root = URL(filePath: #filePath).appending(path: "../../../../Dialogs/coach.ysls.json")
    return (try? String(contentsOf: root.standardizedFileURL, encoding: .utf8)) ?? ""
  }()

  /// The entry nodes that a script of its own does not have.
  private static let basics = """

    title: Menu
    ---
    The menu.
    -> First
        One.
    -> Second
        Two.
    <<jump Menu>>
    ===
    title: NotUnderstood
    ---
    => I am not sure what you mean.
    => That one went past me.
    => I did not catch that.
    ===
    title: Unsure
    ---
    Is it {topic_name(guess(1))} or {topic_name(guess(2))}?
    ===
    title: OutOfScope
    ---
    That is outside what I know.
    ===
    title: Help
    ---
    I can listen.
    ===
    title: Closing
    ---
    Go well.
    <<finish>>
    ===
    title: Stopped
    ---
    We stop here.
    <<jump Menu>>
    ===
    """

  private static let helpLines = """
    country,name,kind,sure,seen,text
    GB,UK,emergency,K,-,999
    GB,UK,crisis,O,2020-12,Samaritans: 116 123, day and night
    GB,UK,abuse,K,-,a lead that must not be printed
    """
}
