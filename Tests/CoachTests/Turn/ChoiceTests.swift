import Testing

@testable import Coach

@Suite struct ChoiceTests {
  private let script = """
    title: Start
    ---
    What now?
    -> Talk it through #line:talk
        Talking.
    -> Take a small step #yes
        Stepping.
    -> Take a rest <<if false>>
        Resting.
    <<jump Start>>
    ===
    """

  @Test(arguments: ["1", "1.", "(1)", "/1", "one", "the first one", "1 is fine", "one please", "Talk it through", "talk", "TALK IT"])
  func aChoiceIsTakenByNumberOrWords(_ typed: String) throws {
    var session = try Rehearsal(script)
    #expect(session.type(typed).first == "Talking.")
  }

  @Test func theStartOfTwoChoicesDecidesNothing() throws {
    var session = try Rehearsal(script)
    #expect(!session.type("take a").contains("Stepping."))
  }

  @Test func yesPicksTheChoiceMarkedYes() throws {
    var session = try Rehearsal(script)
    #expect(session.type("yes").first == "Stepping.")
  }

  @Test func aClosedChoiceIsShownAndSaysSo() throws {
    var session = try Rehearsal(script)
    #expect(session.said == ["What now?", "1. Talk it through", "2. Take a small step", "3. Take a rest"])
    #expect(session.type("3").first == "Number 3 is not open at this point.")
    #expect(session.type("1").first == "Talking.")
  }

  @Test func aNumberThatIsNotThereIsNamed() throws {
    var session = try Rehearsal(script)
    #expect(session.type("7").first?.contains("no number 7") == true)
  }
}
