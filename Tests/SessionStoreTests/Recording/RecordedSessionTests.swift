import Coach
import SessionStore
import TestSupport
import Testing

@Suite struct RecordedSessionTests {
  let disk = StoreDisk()

  @Test func nothingIsStoredBeforeTheFirstWord() throws {
    let session = try begin(disk.store)
    session.setAside(at: StoreSample.moment(1))
    #expect(disk.paths.isEmpty)
  }

  @Test func aTurnIsDurableWhenItsReplyIsShown() throws {
    let session = try begin(disk.store)
    let reply = try session.answer("We argued.", at: StoreSample.moment(1))
    #expect(reply.first == .typed("We argued."))
    disk.losePower()
    let log = try disk.store.log(try #require(try files(disk.store).first))
    #expect(log.faults.isEmpty)
    #expect(Array(log.events.map(\.event).suffix(reply.count)) == reply)
    #expect(log.start == session.start)
  }

  @Test func theFirstTurnCarriesTheStartAndTheGreeting() throws {
    let session = try begin(disk.store)
    let greeting = session.position.events
    _ = try session.answer("hello", at: StoreSample.moment(1))
    let log = try disk.store.log(try #require(try files(disk.store).first))
    #expect(Array(log.events.map(\.event).prefix(greeting.count)) == greeting)
    #expect(log.entries.first?.at == StoreSample.moment())
    #expect(log.entries.last?.at == StoreSample.moment(1))
  }

  @Test func aTurnIsOneAppendAndOneSync() throws {
    let session = try begin(disk.store)
    _ = try session.answer("one", at: StoreSample.moment(1))
    disk.forgetOperations()
    _ = try session.answer("two", at: StoreSample.moment(2))
    #expect(disk.operations == [.append, .sync])
  }

  @Test func whatIsRememberedReachesTheNextSession() throws {
    try run(disk.store, 1, ["name Ada", "/quit"])
    let next = try begin(disk.store, 2, minutes: 60)
    #expect(next.start.memory.facts["name"]?.value == "Ada")
    #expect(
      next.position.events.contains(
        .said(Said(text: "Hello, Ada.", line: "line:hello", node: "Start", sources: ["row1"]))))
  }

  @Test func anUnsavedSessionWritesNothing() throws {
    let session = try begin(disk.store, isSaved: false)
    _ = try session.answer("between us", at: StoreSample.moment(1))
    session.setAside(at: StoreSample.moment(2))
    #expect(!session.isSaved)
    #expect(disk.paths.isEmpty)
  }

  @Test func savingCanStopInTheMiddle() throws {
    let session = try begin(disk.store)
    _ = try session.answer("for the record", at: StoreSample.moment(1))
    session.goOnUnsaved()
    _ = try session.answer("between us", at: StoreSample.moment(2))
    session.setAside(at: StoreSample.moment(3))
    let log = try disk.store.log(try #require(try files(disk.store).first))
    #expect(typed(log) == ["for the record"])
    for path in disk.paths { #expect(!text(disk.bytes(path)).contains("between us")) }
  }

  @Test func aFullDiskLosesNothingAndTheSameWordsCanBeGivenAgain() throws {
    let session = try begin(disk.store)
    _ = try session.answer("one", at: StoreSample.moment(1))
    disk.arm(1, .tornWrite(.full))
    #expect(throws: StoreError.self) { try session.answer("two", at: StoreSample.moment(2)) }
    let reply = try session.answer("two", at: StoreSample.moment(3))
    #expect(reply.contains(.said(Said(text: "You said: two", line: "line:t2", node: "Talk"))))
    let log = try disk.store.log(try #require(try files(disk.store).first))
    #expect(typed(log) == ["one", "two"])
    #expect(log.faults.isEmpty)
  }

  @Test func aSessionThatIsOverTakesNothing() throws {
    let session = try begin(disk.store)
    _ = try session.answer("/quit", at: StoreSample.moment(1))
    #expect(session.isOver)
    #expect(try session.answer("more", at: StoreSample.moment(2)).isEmpty)
    #expect(try disk.store.unfinished(in: disk.store.memory()).isEmpty)
  }

  @Test func twoSessionsAtOnceKeepApart() throws {
    let first = try begin(disk.store, 1)
    let second = try begin(disk.store, 2, minutes: 1)
    for minute in 2..<6 {
      _ = try first.answer("felt a\(minute)", at: StoreSample.moment(minute))
      _ = try second.answer("felt b\(minute)", at: StoreSample.moment(minute))
    }
    second.setAside(at: StoreSample.moment(8))
    first.setAside(at: StoreSample.moment(9))
    let logs = try files(disk.store).map { try disk.store.log($0) }
    #expect(logs.map { typed($0).count } == [4, 4])
    #expect(try disk.store.memory().memory == fold(disk.store))
  }

  @Test func aClockThatGoesBackHarmsNothing() throws {
    let session = try begin(disk.store, 1, minutes: 100)
    _ = try session.answer("felt sad", at: StoreSample.moment(-5000))
    session.setAside(at: StoreSample.moment(-4000))
    try run(disk.store, 2, minutes: -9000, ["name Ada"])
    #expect(try disk.store.memory().memory == fold(disk.store))
    let list = try disk.store.sessions()
    #expect(list.sessions.map(\.minutes) == [0, 2])
    #expect(list.notices.isEmpty)
  }

  @Test(arguments: [
    "\u{1B}[31mred\u{1B}[0m", "a\nb\r\nc", "nul\u{0}", "sep\u{2028}\u{2029}\u{85}", "back\\slash\"",
    "\u{202E}turned", "e\u{301} é", "👩‍👩‍👧", "", String(repeating: "long ", count: 40_000),
  ])
  func anyWordsComeBackAsTheyWere(_ words: String) throws {
    let session = try begin(disk.store)
    _ = try session.answer(words, at: StoreSample.moment(1))
    let file = try #require(try files(disk.store).first)
    let log = try disk.store.log(file)
    #expect(log.faults.isEmpty)
    #expect(typed(log).map { Array($0.utf8) } == [Array(words.utf8)])
    let raw = try #require(disk.bytes("\(home)/sessions/\(file.path)"))
    #expect(raw.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
    #expect(raw.count { $0 == 0x0A } == log.entries.count)
    for hidden in ["\u{85}", "\u{2028}", "\u{202E}"] { #expect(!text(raw).contains(hidden)) }
  }

  @Test(arguments: ["", "../../../../etc/passwd", "9F86D081" + String(repeating: "0", count: 24)])
  func anIdThatIsNoIdNeverBecomesAPath(_ id: String) throws {
    let opening = SessionOpening(session: id, at: StoreSample.moment(), seed: 1)
    #expect(throws: StoreError.badStart) {
      try RecordedSession.begin(
        in: disk.store, engine: StoreEngine.engine(), opening: opening, memory: Memory())
    }
  }
}
