import Coach
import TestSupport
import Testing
import Vault

@testable import SessionStore

/// A locked store does all that a plain one does, and shows nothing.
@Suite struct LockedStoreTests {
  let disk = StoreDisk()

  @Test func lockingChangesNothingButTheForm() throws {
    try fill(disk)
    let before = try ToldSession(disk.store, disk)
    for name in ["memory.json", "help.json", "sessions/2026/left.jsonl"] {
      disk.put(Array("Onefold".utf8), at: "\(home)/\(name).tmp")
    }
    let store = try disk.store.lockedForTest()
    #expect(showing(disk) == [])
    #expect(!disk.paths.contains { $0.hasSuffix(".tmp") })
    #expect(try ToldSession(store, disk) == before)
    #expect(try disk.store.isLocked())
    let opened = try disk.store.opened(by: passphrase())
    #expect(opened.notices == [])
    #expect(try ToldSession(opened.store, disk) == before)
  }

  @Test func unlockingGivesEveryByteBack() throws {
    try fill(disk)
    disk.put(Array("half a line".utf8), at: "\(home)/sessions/2026/notes.txt")
    var before = contents(disk)
    let store = try disk.store.lockedForTest()
    #expect(contents(disk) != before)
    #expect(text(disk.bytes("\(home)/sessions/2026/notes.txt")).contains("half") == false)
    let plain = try store.unlock()
    #expect(plain.notices == [])
    var after = contents(disk)
    // The memory file notes times of the disk, and what it says is compared elsewhere.
    before["\(home)/memory.json"] = nil
    after["\(home)/memory.json"] = nil
    #expect(after == before)
    #expect(try !disk.store.isLocked())
  }

  @Test func theWrongPassphraseChangesNothing() throws {
    try fill(disk)
    _ = try disk.store.lockedForTest()
    let before = contents(disk)
    for wrong in ["", "four plain words", "FOUR PLAIN WORDS HERE"] {
      #expect(throws: StoreError.wrongPassphrase) {
        try disk.store.opened(by: passphrase(wrong))
      }
    }
    #expect(contents(disk) == before)
  }

  @Test func aNewPassphraseWritesOneFileAndTheOldOneOpensNoMore() throws {
    try fill(disk)
    let store = try disk.store.lockedForTest()
    let told = try ToldSession(store, disk)
    let before = contents(disk)
    try store.changePassphrase(to: passphrase("another one entirely"), derivation: .quick)
    let after = contents(disk)
    #expect(after.filter { before[$0.key] != $0.value }.map(\.key) == ["\(home)/vault.json"])
    #expect(throws: StoreError.wrongPassphrase) { try disk.store.opened(by: passphrase()) }
    let opened = try disk.store.opened(by: passphrase("another one entirely"))
    #expect(opened.notices == [])
    #expect(try ToldSession(opened.store, disk) == told)
  }

  @Test func sessionsInALockedStoreAreLikeOthers() throws {
    let plain = StoreDisk()
    let locked = try disk.store.lockedForTest()
    for (store, its) in [(plain.store, plain), (locked, disk)] {
      try run(store, 1, ["name Onefold", "felt twofold", "/undo"])
      let again = try resume(store)
      _ = try again.answer("felt threefold", at: StoreSample.moment(200))
      _ = try again.answer("/private", at: StoreSample.moment(201))
      _ = try again.answer("felt unkept", at: StoreSample.moment(202))
      _ = try again.answer("/remove 3", at: StoreSample.moment(203))
      _ = try again.answer("/private", at: StoreSample.moment(204))
      _ = try again.answer("felt fourfold", at: StoreSample.moment(205))
      again.setAside(at: StoreSample.moment(206))
      try run(store, 2, minutes: 300, ["plan threefold"])
      let open = try #require(try store.unfinished(in: store.memory()).last?.file)
      try store.finish(open, at: StoreSample.moment(400))
      #expect(try store.memory().memory == fold(store))
      #expect(try store.find("last").shortID == StoreSample.session(2).prefix(8))
      _ = its
    }
    #expect(try ToldSession(locked, disk) == ToldSession(plain.store, plain))
    #expect(showing(disk) == [])
    #expect(!text(disk.bytes("\(home)/sessions/2026/\(try #require(try files(locked).first))")).contains("felt"))
    _ = try locked.unlock()
    for file in try files(plain.store) {
      let path = plain.store.path(of: file)
      #expect(disk.bytes(path) == plain.bytes(path))
    }
  }

  @Test func aTurnThatWasCutOffIsMadeAgain() throws {
    let store = try disk.store.lockedForTest()
    try run(store, 1, ["name Onefold", "felt twofold"])
    let file = try #require(try files(store).first)
    let path = store.path(of: file)
    let whole = try #require(disk.bytes(path))
    for length in stride(from: whole.count, to: 0, by: -97) {
      disk.put(Array(whole.prefix(length)), at: path)
      let log = try store.log(file)
      #expect(!log.isDamaged, "\(length) bytes")
      guard log.start != nil else { continue }
      let again = try resume(store)
      _ = try again.answer("felt threefold", at: StoreSample.moment(300))
      again.setAside(at: StoreSample.moment(301))
      #expect(try store.log(file).faults == [], "\(length) bytes")
      #expect(try store.memory().memory == fold(store))
    }
  }

  @Test func contactsStayReadableOnlyWhenThePersonWants() throws {
    try fill(disk)
    #expect(disk.store.memoryAtOnce()?.contacts == ["Samaritan 116 123"])
    var store = try disk.store.lockedForTest()
    #expect(disk.store.memoryAtOnce() == nil)
    #expect(disk.store.hidesHelp)
    store = try store.unlock().store.lockedForTest(showsHelp: true)
    #expect(disk.store.memoryAtOnce()?.contacts == ["Samaritan 116 123"])
    #expect(!disk.store.hidesHelp)
    #expect(!text(disk.bytes("\(home)/help.json")).contains("Onefold"))
    let session = try begin(store, 9, minutes: 600)
    _ = try session.answer("contact Grace 1234", at: StoreSample.moment(601))
    #expect(disk.store.memoryAtOnce()?.contacts == ["Grace 1234"])
    session.setAside(at: StoreSample.moment(602))
    _ = try store.unlock()
    #expect(disk.bytes("\(home)/help.json") == nil)
    #expect(!disk.store.hidesHelp)
  }

  @Test func whatIsForgottenInALockedStoreIsInNoFileWhenItIsUnlocked() throws {
    try fill(disk)
    let store = try disk.store.lockedForTest(showsHelp: true)
    #expect(try store.examine().findings.allSatisfy { $0.problem == .torn })
    let session = try begin(store, 9, minutes: 600)
    _ = try session.answer("name Unkempt", at: StoreSample.moment(601))
    _ = try session.answer("felt twofold", at: StoreSample.moment(602))
    let report = try store.forget(Forgetting(facts: ["contact_one"], words: ["Samaritan", "twofold"]))
    #expect(report.places > 0 && report.failures.isEmpty)
    session.setAside(at: StoreSample.moment(603))
    #expect(try store.finishForgetting()?.isComplete != false)
    #expect(disk.store.memoryAtOnce()?.contacts == [])
    #expect(showing(disk).allSatisfy { $0.hasSuffix("/help.json") })
    let plain = try store.unlock().store
    for path in disk.paths {
      for word in ["Samaritan", "twofold"] {
        #expect(!text(disk.bytes(path)).contains(word), "\(path)")
      }
    }
    #expect(try plain.memory().memory.facts["name"]?.value == "Unkempt")
    #expect(try plain.memory().memory == fold(plain))
  }

  @Test func mendingALockedStoreKeepsItLocked() throws {
    try fill(disk)
    let store = try disk.store.lockedForTest()
    for finding in try store.examine().findings { _ = try store.repair(finding) }
    #expect(try store.examine().findings == [])
    #expect(showing(disk) == [])
    #expect(disk.paths.contains { $0.hasSuffix(".original") })
    let plain = try store.unlock()
    #expect(plain.notices == [])
    for path in disk.paths { #expect(!text(disk.bytes(path)).contains("\"sealed\""), "\(path)") }
  }

  @Test func aLockedStoreIsErasedWithoutItsPassphrase() throws {
    try fill(disk)
    _ = try disk.store.lockedForTest(showsHelp: true)
    #expect(try disk.store.sessionsInUse() == [])
    let found = try disk.store.holdings()
    #expect(found.others == [])
    _ = try disk.store.erase(found)
    #expect(disk.paths == [])
  }

  @Test func filesMadeFromTheLogsAreNotNoticedByTheProbe() throws {
    let store = try disk.store.lockedForTest(showsHelp: true)
    #expect(try store.probe() == [])
    disk.putFolder(home, mode: 0o755)
    #expect(try store.probe() == [.tightened(path: home)])
  }

  @Test func lockingTwiceAndUnlockingWhatIsOpenIsSaid() throws {
    #expect(throws: StoreError.notLocked) { try disk.store.unlock() }
    #expect(throws: StoreError.notLocked) {
      try disk.store.changePassphrase(to: passphrase(), derivation: .quick)
    }
    let store = try disk.store.lockedForTest()
    #expect(throws: StoreError.alreadyLocked) { try disk.store.lockedForTest() }
    #expect(throws: StoreError.alreadyLocked) { try store.lockedForTest() }
  }

  @Test(arguments: ["", "{", "{}", #"{"format":9}"#, "\u{0}"])
  func aKeyFileThatCannotBeUsedIsNamedAndNothingIsTouched(_ contents: String) throws {
    try fill(disk)
    _ = try disk.store.lockedForTest()
    disk.put(Array(contents.utf8), at: "\(home)/vault.json")
    let before = SessionStoreTests.contents(disk)
    #expect(throws: StoreError.self) { try disk.store.opened(by: passphrase()) }
    #expect(SessionStoreTests.contents(disk) == before)
  }

  @Test func aChangedStateIsSaidAndTakenAsLocked() throws {
    try fill(disk)
    let store = try disk.store.lockedForTest()
    let told = try ToldSession(store, disk)
    let path = "\(home)/vault.json"
    let changed = text(disk.bytes(path)).replacing("\"locked\"", with: "\"locking\"")
    disk.put(Array(changed.utf8), at: path)
    let opened = try disk.store.opened(by: passphrase())
    #expect(opened.notices == [.vaultChanged(path: path)])
    #expect(opened.store.sealing?.acceptsPlain == false)
    #expect(try ToldSession(opened.store, disk) == told)
    try opened.store.changePassphrase(to: passphrase("a second passphrase"), derivation: .quick)
    #expect(try disk.store.opened(by: passphrase("a second passphrase")).notices == [])
  }
}
