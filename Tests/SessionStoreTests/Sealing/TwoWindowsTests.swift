import Coach
import TestSupport
import Testing
import Vault

@testable import SessionStore

/// Locking and unlocking beside another window.
@Suite struct TwoWindowsTests {
  let disk = StoreDisk()

  @Test func nothingIsLockedWhileASessionIsOpen() throws {
    try fill(disk)
    let session = try begin(disk.store, 9, minutes: 600)
    _ = try session.answer("felt glad", at: StoreSample.moment(601))
    // What locking brings up to date first.
    _ = try disk.store.memory()
    let before = contents(disk)
    #expect { try disk.store.lockedForTest() } throws: {
      if case .inUse? = $0 as? StoreError { true } else { false }
    }
    #expect(try !disk.store.isLocked())
    #expect(contents(disk) == before)
    session.setAside(at: StoreSample.moment(602))
    let locked = try disk.store.lockedForTest()
    let other = try begin(locked, 10, minutes: 700)
    _ = try other.answer("felt glad", at: StoreSample.moment(701))
    #expect(throws: StoreError.self) { try locked.unlock() }
    #expect(try disk.store.isLocked())
    other.setAside(at: StoreSample.moment(702))
    _ = try locked.unlock()
  }

  /// It began before, and its first word comes after: it must not write as before.
  @Test func aSessionFromBeforeLockingWritesNothingPlain() throws {
    try fill(disk)
    let session = try begin(disk.store, 9, minutes: 600)
    let store = try disk.store.lockedForTest()
    #expect(throws: StoreError.lockChanged) {
      try session.answer("felt twofold", at: StoreSample.moment(601))
    }
    session.setAside(at: StoreSample.moment(602))
    _ = try disk.store.memory()
    #expect(showing(disk) == [])
    #expect(try ToldSession(store, disk).sessions.count == 3)
  }

  @Test func aSessionFromBeforeUnlockingWritesNothingSealed() throws {
    try fill(disk)
    let store = try disk.store.lockedForTest()
    let session = try begin(store, 9, minutes: 600)
    let file = try #require(try files(store).first { try !store.log($0).isFinished })
    _ = try store.unlock()
    #expect(throws: StoreError.lockChanged) {
      try session.answer("felt glad", at: StoreSample.moment(601))
    }
    #expect(throws: StoreError.lockChanged) {
      _ = try RecordedSession.resume(
        file, in: store, engine: StoreEngine.engine(), at: StoreSample.moment(700))
    }
    #expect(throws: StoreError.lockChanged) { try store.finish(file, at: StoreSample.moment(1)) }
    for path in disk.paths { #expect(!text(disk.bytes(path)).contains("sealed"), "\(path)") }
    // Locked again, it is another key.
    _ = try disk.store.lockedForTest()
    #expect(throws: StoreError.lockChanged) {
      try session.answer("felt glad", at: StoreSample.moment(602))
    }
  }

  @Test func onlyOneLocksAtATime() throws {
    try fill(disk)
    let held = try disk.open("\(home)/memory.lock", for: .lock)
    #expect(try disk.lock(held))
    #expect(throws: StoreError.busy) { try disk.store.lockedForTest() }
    #expect(try !disk.store.isLocked())
    disk.close(held)
    _ = try disk.store.lockedForTest()
  }
}
