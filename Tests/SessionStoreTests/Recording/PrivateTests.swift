import Coach
import SessionStore
import TestSupport
import Testing

/// Parts that are not kept: nothing of them is on the disk, and the session goes on.
@Suite struct PrivateTests {
  let disk = StoreDisk()

  private func talk(_ session: RecordedSession, _ inputs: [String], from minute: Int = 1) throws {
    for (index, input) in inputs.enumerated() {
      _ = try session.answer(input, at: StoreSample.moment(minute + index))
    }
  }

  private func log() throws -> SessionLog {
    try disk.store.log(try #require(try files(disk.store).first))
  }

  private func expectNothing(of words: String) {
    for path in disk.paths { #expect(!text(disk.bytes(path)).contains(words), "\(path)") }
  }

  @Test func nothingOfItIsOnTheDiskAndOneEventSaysHowLongItWas() throws {
    let session = try begin(disk.store)
    try talk(session, ["name Ada", "/private", "felt secret", "name Secret", "secret"])
    #expect(session.isPrivate)
    expectNothing(of: "ecret")
    let shown = try session.answer("/private", at: StoreSample.moment(9))
    #expect(!session.isPrivate)
    #expect(shown.contains(.privatePart(turns: 3)))
    #expect(shown.last == .asked(Asked(kind: .open, node: "Talk")))
    try talk(session, ["felt glad", "/quit"], from: 10)
    expectNothing(of: "ecret")
    let log = try log()
    #expect(log.faults.isEmpty)
    #expect(typed(log) == ["name Ada", "felt glad", "/quit"])
    #expect(log.events.map(\.event).contains(.privatePart(turns: 3)))
    #expect(try disk.store.memory().memory.facts["name"]?.value == "Ada")
    #expect(try disk.store.memory().memory == fold(disk.store))
  }

  @Test func itGoesOnAsIfThePartHadNotBeen() throws {
    let straight = try begin(StoreDisk().store)
    try talk(straight, ["name Ada", "we argued"])
    let expected = try straight.answer("felt glad", at: StoreSample.moment(20))
    let session = try begin(disk.store)
    try talk(session, ["name Ada", "we argued", "/private", "name Eve", "x", "/private"])
    #expect(try session.answer("felt glad", at: StoreSample.moment(20)) == expected)
  }

  @Test func suchASessionIsTakenUpAgain() throws {
    let session = try begin(disk.store)
    try talk(session, ["name Ada", "/private", "secret", "/private", "we argued"])
    session.setAside(at: StoreSample.moment(9))
    let again = try resume(disk.store)
    #expect(!again.isPrivate)
    _ = try again.answer("/quit", at: StoreSample.moment(200))
    #expect(typed(try log()) == ["name Ada", "we argued", "/quit"])
  }

  @Test(arguments: ["/pause", "/quit", nil])
  func theEndOfTheSessionEndsIt(_ last: String?) throws {
    let session = try begin(disk.store)
    try talk(session, ["name Ada", "/private", "secret"])
    if let last {
      _ = try session.answer(last, at: StoreSample.moment(9))
    } else {
      session.setAside(at: StoreSample.moment(9))
    }
    expectNothing(of: "ecret")
    let tail = try log().events.map(\.event).suffix(2)
    let turns = last == nil ? 1 : 2
    #expect(
      Array(tail) == [.privatePart(turns: turns), .ended(last == "/quit" ? .finished : .paused)])
    if last == "/quit" { return }
    let again = try resume(disk.store)
    _ = try again.answer("felt glad", at: StoreSample.moment(200))
    #expect(typed(try log()) == ["name Ada", "felt glad"])
  }

  @Test func aProcessThatIsKilledWithinLeavesNothing() throws {
    let session = try begin(disk.store)
    try talk(session, ["name Ada", "/private", "secret"])
    disk.restart()
    expectNothing(of: "ecret")
    _ = try resume(disk.store).answer("felt glad", at: StoreSample.moment(9))
    #expect(typed(try log()) == ["name Ada", "felt glad"])
  }

  @Test func aPartAtTheVeryBeginningLeavesNoFile() throws {
    let session = try begin(disk.store)
    try talk(session, ["/private", "secret"])
    session.setAside(at: StoreSample.moment(9))
    #expect(disk.paths.isEmpty)
  }

  @Test func keepingCanBeginAfterAPartAtTheVeryBeginning() throws {
    let session = try begin(disk.store)
    try talk(session, ["/private", "secret", "/private", "name Ada", "/quit"])
    #expect(typed(try log()) == ["name Ada", "/quit"])
    #expect(try log().faults.isEmpty)
    expectNothing(of: "ecret")
  }

  // MARK: Removing what was written

  @Test func whatIsRemovedIsGoneFromTheLogAndFromMemory() throws {
    let session = try begin(disk.store)
    try talk(session, ["name Ada"])
    let before = disk.bytes("\(home)/sessions/\(try #require(try files(disk.store).first).path)")
    try talk(session, ["felt secret", "plan secret", "/private", "/remove 1"], from: 2)
    expectNothing(of: "ecret")
    #expect(
      disk.bytes("\(home)/sessions/\(try #require(try files(disk.store).first).path)") == before)
    #expect(try disk.store.memory().memory.feelings.isEmpty)
    try talk(session, ["/private", "felt glad", "/quit"], from: 9)
    let log = try log()
    #expect(log.faults.isEmpty)
    #expect(typed(log) == ["name Ada", "felt glad", "/quit"])
    #expect(try disk.store.memory().memory == fold(disk.store))
  }

  @Test func aSessionTakenUpBeforeIsCutCleanly() throws {
    try run(disk.store, 1, ["name Ada", "felt low"])
    #expect(try disk.store.memory().memory.feelings.count == 1)
    let session = try resume(disk.store)
    try talk(session, ["felt secret", "/private", "/remove 2"], from: 200)
    expectNothing(of: "ecret")
    try talk(session, ["/private", "we argued"], from: 300)
    session.setAside(at: StoreSample.moment(400))
    #expect(typed(try log()) == ["name Ada", "felt low", "we argued"])
    _ = try resume(disk.store, minutes: 500)
  }

  @Test func removingIntoAnEarlierSittingTakesItFromMemoryToo() throws {
    try run(disk.store, 1, ["name Ada", "felt secret"])
    #expect(try disk.store.memory().memory.feelings.count == 1)
    let session = try resume(disk.store)
    try talk(session, ["/private", "/remove 1"], from: 200)
    expectNothing(of: "ecret")
    #expect(try disk.store.memory().memory.feelings.isEmpty)
    session.setAside(at: StoreSample.moment(300))
    #expect(try disk.store.memory().memory == fold(disk.store))
    _ = try resume(disk.store, minutes: 500)
  }

  @Test func whenNothingIsLeftTheFileGoesToo() throws {
    let session = try begin(disk.store)
    try talk(session, ["felt secret", "/private", "/remove 0"])
    #expect(try files(disk.store).isEmpty)
    expectNothing(of: "ecret")
    try talk(session, ["/private", "name Ada", "/quit"], from: 9)
    #expect(typed(try log()) == ["name Ada", "/quit"])
    #expect(try log().start == session.start)
  }

  @Test func aDiskThatDoesNotLetGoSaysSoAndItCanBeTriedAgain() throws {
    let session = try begin(disk.store)
    try talk(session, ["name Ada", "felt secret", "/private"])
    disk.arm(1, .fail(.device), isLasting: true)
    #expect { try session.answer("/remove 1", at: StoreSample.moment(5)) } throws: { error in
      if case StoreError.notRemoved? = error as? StoreError { true } else { false }
    }
    disk.restart()
    _ = try session.answer("/remove 1", at: StoreSample.moment(6))
    expectNothing(of: "ecret")
  }

  // MARK: Danger

  @Test func afterDangerNothingMoreIsKeptAndNothingTellsOfIt() throws {
    let session = try begin(disk.store)
    try talk(session, ["name Ada", "/private", "/danger", "secret", "/private", "more secret"])
    #expect(session.isPrivate)
    _ = try session.answer("/quit", at: StoreSample.moment(20))
    let log = try log()
    #expect(log.events.map(\.event).last == .ended(.finished))
    #expect(!log.events.contains { $0.event.name == .privatePart })
    #expect(try disk.store.unfinished(in: disk.store.memory()).isEmpty)
    expectNothing(of: "ecret")
  }

  @Test func afterDangerARemovalStillRemoves() throws {
    let session = try begin(disk.store)
    try talk(session, ["name Ada", "felt secret", "/private", "/danger", "/remove 1"])
    expectNothing(of: "ecret")
    disk.restart()
    let log = try log()
    #expect(log.isFinished)
    #expect(typed(log) == ["name Ada"])
  }
}
