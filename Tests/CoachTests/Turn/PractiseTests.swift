import Coach
import Testing

/// `/practise` lists, or goes to an exercise in the person's own words and comes back.
@Suite struct PractiseTests {
  private static let script = """
    title: Start
    kind: session
    ---
    What happened?
    <<ask open>>
    Go on.
    <<ask open>>
    ===
    title: RideTheWave
    kind: exercise
    exercise: E6
    name: ride the wave
    ---
    Breathe out. Ready?
    -> Yes #yes
        <<done exercise-E6>>
    -> No #no
    ===
    title: AskForOneThing
    kind: exercise
    exercise: E2
    gate: fear
    name: ask for one thing
    ---
    Whom?
    <<ask open>>
    ===
    title: IfThenPlan
    kind: exercise
    exercise: E18
    name: make an if-then plan
    ---
    If what?
    <<ask open>>
    ===
    title: PlanAnEvening
    kind: exercise
    exercise: E20
    name: plan an evening
    ---
    Which?
    <<ask open>>
    ===

    """

  @Test(arguments: [
    ("E6", "E6"), ("e 6", "E6"), ("ride the wave", "E6"), ("Ride", "E6"), ("the waves", "E6"), ("riding waves", "E6"),
    ("wvae", ""), ("wav", "E6"), ("wafe", "E6"), ("ask for one thing", "E2"), ("asking somebody for something", "E2"),
    ("if-then", "E18"), ("an evening plan", "E20"), ("dancing", ""), ("the", ""), ("", ""),
  ])
  func ownWordsMeanAnExercise(_ words: String, _ exercise: String) throws {
    let session = try Rehearsal(Self.script)
    let match = session.program.exercises.match(words)
    if case .one(let entry) = match {
      #expect(entry.exercise == exercise)
    } else {
      #expect(exercise.isEmpty, "\(words): \(match)")
    }
  }

  @Test func wordsThatFitTwoAreAskedAbout() throws {
    var session = try Rehearsal(Self.script)
    #expect(
      session.type("/practise a plan").first == "That may be one of several: make an if-then plan · plan an evening. Which one?")
    #expect(session.said.last == "What happened?")
  }

  @Test func itGoesThereAndComesBack() throws {
    var session = try Rehearsal(Self.script)
    session.type("we argued")
    #expect(session.type("/practise riding the wave") == ["Breathe out. Ready?", "1. Yes", "2. No"])
    #expect(session.type("yes") == ["Go on."])
    #expect(session.remembered.contains(.done("exercise-E6")))
    session.type("/practice E6")
    #expect(session.type("/practise E6").first == "We are in the middle of it: ride the wave.")
    #expect(session.type("/undo").contains("Go on."))
  }

  @Test func aBareCommandLists() throws {
    var session = try Rehearsal(Self.script)
    #expect(
      session.type("/practise").contains("ride the wave · ask for one thing · make an if-then plan · plan an evening"))
    #expect(session.type("/practise dancing").first == "I do not know an exercise called \"dancing\".")
  }
}
