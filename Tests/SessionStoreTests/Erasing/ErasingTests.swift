import Coach
import TestSupport
import Testing

@testable import SessionStore

/// Everything of ours goes, and nothing else.
@Suite struct ErasingTests {
  @Test func everythingOfOursGoesAndNothingElse() throws {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    try disk.putCopies(of: disk.store)
    let others = [home + "/sessions/2026/letter.txt", home + "/diary.md", home + "/sessions/mine/a.jsonl"]
    disk.putFolder(home + "/sessions/mine")
    for path in others { disk.put(Array("mine".utf8), at: path) }
    let found = try disk.store.holdings()
    #expect(found.count(.session) == 2)
    #expect(found.count(.history) == 1)
    #expect(found.others.sorted() == [home + "/diary.md", home + "/sessions/2026/letter.txt", home + "/sessions/mine"])
    #expect(try disk.store.erase(found) == found.items.count)
    #expect(disk.paths == others.sorted())
  }

  /// Names that only begin or end as ours do belong to somebody else.
  @Test(arguments: [
    "keys.txt", "key", "vaults.json", "vault.json.bak", "index.html", "index.sqlite.gz", "memory.txt",
    "memory.mine.json", "memory.edited-1.json", "memory.edited-02.json", "memory.editedx.json", "help.txt",
    "memory.forgetting.txt", "notes.tmp", "vault.old-x.json", "state/history.txt", "state/index.sqlite",
    "settings/settings.json", "sessions/2026/2026-11-24T034059120Z-9f86d081.jsonl.mine",
  ])
  func aNameThatIsNotExactlyOursStays(_ name: String) throws {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    for folder in ["state", "settings"] { disk.putFolder("\(home)/\(folder)", mode: 0o700) }
    disk.put(Array("my friend Quentin".utf8), at: "\(home)/\(name)")
    _ = try disk.store.forget(Forgetting(words: ["Quentin"]))
    let locked = try disk.store.lockedForTest()
    _ = try locked.unlock()
    let found = try disk.store.holdings()
    #expect(found.others == ["\(home)/\(name)"])
    _ = try disk.store.erase(found)
    #expect(disk.paths == ["\(home)/\(name)"])
    #expect(text(disk.bytes("\(home)/\(name)")) == "my friend Quentin")
  }

  @Test func everyNameOfOursIsKnown() throws {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    let names = [
      "check.tmp", "memory.lock", "memory.json.tmp", "memory.forgetting.json", "memory.forgetting.json.tmp",
      "memory.edited.json", "memory.edited-12.json", "memory.original-2.json", "memory.original.json.tmp",
      "vault.json", "vault.json.tmp", "vault.old.json", "vault.old-2.json", "help.json", "help.json.tmp",
      "index.sqlite", "index.sqlite-wal", "index.sqlite-shm", "index.sqlite-journal", "index.lock",
      "sessions/2026/2026-11-24T034059120Z-9f86d081.jsonl.original-2",
      "sessions/2026/2026-11-24T034059120Z-9f86d081.jsonl.original.tmp",
    ]
    for name in names { disk.put(Array("x".utf8), at: "\(home)/\(name)") }
    let found = try disk.store.holdings()
    #expect(found.others == [])
    _ = try disk.store.erase(found)
    #expect(disk.paths == [])
  }

  /// What an erasing that was cut off leaves is no content, and goes with the next.
  @Test func foldersThatWereLeftGoWithTheNextTime() throws {
    let disk = StoreDisk()
    #expect(try disk.store.holdings().isEmpty)
    for folder in ["", "/sessions"] { disk.putFolder(home + folder, mode: 0o700) }
    let found = try disk.store.holdings()
    #expect(!found.isEmpty && found.items.isEmpty)
    #expect(try disk.store.erase(found) == 0)
    #expect(try disk.status(home) == nil)
  }

  @Test func anEmptyStoreLeavesNoFolder() throws {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    _ = try disk.store.erase(disk.store.holdings())
    #expect(disk.paths == [])
    #expect(try disk.status(home) == nil)
    #expect(try disk.store.holdings().isEmpty)
    try run(disk.store, 5, ["hello"])
    #expect(try disk.store.sessions().sessions.count == 1)
  }

  @Test func anOpenSessionIsNamed() throws {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    #expect(try disk.store.sessionsInUse().isEmpty)
    let session = try begin(disk.store, 4, minutes: 300)
    _ = try session.answer("hello", at: StoreSample.moment(301))
    #expect(try disk.store.sessionsInUse().count == 1)
    session.setAside(at: StoreSample.moment(302))
  }
}
