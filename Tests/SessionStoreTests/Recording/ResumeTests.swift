import Coach
import SessionStore
import TestSupport
import Testing

@Suite struct ResumeTests {
  let disk = StoreDisk()

  /// The inputs of every test here, and what a session that never stopped says to the last.
  let inputs = ["name Ada", "we argued", "felt lonely", "/undo", "plan I ask"]

  private func straight() throws -> [SessionEvent] {
    let session = try begin(StoreDisk().store)
    var last: [SessionEvent] = []
    for (index, input) in (inputs + ["and now?"]).enumerated() {
      last = try session.answer(input, at: StoreSample.moment(index + 1))
    }
    return last
  }

  private func setAside() throws {
    try run(disk.store, 1, inputs)
  }

  @Test func itGoesOnAtTheExactPrompt() throws {
    try setAside()
    let session = try resume(disk.store)
    #expect(session.position.events.first == .resumed)
    let reply = try session.answer("and now?", at: StoreSample.moment(6))
    #expect(try reply == straight())
  }

  @Test func aPauseByCommandIsTakenUpAgain() throws {
    try run(disk.store, 1, inputs + ["/pause"])
    let session = try resume(disk.store)
    let reply = try session.answer("and now?", at: StoreSample.moment(9))
    #expect(reply.contains(.said(Said(text: "You said: and now?", line: "line:t7", node: "Talk"))))
    session.setAside(at: StoreSample.moment(10))
    let again = try resume(disk.store, minutes: 200)
    #expect(!again.isOver)
  }

  @Test func aKilledProcessLeavesItToBeTakenUp() throws {
    let session = try begin(disk.store)
    for input in inputs { _ = try session.answer(input, at: StoreSample.moment(1)) }
    disk.restart()
    _ = try resume(disk.store).answer("and now?", at: StoreSample.moment(6))
    let log = try disk.store.log(try #require(try files(disk.store).first))
    #expect(typed(log) == inputs + ["and now?"])
  }

  @Test func comingBackAndSayingNothingLeavesNoTrace() throws {
    try setAside()
    let path = try #require(try files(disk.store).first.map { "\(home)/sessions/\($0.path)" })
    let before = disk.bytes(path)
    try resume(disk.store).setAside(at: StoreSample.moment(50))
    #expect(disk.bytes(path) == before)
  }

  @Test func anotherWindowIsToldThatItIsOpen() throws {
    try setAside()
    let session = try resume(disk.store)
    #expect(throws: StoreError.self) { try resume(disk.store) }
    session.setAside(at: StoreSample.moment(60))
    _ = try resume(disk.store)
  }

  @Test func changedScriptsAreSaidAndNothingIsWritten() throws {
    try setAside()
    let file = try #require(try files(disk.store).first)
    let before = disk.bytes("\(home)/sessions/\(file.path)")
    let resumption = try RecordedSession.resume(
      file, in: disk.store, engine: StoreEngine.engine(scripts: "scripts-2", wording: "I heard"),
      at: StoreSample.moment(60))
    guard case .changed(let changed) = resumption else {
      Issue.record("It should not go on.")
      return
    }
    #expect(changed.agreedTurns == 0)
    #expect(changed.reason == .scripts)
    #expect(changed.recordedScripts == "scripts-1")
    #expect(changed.currentScripts == "scripts-2")
    #expect(changed.lastNode == "Talk")
    #expect(disk.bytes("\(home)/sessions/\(file.path)") == before)
  }

  /// The person is told what is different, and nothing else.
  @Test func theReasonIsTheOneThatHolds() throws {
    try setAside()
    let file = try #require(try files(disk.store).first)
    let path = "\(home)/sessions/\(file.path)"
    let bytes = try #require(disk.bytes(path))
    func reason(_ wording: String = "I heard") throws -> ChangedSession.Reason? {
      let resumption = try RecordedSession.resume(
        file, in: disk.store, engine: StoreEngine.engine(wording: wording), at: StoreSample.moment(60))
      if case .changed(let changed) = resumption { return changed.reason }
      return nil
    }
    #expect(try reason() == .program)
    _ = try disk.store.forget(Forgetting(words: ["Ada"]))
    #expect(try reason() == .forgetting)
    disk.put(Array(text(bytes).replacing("we argued", with: "we arguef").utf8), at: path)
    #expect(try reason("You said") == .log)
    disk.put(bytes, at: path)
    #expect(try reason("You said") == nil)
  }

  @Test func scriptsThatChangedElsewhereDoNoHarm() throws {
    try setAside()
    let file = try #require(try files(disk.store).first)
    let resumption = try RecordedSession.resume(
      file, in: disk.store, engine: StoreEngine.engine(scripts: "scripts-2"),
      at: StoreSample.moment(60))
    guard case .ready = resumption else {
      Issue.record("It should go on.")
      return
    }
  }

  @Test func aFinishedSessionIsNotTakenUp() throws {
    try run(disk.store, 1, ["/quit"])
    let file = try #require(try files(disk.store).first)
    #expect(throws: StoreError.finished(file: file.description)) {
      try RecordedSession.resume(
        file, in: disk.store, engine: StoreEngine.engine(), at: StoreSample.moment(60))
    }
  }

  @Test func aSessionLetGoIsOfferedNoMore() throws {
    try setAside()
    let file = try #require(try disk.store.unfinished(in: disk.store.memory()).first?.file)
    try disk.store.finish(file, at: StoreSample.moment(60))
    #expect(try disk.store.unfinished(in: disk.store.memory()).isEmpty)
    #expect(try disk.store.sessions().sessions.first?.isFinished == true)
  }

  /// The last turn is cut at every byte: the session goes on as if it had not been, or without
  /// the line that was being typed.
  @Test func aLastTurnCutAtEveryByteIsMadeWholeAgain() throws {
    let session = try begin(disk.store)
    for (index, input) in inputs.dropLast().enumerated() {
      _ = try session.answer(input, at: StoreSample.moment(index + 1))
    }
    let file = try #require(try files(disk.store).first)
    let path = "\(home)/sessions/\(file.path)"
    let confirmed = try #require(disk.bytes(path))
    _ = try session.answer(inputs[4], at: StoreSample.moment(5))
    let whole = try #require(disk.bytes(path))
    let expected = try straight()
    // The line that was being typed is the first one of the turn.
    let typedEnd = try #require(whole[confirmed.count...].firstIndex(of: 0x0A))
    for length in confirmed.count...whole.count {
      let cut = StoreDisk()
      cut.put(Array(whole.prefix(length)), at: path)
      cut.putFolder(home)
      cut.putFolder("\(home)/sessions")
      cut.putFolder("\(home)/sessions/\(file.year)")
      let resumption = try RecordedSession.resume(
        file, in: cut.store, engine: StoreEngine.engine(), at: StoreSample.moment(50))
      guard case .ready(let resumed) = resumption else {
        Issue.record("cut at \(length)")
        continue
      }
      if length <= typedEnd { _ = try resumed.answer(inputs[4], at: StoreSample.moment(5)) }
      let reply = try resumed.answer("and now?", at: StoreSample.moment(6))
      #expect(reply == expected, "cut at \(length)")
      guard length % 16 == 0 else { continue }
      let log = try cut.store.log(file)
      #expect(log.faults.isEmpty)
      #expect(typed(log) == inputs + ["and now?"])
      #expect(try cut.store.memory().memory.openPlan?.action == "I ask")
    }
  }
}
