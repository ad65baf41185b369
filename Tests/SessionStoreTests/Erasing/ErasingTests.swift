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
