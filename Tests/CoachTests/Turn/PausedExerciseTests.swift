import Coach
import Testing

/// An exercise that is left in the middle goes on at the exact step in another session.
@Suite struct PausedExerciseTests {
  private let script = """
    title: Start
    ---
    <<declare $step = 0>>
    <<declare $who = "">>
    <<declare $is_late = false>>
    Step {paused_step("E6")}, for {$who}, late {$is_late}, own step {$step}.
    <<take_up E6>>
    Now for {$who}, late {$is_late}, own step {$step}.
    <<jump Ask>>
    ===
    title: Ask
    ---
    Who?
    <<ask text $who>>
    <<if $who == "done">>
        <<done exercise-E6>>
    <<elseif $who == "locked">>
        <<lock partner>>
        <<pause_exercise E6 $step $who>>
    <<elseif $who == "start">>
        <<set $step = 0>>
        <<pause_exercise E6 $step $who>>
    <<else>>
        <<set $step = 3>>
        <<set $is_late = true>>
        <<pause_exercise E6 $step $who $is_late>>
    <<endif>>
    <<jump Ask>>
    ===

    """

  private func memory(_ lines: String...) throws -> Memory {
    var session = try Rehearsal(script)
    for line in lines { session.type(line) }
    return session.state.memory
  }

  @Test func theStepAndTheWordsAreThereNextTime() throws {
    var session = try Rehearsal(script)
    #expect(session.said.contains("Step 0, for , late False, own step 0."))
    session.type("my sister Ada")
    let values = [
      KeptValue(key: "$step", value: .number(3)), KeptValue(key: "$who", value: .text("my sister Ada")),
      KeptValue(key: "$is_late", value: .flag(true)),
    ]
    #expect(session.remembered == [.paused(exercise: "E6", step: 3, values: values)])
    let next = try Rehearsal(script, memory: session.state.memory)
    #expect(next.said.contains("Step 3, for , late False, own step 0."))
    #expect(next.said.contains("Now for my sister Ada, late True, own step 3."))
  }

  @Test func doneAndUndoClearIt() throws {
    #expect(try memory("my sister", "done").paused == nil)
    #expect(try memory("my sister", "/undo").paused == nil)
    #expect(try memory("my sister", "my brother").paused?.count == 1)
  }

  @Test func theFoldOverTheLogGivesTheSame() throws {
    var session = try Rehearsal(script)
    var events: [TimedEvent] = session.events.map { TimedEvent(at: session.at, event: $0) }
    for line in ["my sister", "my brother", "/undo"] {
      session.type(line)
      events += session.events.map { TimedEvent(at: session.at, event: $0) }
    }
    var folded = Memory()
    folded.apply(events, session: session.state.session)
    #expect(folded.paused == session.state.memory.paused)
    #expect(folded.paused?.first?.values.contains(KeptValue(key: "$who", value: .text("my sister"))) == true)
  }

  @Test func nothingIsKeptBeforeTheFirstStepOrWhereSomebodyIsFeared() throws {
    #expect(try memory("start").paused == nil)
    #expect(try memory("locked").paused == nil)
  }

  @Test func anAnswerAboutFearIsNeverKept() throws {
    let script = """
      title: Start
      ---
      <<declare $gate_open = true>>
      <<declare $step = 2>>
      Go?
      <<ask text $step_words>>
      <<pause_exercise E6 $step $gate_open>>
      ===

      """
    var session = try Rehearsal("title: Words\n---\n<<declare $step_words = \"\">>\nNothing.\n===\n" + script)
    session.type("go on then")
    let step = KeptValue(key: "$step", value: .number(2))
    #expect(session.remembered == [.paused(exercise: "E6", step: 2, values: [step])])
  }

  @Test func valuesOfAnotherKindOrOfNoVariableAreLeft() throws {
    var memory = Memory()
    let values = [
      KeptValue(key: "$step", value: .text("three")), KeptValue(key: "$who", value: .text("Ada")),
      KeptValue(key: "$gone", value: .number(1)),
    ]
    memory.apply(.paused(exercise: "E6", step: 3, values: values), at: Rehearsal.noon, session: "s")
    let session = try Rehearsal(script, memory: memory)
    #expect(session.said.contains("Now for Ada, late False, own step 0."))
  }

  @Test func memoryShowsEveryWordAndForgetTakesIt() throws {
    var session = try Rehearsal(script)
    session.type("my sister")
    #expect(
      session.type("/memory").contains(#"Left in the middle today: an exercise. Kept for it: "my sister"."#))
    session.type("/forget exercises")
    #expect(session.said.contains { $0.hasPrefix("Forgotten: what you left in the middle.") })
    #expect(session.state.memory.paused == nil)
    #expect(session.remembered.contains(.forgot("paused")))
    #expect(session.state.forgetting?.words == ["my sister"])
  }

  @Test func wordsThatAreForgottenAreNotPutBack() throws {
    var session = try Rehearsal(script)
    session.type("Perpetua")
    session.type("/forget Perpetua")
    #expect(session.state.memory.pausedExercise("E6")?.values.contains { $0.words == "Perpetua" } == false)
    var folded = Memory()
    let values = [KeptValue(key: "$who", value: .text(WordRemoval.mark)), KeptValue(key: "$step", value: .number(3))]
    folded.apply(.paused(exercise: "E6", step: 3, values: values), at: Rehearsal.noon, session: "s")
    #expect(folded.pausedExercise("E6")?.values.count == 1)
  }

  @Test func feelingsOfTheLastFourteenDaysAreCounted() throws {
    var memory = Memory()
    let day: Int64 = 86_400_000
    for (word, days) in [("sad", 20), ("sad", 14), ("Sad", 13), ("sad", 1), ("sad", 0), ("angry", 2)] {
      let at = Moment(milliseconds: Rehearsal.noon.milliseconds - Int64(days) * day)
      memory.apply(.felt(word: word, strength: nil), at: at, session: "s")
    }
    let script = "title: Start\n---\nSad {felt_lately(\"sad\")}, proud {felt_lately(\"proud\")}.\n<<ask open>>\n===\n"
    let session = try Rehearsal(script, memory: memory)
    #expect(session.said == ["Sad 3, proud 0."])
  }
}
