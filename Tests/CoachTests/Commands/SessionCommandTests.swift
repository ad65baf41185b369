import Testing

@testable import Coach

@Suite struct SessionCommandTests {
  private let script = """
    title: Start
    ---
    <<declare $name = "">>
    What shall I call you?
    <<ask name $name>>
    <<remember name $name>>
    How are you, {$name}?
    -> Well
        Good.
    -> Not well
        I hear that.
    <<jump Menu>>
    ===
    """

  @Test func undoTakesBackWhatWasRemembered() throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    #expect(session.state.memory.facts["name"]?.value == "Ada")
    #expect(session.type("/undo") == ["Taken back, with anything I kept from it.", "What shall I call you?"])
    #expect(session.events.contains(.tookBack(turn: 1)))
    #expect(session.state.memory.facts.isEmpty)
    #expect(session.type("Bee").first == "How are you, Bee?")
  }

  @Test func backKeepsWhatWasRemembered() throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    session.type("back")
    #expect(session.state.memory.facts["name"]?.value == "Ada")
    #expect(session.type("Bee").first == "How are you, Bee?")
  }

  @Test func undoAtTheFirstQuestionSaysSo() throws {
    var session = try Rehearsal(script)
    #expect(session.type("/undo").first == "This is the first question; there is nothing before it.")
  }

  @Test func manyUndosGoAllTheWayBack() throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    session.type("1")
    session.type("2")
    for _ in 0..<3 { session.type("/undo") }
    #expect(session.said.last == "What shall I call you?")
    #expect(session.state.memory == Memory())
  }

  @Test func againSaysTheLastTurnOnceMore() throws {
    var session = try Rehearsal(script)
    let first = session.type("Ada")
    session.type("/help")
    #expect(session.type("/again") == first)
  }

  @Test func helpComesBackToTheQuestion() throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    #expect(session.type("/help") == ["I can listen.", "How are you, Ada?", "1. Well", "2. Not well"])
    #expect(session.type("1").first == "Good.")
  }

  @Test func forgetRemovesAFactForGood() throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    session.type("1")
    session.type("/forget name")
    #expect(session.remembered == [.forgot("name")])
    session.type("/undo")
    #expect(session.state.memory.facts.isEmpty)
  }

  @Test func memoryIsShownInWords() throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    #expect(session.type("/memory").contains("Your name: Ada."))
  }

  @Test func pauseEndsTheTurnAndLeavesTheQuestionOpen() throws {
    var session = try Rehearsal(script)
    session.type("Ada")
    let open = session.state
    session.type("/pause")
    #expect(session.state.ending == .paused)
    #expect(session.state.prompt == open.prompt)
    #expect(session.type("1") == [])
    session.state = open
    #expect(session.type("1").first == "Good.")
  }

  @Test func quitClosesAndNothingFollows() throws {
    var session = try Rehearsal(script)
    #expect(session.type("/quit") == ["Go well."])
    #expect(session.state.ending == .finished)
    #expect(session.type("hello") == [])
  }

  @Test func aMistypedCommandIsSuggested() throws {
    var session = try Rehearsal(script)
    #expect(session.type("/memry").first?.contains("Did you mean /memory?") == true)
  }

  @Test func helpNowWorksWhereAnyWordsAreTheAnswer() throws {
    var session = try Rehearsal(script)
    let said = session.type("help now")
    #expect(said.contains { $0.contains("116 123") })
    #expect(said.contains { $0.contains("999") })
    #expect(!said.contains { $0.contains("lead") })
    #expect(session.type("Ada").first == "How are you, Ada?")
  }

  @Test func everyCommandHasASummaryForHelp() {
    for entry in SessionCommand.entries {
      #expect(!entry.summary.isEmpty)
      #expect(SessionCommand(typed: "/" + entry.name, at: .over) != nil)
    }
  }
}
