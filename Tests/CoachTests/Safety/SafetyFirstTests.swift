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

  @Test(arguments: ["I want to die", "suicide", "i will KILL MYSELF."])
  func withoutRulesTheBuiltInHelpAnswersPlainWords(_ typed: String) throws {
    var session = try Rehearsal(script, rules: "this is no rule file at all {{{")
    guard session.program.ruleBook == nil else { return }
    let said = session.type(typed)
    #expect(said.contains { $0.contains("findahelpline.com") })
    #expect(session.type("Monday").first == "Kept: Monday.")
  }
}
