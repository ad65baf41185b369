import Coach
import TestSupport
import Testing
import Vault

@testable import SessionStore

/// Nothing of a sealed log can be changed, moved or left out unseen.
@Suite struct TamperTests {
  let disk = StoreDisk()
  let store: Store
  let file: SessionFileName
  let lines: [[UInt8]]
  let path: String

  init() throws {
    store = try disk.store.lockedForTest()
    try run(store, 1, ["name Onefold", "felt twofold", "/quit"])
    try run(store, 2, minutes: 60, ["felt threefold", "felt fourfold", "/quit"])
    file = try #require(try files(store).first)
    path = store.path(of: file)
    lines = try #require(disk.bytes(path)).split(separator: 0x0A).map { Array($0) + [0x0A] }
    #expect(lines.count == 3)
  }

  private func log(_ bytes: [UInt8]) throws -> SessionLog {
    disk.put(bytes, at: path)
    return try store.log(file)
  }

  private func isSeen(_ log: SessionLog) -> Bool { !log.faults.isEmpty || log.isTurnCut }

  @Test func everyChangedByteIsFoundAndTheRestIsRead() throws {
    let whole = Array(lines.joined())
    #expect(try !isSeen(log(whole)))
    let bytes = OpenedLog(whole, file: file, by: store.sealing).bytes
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 1 << UInt8(place % 7)
      let opened = OpenedLog(changed, file: file, by: store.sealing).bytes
      #expect(opened != bytes, "byte \(place)")
      guard place % 41 == 0 || changed[place] == 0x0A || whole[place] == 0x0A else { continue }
      let log = try log(changed)
      #expect(isSeen(log), "byte \(place)")
      #expect(typed(log).count >= 1, "byte \(place)")
    }
  }

  @Test func everyShorterFileIsFoundOrEndsWithATurn() throws {
    let whole = Array(lines.joined())
    let ends = Set([lines[0].count, lines[0].count + lines[1].count])
    for length in Set(stride(from: 1, to: whole.count, by: 41)).union(ends).union(ends.map { $0 - 1 }) {
      let log = try log(Array(whole.prefix(length)))
      #expect(isSeen(log) != ends.contains(length), "\(length) bytes")
    }
  }

  @Test func movedLinesAreFound() throws {
    for order in [[0, 2, 1], [1, 0, 2], [2, 1, 0], [0, 2], [1, 2], [0, 1, 1, 2], [0, 0, 1, 2]] {
      let log = try log(Array(order.map { lines[$0] }.joined()))
      #expect(isSeen(log), "\(order)")
    }
  }

  @Test func linesOfAnotherSessionAreFound() throws {
    let other = try #require(try files(store).last)
    let foreign = try #require(disk.bytes(store.path(of: other))).split(separator: 0x0A).map {
      Array($0) + [0x0A]
    }
    let log = try log(lines[0] + foreign[1] + lines[2])
    #expect(isSeen(log))
    #expect(typed(log) == ["name Onefold", "/quit"])
    #expect(try isSeen(self.log(Array(foreign.joined()))))
  }

  @Test func linesThatAreNotSealedAreNotBelieved() throws {
    let plain = StoreDisk()
    try run(plain.store, 1, ["name Onefold", "felt twofold", "/quit"])
    let bytes = try #require(plain.bytes(plain.store.path(of: file)))
    let log = try log(bytes)
    #expect(isSeen(log))
    #expect(log.entries.isEmpty)
    let added = Array(bytes.split(separator: 0x0A).last ?? []) + [0x0A]
    #expect(try isSeen(self.log(Array(lines.joined()) + added)))
  }

  @Test func aChangedMemoryFileIsMadeAgain() throws {
    let memory = try store.memory().memory
    let path = "\(home)/memory.json"
    let whole = try #require(disk.bytes(path))
    for place in stride(from: 0, to: whole.count, by: 61) {
      var changed = whole
      changed[place] ^= 1
      disk.put(changed, at: path)
      let known = try store.memory()
      #expect(known.memory == memory, "byte \(place)")
      #expect(known.notices.contains { if case .memoryEdited = $0 { true } else { false } })
    }
    let plain = StoreDisk()
    try run(plain.store, 7, ["name Somebody else"])
    _ = try plain.store.memory()
    disk.put(try #require(plain.bytes(path)), at: path)
    #expect(try store.memory().memory == memory)
  }

  @Test func whatCannotBeOpenedStaysAndTheKeyIsKept() throws {
    var changed = lines[1]
    changed[changed.count / 2] ^= 1
    disk.put(lines[0] + changed + lines[2], at: path)
    let opened = try store.unlock()
    #expect(opened.notices == [.notOpened(lines: 1, vault: "\(home)/vault.old.json")])
    let bytes = text(disk.bytes(path))
    #expect(bytes.contains(text(changed)))
    #expect(typed(try opened.store.log(file)) == ["name Onefold", "/quit"])
    // Locked again by another key, it still stays.
    let again = try opened.store.lockedForTest()
    #expect(typed(try again.log(file)) == ["name Onefold", "/quit"])
    _ = try again.unlock()
    #expect(text(disk.bytes(path)) == bytes)
  }
}
