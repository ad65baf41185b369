import Testing

@testable import Coach

/// The third visit on one worry in one day is named, once, by the real scripts.
@Suite struct ReassuranceTests {
  /// Opens a topic once and goes back to the menu; whether the loop was named.
  private func visit(_ talk: inout RealTalk, _ topic: String = "trust") -> Bool {
    talk.type("/menu")
    talk.type(topic)
    let isNamed = talk.nodes.contains("OverAndOver")
    if isNamed { talk.type("something else") }
    return isNamed
  }

  private func begun() throws -> RealTalk {
    var talk = try RealTalk()
    talk.type("calm")
    return talk
  }

  @Test func theThirdVisitIsNamedOnceAndOnlyOnce() throws {
    var talk = try begun()
    #expect((1...6).map { _ in visit(&talk) } == [false, false, true, false, false, false])
  }

  @Test func eachWorryCountsForItself() throws {
    var talk = try begun()
    #expect(!visit(&talk) && !visit(&talk))
    for isNamed in [false, false, true] {
      talk.type("/menu")
      #expect(talk.enter("Jealousy").contains("OverAndOver") == isNamed)
    }
    talk.type("something else")
    #expect(visit(&talk))
  }

  @Test func anotherDayBeginsAnew() throws {
    var talk = try begun()
    #expect(!visit(&talk) && !visit(&talk))
    talk.at = Moment(milliseconds: talk.at.milliseconds + 86_400_000)
    #expect(!visit(&talk) && !visit(&talk))
    #expect(visit(&talk))
    #expect(talk.state.memory.openings?.count == 3)
  }

  @Test func anotherSessionOnTheSameDayCountsOn() throws {
    var talk = try begun()
    #expect(!visit(&talk) && !visit(&talk))
    var next = try RealTalk(memory: talk.state.memory)
    next.type("calm")
    #expect(visit(&next))
  }

  @Test func thereIsSomethingElseToDoAndNobodyIsKeptFromIt() throws {
    var talk = try begun()
    _ = (visit(&talk), visit(&talk))
    talk.type(["/menu", "trust"])
    #expect(talk.choices.count == 4)
    try talk.pick("Go on with it")
    #expect(talk.nodes.contains("TrustOpening"))
    var other = try begun()
    _ = (visit(&other), visit(&other))
    other.type(["/menu", "trust"])
    try other.pick("Practise waiting")
    #expect(other.nodes.contains("WaitABit"))
    #expect(!other.nodes.contains("Trust"))
  }

  /// Every topic that can be opened asks, so that a new one is not forgotten.
  @Test func everyTopicNamesIt() throws {
    let program = try #require(RealTalk.program)
    for entry in program.topics.entries where entry.kind == "topic" {
      var memory = Memory()
      memory.apply(.done("first-run"), at: Rehearsal.noon, session: "s")
      for _ in 0..<2 { memory.apply(.opened(entry.topic), at: Rehearsal.noon, session: "s") }
      var talk = try RealTalk(memory: memory)
      let turn = talk.enter(entry.node)
      #expect(turn.contains("OverAndOver"), "\(entry.node)")
    }
  }

  @Test func memorySaysHowOften() throws {
    var talk = try begun()
    _ = (visit(&talk), visit(&talk))
    talk.type("/memory")
    #expect(talk.said.contains("Opened twice today: trust and checking."))
  }

  @Test func theFoldKeepsOneDay() {
    var memory = Memory()
    let noon = Rehearsal.noon
    memory.apply(.opened("trust"), at: noon, session: "s")
    let next = Moment(milliseconds: noon.milliseconds + 86_400_000)
    memory.apply(.opened("trust"), at: next, session: "s")
    #expect(memory.openings?.map(\.at) == [next])
    #expect(memory.visits(to: "trust", on: next) == 1)
    #expect(memory.visits(to: "trust", on: noon) == 0)
  }
}
