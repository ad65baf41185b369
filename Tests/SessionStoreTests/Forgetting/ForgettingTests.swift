import Coach
import TestSupport
import Testing

@testable import SessionStore

/// After every kind of forgetting no file holds the word, and every file is as sound as before.
@Suite struct ForgettingTests {
  private static let kinds: [(words: String, gone: [String])] = [
    ("name", ["zorka"]), ("Zorka", ["zorka"]), ("Quentin", ["quentin"]),
    ("note 1", ["secret garden"]), ("contacts", ["bodil", "555 0199"]), ("Bodil", ["bodil"]),
    ("plans", ["ring quentin"]), ("paused", ["ask perpetua"]), ("Perpetua", ["perpetua"]), ("everything", ["zorka", "ring quentin", "secret garden", "bodil", "555 0199", "ask perpetua"]),
    ("last session", ["secret garden", "bodil", "555 0199", "wistful", "perpetua"]),
    ("this session", ["latest word"]),
  ]

  @Test(arguments: kinds.indices, [true, false])
  func nothingHoldsItAfterwards(_ kind: Int, _ isInSession: Bool) throws {
    let (words, gone) = Self.kinds[kind]
    if !isInSession, words == "this session" { return }
    let disk = StoreDisk()
    let store = disk.store
    try Told.fill(store)
    try disk.putCopies(of: store)
    for word in Told.words { #expect(!disk.holding(word).isEmpty, "\(word)") }
    if isInSession {
      let session = try begin(store, 3, minutes: 200)
      _ = try session.answer("the latest word is zorka and Quentin", at: StoreSample.moment(201))
      _ = try session.answer("/forget \(words)", at: StoreSample.moment(202))
      #expect(session.notices.contains { if case .forgot = $0 { true } else { false } })
      for word in gone { #expect(disk.holding(word) == [], "\(words), before the end") }
      _ = try session.answer("going on", at: StoreSample.moment(203))
      session.setAside(at: StoreSample.moment(204))
    } else {
      guard case .forget(let wanted, _) = ForgetRequest(words, in: try store.memory().memory) else {
        Issue.record("\(words) means nothing.")
        return
      }
      let report = try store.forget(wanted)
      #expect(report.isComplete, "\(report)")
      #expect(report.places + report.sessions > 0)
      #expect(report.description.contains("backups"))
    }
    for word in gone { #expect(disk.holding(word) == [], "\(words)") }
    #expect(disk.bytes(store.paths.forgetting) == nil)
    try expectSound(disk, place: words)
    let kept = Told.words.filter { !gone.joined().contains($0) }
    if words != "everything", words != "this session" { #expect(kept.contains { !disk.holding($0).isEmpty }) }
  }

  /// No log is damaged, memory is what the logs give, and each session still replays.
  private func expectSound(_ disk: StoreDisk, place: String) throws {
    let store = disk.store
    let memory = try store.memory()
    #expect(try memory.memory == fold(store), "\(place)")
    for file in try files(store) {
      let log = try store.log(file)
      #expect(log.faults.isEmpty, "\(place)")
      let rerun = try #require(Rerun(log.events, isCut: log.isTurnCut, engine: StoreEngine.engine()))
      #expect(rerun.agrees, "\(place): \(String(describing: rerun.difference))")
    }
    for summary in try store.unfinished(in: memory) {
      let resumption = try RecordedSession.resume(
        summary.file, in: store, engine: StoreEngine.engine(), at: StoreSample.moment(900))
      guard case .ready = resumption else {
        Issue.record("\(place): it cannot be taken up.")
        continue
      }
    }
  }

  @Test func aNameToldEarlierGoesAsWell() throws {
    let disk = StoreDisk()
    try run(disk.store, 1, ["name Oldine", "name Newton"])
    _ = try disk.store.forget(Forgetting(facts: ["name"]))
    #expect(disk.holding("oldine") == [])
    #expect(disk.holding("newton") == [])
  }

  @Test func theMarkTellsHowManyPlacesWereTakenOut() throws {
    let disk = StoreDisk()
    try run(disk.store, 1, ["Quentin and Quentin"])
    let report = try disk.store.forget(Forgetting(words: ["Quentin"]))
    #expect(report.places == 4)
    #expect(report.files == 1)
    let log = try disk.store.log(try #require(files(disk.store).first))
    #expect(typed(log) == ["[redacted] and [redacted]"])
    #expect(log.removed == 4)
    _ = try disk.store.forget(Forgetting(words: ["Quentin"]))
    #expect(try disk.store.log(log.file) == log)
  }

  @Test func unknownFieldsAndEventsAreKeptAndLookedThrough() throws {
    let disk = StoreDisk()
    try run(disk.store, 1, ["hello Quentin"])
    let path = try #require(disk.paths.first { $0.hasSuffix(".jsonl") })
    var lines = text(disk.bytes(path)).split(separator: "\n").map(String.init)
    let object = #"{"at":"2026-11-24T04:41:59.120+01:00","event":"dreamt","last":true,"n":99,"of":["Quentin",1.50,{"deep":null}],"z":"keep"}"#
    let crc = hexadecimal(Checksum.of(Array(object.utf8)))
    lines.append(#"{"crc":"\#(crc)",\#(object.dropFirst())"#)
    disk.put(Array((lines.joined(separator: "\n") + "\n").utf8), at: path)
    _ = try disk.store.forget(Forgetting(words: ["quentin"]))
    let last = try #require(text(disk.bytes(path)).split(separator: "\n").last)
    #expect(last.hasSuffix(#""n":99,"of":["[redacted]",1.50,{"deep":null}],"removed":1,"z":"keep"}"#))
    #expect(!(try disk.store.log(try #require(files(disk.store).first))).faults.contains { if case .changed = $0 { true } else { false } })
  }

  @Test func aChangedLineStaysChangedAndATornOneTorn() throws {
    let disk = StoreDisk()
    try run(disk.store, 1, ["hello Quentin", "more of Quentin", "last of Quentin"])
    let path = try #require(disk.paths.first { $0.hasSuffix(".jsonl") })
    let changed = text(disk.bytes(path)).replacing(#""text":"hello Quentin""#, with: #""text":"hallo Quentin""#)
    disk.put(Array(changed.utf8).dropLast(30), at: path)
    let before = try disk.store.log(try #require(files(disk.store).first)).faults
    #expect(before.count == 2)
    _ = try disk.store.forget(Forgetting(words: ["Quentin"]))
    #expect(disk.holding("quentin") == [])
    #expect(try disk.store.log(try #require(files(disk.store).first)).faults == before)
  }

  @Test func aLogOfANewerVersionLosesTheWordsToo() throws {
    let disk = StoreDisk()
    try run(disk.store, 1, ["hello Quentin"])
    let path = try #require(disk.paths.first { $0.hasSuffix(".jsonl") })
    disk.put(Array(text(disk.bytes(path)).replacing(#""format":1"#, with: #""format":7"#).utf8), at: path)
    _ = try disk.store.forget(Forgetting(words: ["Quentin"]))
    #expect(disk.holding("quentin") == [])
  }

  @Test func aSessionOpenElsewhereFollowsWhenItIsClosed() throws {
    let disk = StoreDisk()
    let open = try begin(disk.store, 1)
    _ = try open.answer("I love Quentin", at: StoreSample.moment(1))
    let report = try disk.store.forget(Forgetting(words: ["Quentin"]))
    #expect(report.open.count == 1)
    #expect(report.description.contains("another window"))
    #expect(disk.bytes(disk.store.paths.forgetting) != nil)
    _ = try open.answer("and Quentin again", at: StoreSample.moment(2))
    open.setAside(at: StoreSample.moment(3))
    #expect(disk.holding("quentin") == [])
    #expect(disk.bytes(disk.store.paths.forgetting) == nil)
  }

  @Test func whatIsForgottenBeforeAnythingIsWrittenIsNeverWritten() throws {
    let disk = StoreDisk()
    try run(disk.store, 1, ["name Zorka"])
    let session = try begin(disk.store, 2, minutes: 50)
    _ = try session.answer("/forget name", at: StoreSample.moment(51))
    session.setAside(at: StoreSample.moment(52))
    #expect(disk.holding("zorka") == [])
    #expect(try disk.store.memory().memory.facts.isEmpty)
    try expectSound(disk, place: "first turn")
  }

  @Test func inAPartThatIsNotKeptTheFilesForgetAsWell() throws {
    let disk = StoreDisk()
    let session = try begin(disk.store, 1)
    for (index, words) in ["name Zorka", "/private", "/forget name", "/private", "on we go"].enumerated() {
      _ = try session.answer(words, at: StoreSample.moment(index + 1))
    }
    session.setAside(at: StoreSample.moment(9))
    #expect(disk.holding("zorka") == [])
    try expectSound(disk, place: "private")
  }

  @Test func anUnknownSessionChangesNothing() throws {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    let before = disk.paths.map { text(disk.bytes($0)) }
    #expect(throws: StoreError.noSession(query: "1999")) {
      try disk.store.forget(Forgetting(session: .named("1999")))
    }
    #expect(disk.paths.map { text(disk.bytes($0)) } == before)
  }

  @Test func aLogThatWasReplacedIsOpenedAnew() throws {
    let disk = StoreDisk()
    try run(disk.store, 1, ["hello"])
    let path = try #require(disk.paths.first { $0.hasSuffix(".jsonl") })
    let old = try disk.open(path, for: .append)
    #expect(try disk.isFile(old, at: path))
    disk.put(disk.bytes(path) ?? [], at: path)
    #expect(try !disk.isFile(old, at: path))
  }
}
