import Testing

@testable import Coach

@Suite struct ScriptFailureTests {
  @Test func aScriptThatFailsLeadsToTheMenu() throws {
    let session = try Rehearsal("title: Start\n---\nHello.\n<<conjure rabbits>>\n===\n")
    #expect(session.said.contains("The menu."))
    #expect(!session.state.isOver)
  }

  @Test func aLoopWithoutAPromptEndsInTheMenu() throws {
    let session = try Rehearsal("title: Start\n---\nRound.\n<<jump Start>>\n===\n")
    #expect(session.said.suffix(3) == ["The menu.", "1. First", "2. Second"])
  }

  @Test func theSameInputsGiveTheSameEvents() throws {
    let script = "title: Start\n---\n=> a\n=> b\n=> c\n<<jump Menu>>\n===\n"
    for seed in 0..<20 {
      var one = try Rehearsal(script, seed: UInt64(seed))
      var two = try Rehearsal(script, seed: UInt64(seed))
      #expect(one.events == two.events)
      #expect(one.type("xyz") == two.type("xyz"))
    }
  }
}
