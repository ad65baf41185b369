import Coach
import SessionStore
import TestSupport
import Testing

@Suite struct ProbeTests {
  let disk = StoreDisk()

  @Test func aFreshMachineGetsItsFolderAndNoFile() throws {
    #expect(try disk.store.probe().isEmpty)
    #expect(disk.paths.isEmpty)
    #expect(try disk.status(home)?.mode == 0o700)
  }

  @Test func itDoesNotWaitForTheDisk() throws {
    _ = try disk.store.probe()
    #expect(!disk.operations.contains(.sync) && !disk.operations.contains(.syncFolder))
    disk.forgetOperations()
    _ = try disk.store.probe()
    #expect(!disk.operations.contains(.sync) && !disk.operations.contains(.syncFolder))
    #expect(disk.operations.count <= 12)
  }

  @Test(arguments: [
    (FailureReason.full, "disk is full"), (.quota, "share of the disk"), (.device, "an error"),
    (.readOnly, "read-only"), (.denied, "no permission"),
  ])
  func troubleIsSaidBeforeTheFirstWord(_ reason: FailureReason, _ words: String) throws {
    _ = try disk.store.probe()
    disk.forgetOperations()
    _ = try disk.store.probe()
    let append = try #require(disk.operations.firstIndex(of: .append))
    disk.arm(append + 1, .fail(reason))
    let error = #expect(throws: StoreError.self) { try disk.store.probe() }
    #expect(error?.description.contains(words) == true)
    #expect(error?.description.contains(home) == true)
    #expect(disk.paths.isEmpty)
  }

  @Test(arguments: ["/home/ada/.local", home, "\(home)/sessions", "\(home)/sessions/2026"])
  func aFileInThePlaceOfAFolderIsNamed(_ path: String) throws {
    if path != "/home/ada/.local", path != home { _ = try disk.store.probe() }
    if path.hasSuffix("2026") { disk.putFolder("\(home)/sessions") }
    disk.put([], at: path)
    #expect(throws: StoreError.inTheWay(path: path)) { try disk.store.probe() }
  }

  @Test func aFolderInThePlaceOfTheMemoryFileIsNamed() throws {
    _ = try disk.store.probe()
    disk.putFolder("\(home)/memory.json")
    #expect(throws: StoreError.notAFile(path: "\(home)/memory.json")) { try disk.store.probe() }
  }

  @Test func aFolderOfAnotherUserIsNamed() throws {
    disk.putFolder(home, owner: 0)
    #expect(throws: StoreError.notOurs(path: home)) { try disk.store.probe() }
  }

  @Test func theAdministratorIsOnlyTold() throws {
    let disk = StoreDisk(user: 0)
    disk.putFolder(home, owner: 1000)
    #expect(try disk.store.probe() == [.ownedByAnother(path: home)])
  }

  @Test func whatIsOursAndOpenToOthersIsClosedAndSaid() throws {
    try run(disk.store, 1, ["hello"])
    let year = "\(home)/sessions/2026"
    for path in [home, year, "\(home)/memory.json"] { try disk.setMode(path, to: 0o755) }
    #expect(
      try disk.store.probe() == [
        .tightened(path: home), .tightened(path: year), .tightened(path: "\(home)/memory.json"),
      ])
    #expect(try disk.status(year)?.mode == 0o700)
    #expect(try disk.status("\(home)/memory.json")?.mode == 0o600)
    #expect(try disk.store.probe().isEmpty)
  }

  @Test func aFolderThatHoldsOtherThingsIsNotOursToClose() throws {
    disk.putFolder(home, mode: 0o755)
    disk.put([], at: "\(home)/holiday.jpg")
    #expect(try disk.store.probe().isEmpty)
    #expect(try disk.status(home)?.mode == 0o755)
  }
}
