import Coach
import Replay
import SessionStore
import TestSupport
import Testing

@Suite struct VerificationTests {
  private let inputs = ["name Ada", "we argued", "felt sad", "/undo", "plan call", "/quit"]

  private func verify(
    _ events: [TimedEvent], isCut: Bool = false, scripts: String = "scripts-1",
    wording: String = "You said"
  ) -> VerificationResult {
    VerificationResult(
      events, isCut: isCut, engine: StoreEngine.engine(scripts: scripts, wording: wording))
  }

  private func difference(_ result: VerificationResult) -> Difference? {
    if case .different(let difference) = result { difference } else { nil }
  }

  @Test func theSameScriptsGiveTheSameSession() {
    #expect(verify(events(inputs)) == .identical(turns: 6))
    #expect(verify(events([])) == .identical(turns: 0))
  }

  @Test(arguments: 0...5)
  func aSessionTakenUpAgainVerifies(_ place: Int) {
    #expect(verify(events(inputs, resumesBefore: place)) == .identical(turns: 6))
    let paused = ["one", "/pause", "two"]
    #expect(verify(events(paused, resumesBefore: 2)) == .identical(turns: 3))
  }

  @Test func aPartThatWasNotKeptIsCountedAndPassedOver() {
    var all = events(inputs, resumesBefore: 3)
    let index = all.firstIndex { $0.event == .resumed } ?? 0
    all.removeAll { $0.event == .ended(.paused) }
    all.insert(TimedEvent(at: all[index].at, event: .privatePart(turns: 4)), at: index - 1)
    let result = verify(all)
    #expect(result == .identical(turns: 6, unkept: 4))
    #expect(
      result.description
        == "Identical: all 6 turns came out as recorded. 4 turns were not kept, and could not be compared.")
    let text = TranscriptText.plain(Transcript(all))
    #expect(text.contains("[4 turns were not kept]"))
    #expect(!text.contains("[taken up again"))
  }

  @Test func everyEventThatIsChangedOrGoneIsFoundInItsTurn() {
    let all = events(inputs)
    var turn = 0
    for (index, timed) in all.enumerated() {
      if timed.event.name == .typed { turn += 1 }
      // What a person typed is an input: without it the turn before or after differs.
      guard index > 0, timed.event.name != .typed, timed.event.name != .ended else { continue }
      var fewer = all
      fewer.remove(at: index)
      #expect(difference(verify(fewer))?.turn == turn, "without event \(index)")
      var changed = all
      changed[index].event = .said(Said(text: "Something else."))
      #expect(difference(verify(changed))?.turn == turn, "with event \(index) changed")
    }
  }

  @Test func textThatOnlyLooksTheSameDiffers() {
    var all = events(["caf\u{E9}"])
    let index = all.firstIndex {
      if case .said(let said) = $0.event { said.text.contains("caf") } else { false }
    }
    all[index ?? 0].event = .said(
      Said(text: "You said: cafe\u{301}", line: "line:t1", node: "Talk"))
    #expect(difference(verify(all))?.turn == 1)
  }

  @Test func changedScriptsAreNamedAsTheReason() throws {
    let result = verify(events(inputs), scripts: "scripts-2", wording: "I heard")
    let first = try #require(difference(result))
    #expect(first.turn == 1)
    #expect(first.typed == "name Ada")
    #expect(first.scriptsChanged)
    #expect(
      result.description == """
        Turn 1 differs.
          you typed: name Ada
          recorded: said You said: name Ada
          replayed: said I heard: name Ada
        The scripts have changed since this session was recorded.
        """)
    #expect(verify(events(inputs), scripts: "scripts-2") == .identical(turns: 6))
  }

  @Test func aTurnThatWasCutOffVerifiesAsFarAsItGoes() {
    let all = events(inputs)
    for length in 1...all.count {
      let part = Array(all.prefix(length))
      guard case .identical = verify(part, isCut: true) else {
        Issue.record("\(length) events should verify.")
        continue
      }
    }
    let part = Array(all.prefix(all.count - 1))
    #expect(difference(verify(part))?.replayed == .ended(.finished))
  }

  @Test func aSessionLetGoAfterACutVerifies() {
    let all = events(["name Ada", "we argued"])
    let at = StoreSample.moment(60)
    let letGo = all.dropLast(2) + [TimedEvent(at: at, event: .ended(.finished))]
    #expect(verify(Array(letGo)) == .identical(turns: 2))
    let setAside = all.dropLast(2) + [TimedEvent(at: at, event: .ended(.paused))]
    #expect(difference(verify(Array(setAside)))?.turn == 2)
  }

  @Test func withoutAStartThereIsNothingToRun() {
    #expect(verify([]) == .noStart)
    #expect(verify(Array(events(inputs).dropFirst())) == .noStart)
  }

  /// Whatever the store writes, replay proves: set aside, broken off, taken up, let go.
  @Test(arguments: 1...10)
  func whatTheStoreWritesVerifies(_ seed: UInt64) throws {
    var random = StoreRandom(seed: seed)
    let disk = StoreDisk()
    let store = Store(paths: StorePaths(folder: "/home/ada/base"), files: disk)
    let engine = StoreEngine.engine()
    var session = try RecordedSession.begin(
      in: store, engine: engine, opening: StoreSample.opening(Int(seed)), memory: Memory())
    for minute in 1...25 {
      let at = StoreSample.moment(minute)
      let words = ["name Ada", "felt x", "/undo", "talk", "/pause", "did E2"]
      _ = try session.answer(words.randomElement(using: &random) ?? "", at: at)
      guard session.isOver || Int.random(in: 0..<3, using: &random) == 0 else { continue }
      if Bool.random(using: &random) { session.setAside(at: at) } else { disk.restart() }
      let file = try #require(try store.unfinished(in: store.memory()).first?.file)
      guard
        case .ready(let next) = try RecordedSession.resume(file, in: store, engine: engine, at: at)
      else {
        Issue.record("seed \(seed), minute \(minute)")
        return
      }
      session = next
    }
    session.setAside(at: StoreSample.moment(30))
    let file = try #require(try store.unfinished(in: store.memory()).first?.file)
    try store.finish(file, at: StoreSample.moment(40))
    let log = try store.log(file)
    #expect(log.isFinished)
    #expect(verify(log.events, isCut: log.isTurnCut) == .identical(turns: 25))
  }
}
