import Testing

@testable import Coach

@Suite struct SafetyFirstTests {
  private let script = """
    title: Start
    ---
    <<declare $words = "">>
    <<declare $safe = "">>
    What shall we call this?
    <<ask text $words>>
    Kept: {$words}.
    <<jump Menu>>
    ===
    title: Life
    topic: safety-suicide
    ---
    Are you having thoughts of ending your life?
    <<helplines>>
    <<ask yesno $safe>>
    <<if $safe == "no">>
        Thanks for answering.
        <<return>>
    <<endif>>
    <<jump Stay>>
    ===
    title: Stay
    ---
    Are you safe for now?
    <<ask yesno $safe>>
    <<if $safe == "yes">>
        <<safety_over>>
        Go gently.
        <<finish>>
    <<endif>>
    <<jump Stay>>
    ===
    """

  private let rules = """
    topics
      safety-suicide safety-abuse out-of-scope
    safety safety-suicide ask
      want to die
    safety safety-abuse act
      hits me

    """

  @Test func dangerComesBeforeWhatTheQuestionAskedFor() throws {
    var session = try Rehearsal(script, rules: rules)
    let said = session.type("I want to die")
    #expect(said.first == "Are you having thoughts of ending your life?")
    #expect(said.contains { $0.contains("116 123") })
    #expect(session.state.isSafetyOpen)
  }

  @Test func aPlainNoComesBackToTheVeryQuestion() throws {
    var session = try Rehearsal(script, rules: rules)
    session.type("I want to die")
    #expect(session.type("no") == ["Thanks for answering.", "What shall we call this?"])
    #expect(!session.state.isSafetyOpen)
    #expect(session.type("Monday").first == "Kept: Monday.")
  }

  @Test(arguments: ["yes", "not sure", "leave me alone please"])
  func anythingElseStaysUntilThePersonIsSafe(_ answer: String) throws {
    var session = try Rehearsal(script, rules: rules)
    session.type("I want to die")
    #expect(session.type(answer) == ["Are you safe for now?"])
    #expect(session.type("no") == ["Are you safe for now?"])
    #expect(session.type("yes") == ["Go gently."])
    #expect(session.state.ending == .finished)
  }

  @Test func theMenuDoesNotLeadPastDanger() throws {
    var session = try Rehearsal(script, rules: rules)
    session.type("I want to die")
    #expect(!session.type("/menu").contains("The menu."))
    #expect(session.state.isSafetyOpen)
  }

  @Test func nobodyIsHeldAndNobodyLeavesWithoutTheNumbers() throws {
    var session = try Rehearsal(script, rules: rules)
    session.type("I want to die")
    let said = session.type("quit")
    #expect(said.contains { $0.contains("116 123") })
    #expect(session.state.isOver)
  }

  @Test(arguments: ["I want to die", "suicide", "i will KILL MYSELF."])
  func withoutRulesTheBuiltInHelpAnswersPlainWords(_ typed: String) throws {
    var session = try Rehearsal(script, hasRules: false)
    let said = session.type(typed)
    #expect(said.contains { $0.contains("findahelpline.com") })
    #expect(session.type("Monday").first == "Kept: Monday.")
  }

  @Test func dangerFromAnotherPersonIsNotWrittenDown() throws {
    var session = try Rehearsal(script, rules: rules)
    session.type("my husband hits me")
    for case .heard(let heard) in session.events {
      #expect(!heard.topics.contains { $0.topic == "safety-abuse" })
    }
    #expect(session.remembered == [])
  }
}
