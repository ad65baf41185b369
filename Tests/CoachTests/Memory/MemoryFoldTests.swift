import Testing

@testable import Coach

@Suite struct MemoryFoldTests {
  let noon = Moment(milliseconds: 1_764_000_000_000)

  private func fold(_ events: [SessionEvent]) -> Memory {
    var memory = Memory()
    memory.apply(events.map { TimedEvent(at: noon, event: $0) }, session: "s1")
    return memory
  }

  @Test func aSessionWithNothingTypedLeavesNoTrace() {
    #expect(fold([.remembered(.varied(["line:a"]))]) == Memory())
  }

  @Test func theOpeningCountsOnceTheSessionIsReal() {
    let memory = fold([.remembered(.varied(["line:a"])), .typed("hello")])
    #expect(memory.varied == ["line:a"])
    #expect(memory.sessions == 1)
    #expect(memory.lastSessionAt == noon)
  }

  @Test func whatWasTakenBackIsNotRemembered() {
    let memory = fold([
      .typed("I am Ada"), .remembered(.fact(key: "name", value: "Ada")),
      .typed("no"), .remembered(.fact(key: "person", value: "Max")),
      .typed("/undo"), .tookBack(turn: 2),
    ])
    #expect(memory.facts["name"]?.value == "Ada")
    #expect(memory.facts["person"] == nil)
  }

  @Test func aNewPlanSetsTheOpenOneAside() {
    let memory = fold([
      .typed("x"), .remembered(.plan(condition: "If it is Sunday", action: "I ask")),
      .remembered(.plan(condition: "If he is home", action: "I say one thing")),
    ])
    #expect(memory.plans.map(\.result) == [.dropped, nil])
    #expect(memory.openPlan?.action == "I say one thing")
  }

  @Test func aResultClosesTheOpenPlanOnly() {
    let memory = fold([
      .typed("x"), .remembered(.plan(condition: "a", action: "b")),
      .remembered(.planResult(.partly)), .remembered(.planResult(.kept)),
    ])
    #expect(memory.plans.map(\.result) == [.partly])
    #expect(memory.openPlan == nil)
  }

  @Test func contentSaidAgainMovesToTheYoungEnd() {
    let memory = fold([
      .typed("x"), .remembered(.varied(["a", "b"])), .remembered(.varied(["c", "a"])),
    ])
    #expect(memory.varied == ["b", "c", "a"])
  }

  @Test func listsStayWithinTheirLimits() {
    let feelings = (0...Memory.Limit.feelings).map {
      SessionEvent.remembered(.felt(word: "w\($0)", strength: nil))
    }
    let facts = (0...Memory.Limit.facts).map {
      SessionEvent.remembered(.fact(key: "k\($0)", value: "v"))
    }
    let memory = fold([.typed("x")] + feelings + facts)
    #expect(memory.feelings.count == Memory.Limit.feelings)
    #expect(memory.feelings.first?.word == "w1")
    #expect(memory.facts.count == Memory.Limit.facts)
  }
}
