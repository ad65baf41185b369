import Dialogs
import Testing
import Understanding
import YarnProgram

@testable import Coach

/// A session over the real scripts and rules, driven line by line with a fixed clock and seed.
struct RealTalk {
  let program: CoachProgram
  var state: CoachState
  var events: [SessionEvent]
  var at: Moment
  /// All events since the start, as a log would hold them.
  var all: [SessionEvent]

  static let program: CoachProgram? = {
    guard let scripts = try? Program(decoding: Dialogs.compiledScripts) else { return nil }
    return CoachProgram(
      scripts: scripts, fingerprint: Dialogs.fingerprint,
      helpLines: HelpLines(Dialogs.text(of: "safety/help-lines.csv") ?? ""),
      sources: Sources(Dialogs.text(of: "sources.csv") ?? "")
    ) {
      try? RuleBook(decoding: Dialogs.compiledRules)
    }
  }()

  /// Begins at the check-in of somebody who has been here before, unless it is the first time.
  init(
    country: String? = "GB", memory: Memory? = nil, isFirst: Bool = false, seed: UInt64 = 1,
    at moment: Moment = Rehearsal.noon
  ) throws {
    program = try #require(Self.program)
    var known = memory ?? Memory()
    if !isFirst, memory == nil {
      known.apply(.done("first-run"), at: moment, session: "before")
      known.beginSession(at: moment)
    }
    let start = SessionStart(
      session: String(repeating: "0", count: 32), at: moment, seed: seed, scripts: "real",
      country: country, memory: known)
    (events, state) = program.begin(start)
    all = events
    at = moment
  }

  /// Types a line and gives what the coach said.
  @discardableResult
  mutating func type(_ text: String) -> [String] {
    events = program.advance(&state, with: CoachInput(text: text, at: at))
    all += events
    return said
  }

  mutating func type(_ lines: [String]) {
    for line in lines { type(line) }
  }

  var said: [String] {
    events.compactMap { if case .said(let said) = $0 { said.text } else { nil } }
  }

  var text: String { said.joined(separator: "\n") }

  var choices: [String] {
    for case .offered(let choices) in events { return choices.map(\.text) }
    return []
  }

  /// The nodes that spoke in the last turn.
  var nodes: [String] {
    events.compactMap { if case .said(let said) = $0 { said.node } else { nil } }
  }

  /// Picks the choice that begins with some words.
  @discardableResult
  mutating func pick(_ words: String) throws -> [String] {
    let index = try #require(
      choices.firstIndex { $0.hasPrefix(words) }, "\(words) is not among \(choices)")
    return type(String(index + 1))
  }

  /// Goes into a node as a choice of a menu does; the nodes that speak.
  mutating func enter(_ node: String) -> [String] {
    var turn = Turn(program, state, at: at)
    turn.leave(toNode: node)
    turn.finish()
    state = turn.state
    events = turn.events
    all += events
    return nodes
  }
}
