import Testing

@testable import Coach

/// When the scripts of a talk about danger fail, the help in the binary stands in, and stays.
@Suite struct FailingHelpTests {
  private let script = """
    title: Start
    ---
    What shall we call this?
    <<ask open>>
    Kept.
    <<jump Menu>>
    ===
    title: Life
    topic: safety-suicide
    kind: safety
    ---
    I want to stop here.
    <<conjure rabbits>>
    ===
    """

  private let rules = """
    topics
      safety-suicide safety-abuse out-of-scope
    safety safety-suicide act
      want to die
    safety safety-abuse act
      hits me

    """

  @Test func theHelpInTheBinaryIsShownAndOneQuestionStays() throws {
    var session = try Rehearsal(script, rules: rules)
    let said = session.type("I want to die")
    #expect(said.contains { $0.contains("findahelpline.com") })
    #expect(said.contains { $0.contains("someone near you") })
    #expect(said.last?.hasPrefix("Are you safe for now?") == true)
    #expect(session.state.isSafetyOpen)
    for words in ["no", "not sure", "hm", "", "/skip", "/menu", "/back"] {
      #expect(!session.type(words).contains("The menu."), "\(words)")
      #expect(session.state.isSafetyOpen, "\(words)")
    }
    #expect(session.type("yes").contains { $0.contains("116 123") })
    #expect(session.state.isOver)
  }

  @Test func nobodyIsHeldThere() throws {
    var session = try Rehearsal(script, rules: rules)
    session.type("I want to die")
    session.type("quit")
    #expect(session.state.isOver)
  }

  @Test func withoutRulesTheWatchAndTheLockAreSetAllTheSame() throws {
    var session = try Rehearsal(script, hasRules: false)
    session.type("he hits me")
    #expect(session.state.place.isWatchful)
    #expect(session.state.place.locks.contains("partner"))
    session.type("/back")
    #expect(session.state.place.locks.contains("partner"))
  }

  @Test func aTopicWithoutANodeGetsTheHelpInTheBinary() throws {
    var session = try Rehearsal(script, rules: rules)
    let said = session.type("he hits me")
    #expect(said.contains { $0.contains("findahelpline.com") })
    #expect(session.state.place.locks.contains("partner"))
  }
}
