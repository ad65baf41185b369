import Coach
import Foundation
import TestSupport
import Testing
import Vault

@testable import SessionStore

func passphrase(_ text: String = "four plain words here") -> Passphrase {
  Passphrase(Array(text.utf8))
}

/// Words that stand in the sessions of `fill`, and nowhere in a locked store.
let personal = [
  "Onefold", "twofold", "threefold", "fourfold", "Samaritan", "typed", "remembered", "contact_",
]

/// A finished session, one that was left open, and a torn one: every file a store can hold.
func fill(_ disk: StoreDisk) throws {
  let store = disk.store
  _ = try store.probe()
  try run(store, 1, ["name Onefold", "contact Samaritan 116 123", "felt twofold", "/quit"])
  try run(store, 2, minutes: 60, ["felt threefold"])
  try run(store, 3, minutes: 120, ["plan fourfold", "felt twofold"])
  let torn = try #require(try files(store).last)
  let path = store.path(of: torn)
  let bytes = try #require(disk.bytes(path))
  disk.put(Array(bytes.dropLast(40)), at: path)
  disk.put(Array("Onefold".utf8), at: "\(home)/memory.edited.json")
  _ = try store.memory()
}

extension Store {
  func lockedForTest(
    by words: String = "four plain words here", showsHelp: Bool = false
  ) throws -> Store {
    try lock(by: passphrase(words), derivation: .quick, showsHelp: showsHelp).store
  }
}

/// All that a store says, to compare it before and after.
struct ToldSession: Equatable {
  var memory: Memory
  var sessions: [SessionSummary]
  var logs: [[SessionLog.Entry]]
  var faults: [[StoreNotice]]
  var edited: [UInt8]

  init(_ store: Store, _ disk: StoreDisk) throws {
    memory = try store.memory().memory
    sessions = try store.sessions().sessions
    let read = try SessionStoreTests.files(store).map { try store.log($0) }
    logs = read.map(\.entries)
    faults = read.map(\.faults)
    let raw = disk.bytes("\(home)/memory.edited.json") ?? []
    edited = store.sealing.map { $0.read(raw) } ?? raw
  }
}

/// Every file of the data folder that shows one of the personal words.
func showing(_ disk: StoreDisk) -> [String] {
  disk.paths.filter { path in
    let bytes = Data(disk.bytes(path) ?? [])
    return personal.contains { bytes.range(of: Data($0.utf8)) != nil }
  }
}

/// The bytes of every file that the person's words are in.
func contents(_ disk: StoreDisk) -> [String: [UInt8]] {
  var all: [String: [UInt8]] = [:]
  for path in disk.paths where !path.hasSuffix(".lock") { all[path] = disk.bytes(path) }
  return all
}
