import Coach
import Foundation
import TestSupport
import Testing

@testable import SessionStore

/// A locked store that never changes, as the first version that could lock wrote it.
@Suite struct StoredLockTests {
  private static let logs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../Logs").standardized
  private static let folder = logs.appending(path: "v1-locked")
  private static let file = "2026-11-24T034059120Z-9f86d081.jsonl"
  private static let names = ["vault.json", "memory.json", "help.json", "sessions/2026/\(file)"]

  private func plain() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.logs.appending(path: "v1/\(Self.file)")))
  }

  /// Chance is in every sealed byte, so it is written once and then only read.
  private func record() throws {
    let disk = StoreDisk()
    _ = try disk.store.probe()
    for folder in ["sessions", "sessions/2026"] { disk.putFolder("\(home)/\(folder)", mode: 0o700) }
    disk.put(try plain(), at: "\(home)/sessions/2026/\(Self.file)")
    _ = try disk.store.lockedForTest(showsHelp: true)
    for name in Self.names {
      let path = Self.folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(try #require(disk.bytes("\(home)/\(name)"))).write(to: path)
    }
  }

  private func stored() throws -> StoreDisk {
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1",
      !FileManager.default.fileExists(atPath: Self.folder.appending(path: "memory.json").path)
    {
      try record()
      Issue.record("The locked store was written anew.")
    }
    let disk = StoreDisk()
    _ = try disk.store.probe()
    for folder in ["sessions", "sessions/2026"] { disk.putFolder("\(home)/\(folder)", mode: 0o700) }
    for name in Self.names {
      let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
      disk.put(bytes, at: "\(home)/\(name)")
    }
    return disk
  }

  @Test func itIsOpenedReadAndUnlocked() throws {
    let disk = try stored()
    #expect(try disk.store.isLocked())
    #expect(throws: StoreError.wrongPassphrase) { try disk.store.opened(by: passphrase("another")) }
    let opened = try disk.store.opened(by: passphrase())
    #expect(opened.notices == [])
    let name = try #require(SessionFileName(Self.file))
    #expect(try opened.store.contents(of: name) == plain())
    #expect(try opened.store.log(name).faults.isEmpty)
    #expect(try opened.store.memory().memory == fold(opened.store))
    _ = try opened.store.unlock()
    #expect(disk.bytes("\(home)/sessions/2026/\(Self.file)") == (try plain()))
  }
}
