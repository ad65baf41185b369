import Coach
import TestSupport
import Testing
import Vault

@testable import SessionStore

/// Every operation of locking, unlocking and changing the passphrase fails in turn, or is the last of
/// the process, or of the computer: nothing is lost, and the next run finishes the work.
@Suite struct LockFaultTests {
  private static let troubles: [(StoreDisk.Trouble, powerFails: Bool)] = [
    (.fail(.device), false), (.tornWrite(.full), false),
    (.crash(afterBytes: 40), false), (.crash(afterBytes: 40), true),
  ]

  /// Runs a task with trouble at each of its operations; returns how many points there were.
  private func everyPoint(
    _ trouble: StoreDisk.Trouble, powerFails: Bool = false, isLasting: Bool = false,
    prepare: (StoreDisk) throws -> Store, task: (Store) throws -> Void,
    check: (StoreDisk, _ isDone: Bool, _ place: String) throws -> Void
  ) throws -> Int {
    let prepared = StoreDisk()
    try fill(prepared)
    let sealing = try prepare(prepared).sealing
    for point in 1... {
      let disk = StoreDisk(copying: prepared)
      let store = Store(paths: disk.store.paths, files: disk, sealing: sealing)
      disk.arm(point, trouble, isLasting: isLasting)
      let isDone = (try? task(store)) != nil
      guard disk.isStruck else { return point - 1 }
      if powerFails { disk.losePower(keeping: 0.5) } else { disk.restart() }
      try check(disk, isDone, "\(trouble), power \(powerFails), operation \(point)")
    }
    return 0
  }

  /// What is remembered, and every byte of every log.
  private struct Kept: Equatable {
    var memory: Memory
    var logs: [SessionFileName: [UInt8]]
    var edited: [UInt8]

    init(_ store: Store, _ disk: StoreDisk) throws {
      memory = try store.memory().memory
      logs = [:]
      for file in try files(store) { logs[file] = try store.contents(of: file) }
      let raw = disk.bytes("\(home)/memory.edited.json") ?? []
      edited = store.sealing.map { $0.read(raw) } ?? raw
    }
  }

  private static let truth: Kept? = {
    let disk = StoreDisk()
    try? fill(disk)
    return try? Kept(disk.store, disk)
  }()

  /// Opens what is there, in whatever state, and compares it with what it was.
  private func expectWhole(_ disk: StoreDisk, _ words: [String], _ place: String) throws {
    var store = disk.store
    if try store.isLocked() {
      let opened = words.compactMap { try? disk.store.opened(by: passphrase($0)) }
      #expect(opened.count == 1, "\(place)")
      store = try #require(opened.first).store
      if store.sealing != nil { #expect(showing(disk) == [], "\(place)") }
      #expect(store.sealing?.acceptsPlain != true, "\(place)")
    }
    #expect(try Kept(store, disk) == Self.truth, "\(place)")
    // A session goes on, whatever happened.
    guard disk.operations.count % 5 == 0 else { return }
    try run(store, 8, minutes: 900, ["felt glad"])
    #expect(try store.memory().memory == fold(store), "\(place)")
  }

  @Test(arguments: troubles)
  func lockingIsFinishedOrNotBegun(_ trouble: StoreDisk.Trouble, _ powerFails: Bool) throws {
    var locked = 0
    let points = try everyPoint(trouble, powerFails: powerFails) { $0.store } task: {
      _ = try $0.lockedForTest(showsHelp: false)
    } check: { disk, isDone, place in
      if isDone { #expect(try disk.store.isLocked(), "\(place)") }
      if try disk.store.isLocked() { locked += 1 }
      try expectWhole(disk, ["four plain words here"], place)
    }
    #expect(points > 60)
    #expect(locked > 20 && locked < points)
    print("locking, \(trouble), power lost \(powerFails): \(points) points")
  }

  @Test(arguments: troubles)
  func unlockingIsFinishedOrNotBegun(_ trouble: StoreDisk.Trouble, _ powerFails: Bool) throws {
    var plain = 0
    let points = try everyPoint(trouble, powerFails: powerFails) {
      try $0.store.lockedForTest(showsHelp: true)
    } task: {
      _ = try $0.unlock()
    } check: { disk, isDone, place in
      if isDone { #expect(try !disk.store.isLocked(), "\(place)") }
      if try !disk.store.isLocked() { plain += 1 }
      // With contacts readable, one word shows on purpose.
      disk.delete("\(home)/help.json")
      try expectWhole(disk, ["four plain words here"], place)
    }
    #expect(points > 60)
    print("unlocking, \(trouble), power lost \(powerFails): \(points) points")
  }

  @Test(arguments: troubles)
  func oneOfTwoPassphrasesAlwaysOpens(_ trouble: StoreDisk.Trouble, _ powerFails: Bool) throws {
    let points = try everyPoint(trouble, powerFails: powerFails) {
      try $0.store.lockedForTest()
    } task: {
      try $0.changePassphrase(to: passphrase("another one entirely"), derivation: .quick)
    } check: { disk, isDone, place in
      let words = ["four plain words here", "another one entirely"]
      if isDone {
        #expect(throws: StoreError.wrongPassphrase, "\(place)") {
          try disk.store.opened(by: passphrase(words[0]))
        }
      }
      try expectWhole(disk, words, place)
    }
    #expect(points > 5)
    print("passphrase, \(trouble), power lost \(powerFails): \(points) points")
  }

  /// The work that is finished at the next run may be cut off again, and again.
  @Test(arguments: [VaultFile.State.locking, .unlocking])
  func finishingMayBeCutOffAtEveryPoint(_ state: VaultFile.State) throws {
    var points = 0
    for cut in [12, 40] {
      points += try everyPoint(.crash(afterBytes: 7)) { disk in
        let store = disk.store
        if state == .locking {
          disk.arm(cut + 12, .crash(afterBytes: 40))
          _ = try? store.lockedForTest()
        } else {
          let locked = try store.lockedForTest()
          disk.arm(cut, .crash(afterBytes: 40))
          _ = try? locked.unlock()
        }
        disk.restart()
        return store
      } task: {
        _ = try $0.opened(by: passphrase())
      } check: { disk, _, place in
        try expectWhole(disk, ["four plain words here"], "\(state) cut at \(cut), then \(place)")
      }
    }
    #expect(points > 60)
    print("finishing \(state): \(points) points")
  }

  /// A disk that takes nothing more leaves the store as it was, and readable.
  @Test func aFullDiskStopsTheWorkAndNotTheReading() throws {
    for point in [30, 45, 60] {
      let disk = StoreDisk()
      try fill(disk)
      disk.arm(point, .fail(.full), isLasting: true)
      _ = try? disk.store.lockedForTest()
      disk.restart()
      guard try disk.store.isLocked() else { continue }
      // Nothing can be written yet: what is there is read all the same.
      disk.arm(12, .fail(.full), isLasting: false)
      let opened = try disk.store.opened(by: passphrase())
      disk.restart()
      #expect(try Kept(opened.store, disk) == Self.truth)
      try expectWhole(disk, ["four plain words here"], "point \(point)")
    }
  }
}
