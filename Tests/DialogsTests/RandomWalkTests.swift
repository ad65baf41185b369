import Coach
import Dialogs
import Testing
import Understanding
import YarnProgram

/// Random people walk through all scripts: nobody meets a trap or a dead end.
@Suite struct RandomWalkTests {
  static let program: CoachProgram? = {
    guard let scripts = try? Program(decoding: Dialogs.compiledScripts) else { return nil }
    return CoachProgram(
      scripts: scripts, fingerprint: Dialogs.fingerprint,
      helpLines: HelpLines(Dialogs.text(of: "safety/help-lines.csv") ?? ""),
      sources: Sources(Dialogs.text(of: "sources.csv") ?? "")
    ) { try? RuleBook(decoding: Dialogs.compiledRules) }
  }()

  private static let utterances = [
    "yes", "no", "not sure", "7", "skip", "I feel so lonely tonight", "he never answers my texts",
    "we had a row and I shut down", "what is this", "are you a person", "asdf", "/why", "/undo",
    "/back", "/again", "/help", "/menu", "/topics", "/memory", "help now", "stop",
    "I want to end it all", "my husband hits me", "I am fine really", "I ask for nothing, ever",
    "Sunday evening", "when the dishes are done", "calm", "angry", "11", "-1", "", "[b]{0}\\",
  ]

  @Test func twoHundredWalksEndWell() throws {
    let program = try #require(Self.program)
    #expect(program.ruleBook != nil)
    var random = Generator(state: 2026)
    var memory = Memory()
    var ended = 0
    for walk in 0..<200 {
      if walk % 20 == 0 { memory = Memory() }
      let at = Moment(milliseconds: 1_764_072_000_000 + Int64(walk) * 90_000_000)
      let start = SessionStart(
        session: String(repeating: "a", count: 32), at: at, seed: UInt64(walk), scripts: "x",
        country: walk % 2 == 0 ? "GB" : nil, memory: memory)
      var (events, state) = program.begin(start)
      var path: [String] = []
      for _ in 0..<60 where !state.isOver {
        check(events, path)
        let text = Self.answer(to: state.prompt, &random)
        path.append(text)
        events = program.advance(&state, with: CoachInput(text: text, at: at))
        #expect(state.isOver || state.prompt != .over, "a dead end after \(path)")
      }
      check(events, path)
      if state.isOver { ended += 1 }
      memory = state.memory
      memory.beginSession(at: at)
    }
    #expect(ended > 20)
  }

  /// A script that failed says so in the engine's own words.
  private func check(_ events: [SessionEvent], _ path: [String]) {
    for case .said(let said) in events {
      #expect(!said.text.hasPrefix("Something in"), "a script failed after \(path)")
      #expect(!said.text.isEmpty)
    }
  }

  private static func answer(to prompt: Prompt, _ random: inout Generator) -> String {
    if case .choices(let choices) = prompt, Int.random(in: 0..<10, using: &random) < 7 {
      return String(Int.random(in: 1...choices.count, using: &random))
    }
    return utterances[Int.random(in: 0..<utterances.count, using: &random)]
  }
}

/// SplitMix64, so that a failing walk can be walked again.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
