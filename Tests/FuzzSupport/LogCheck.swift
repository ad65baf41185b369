import Coach
import SessionStore
import TestSupport

/// What holds for every session log: what can be read is read, and the rest is named.
enum LogCheck {
  private static let folder = "/home/ada/.local/share/secure-base"
  private static let name = "2026-11-24T034059120Z-9f86d081"

  static func check(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    let disk = StoreDisk()
    disk.put(bytes, at: "\(folder)/sessions/2026/\(name).jsonl")
    let store = Store(paths: StorePaths(folder: folder), files: disk)
    guard let file = SessionFileName(name) else { throw BrokenPromise("The name is refused.") }
    guard let log = try? store.log(file) else { return false }
    try BrokenPromise.unless(
      (0...bytes.count).contains(log.soundLength), "More bytes are sound than there are.")
    try BrokenPromise.unless(
      log.entries.count <= log.soundLines, "There are more events than lines.")
    var memory = Memory()
    memory.apply(log.events, session: log.session)
    _ = try? store.sessions()
    _ = try? store.memory()
    return log.faults.isEmpty
  }
}
