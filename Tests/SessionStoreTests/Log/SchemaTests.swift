import Coach
import Foundation
import TestSupport
import Testing

@testable import SessionStore

/// What is written is valid by the schema that is published.
@Suite struct SchemaTests {
  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func schema(_ name: String) throws -> SchemaCheck {
    try SchemaCheck(here.appending(path: "../../../Sources/SessionStore/\(name).json").standardized)
  }

  private func expectValid(_ disk: StoreDisk) throws {
    let log = try Self.schema("LogSchema")
    let memory = try Self.schema("MemorySchema")
    for path in disk.paths where path.hasSuffix(".jsonl") {
      for line in text(disk.bytes(path)).split(separator: "\n") {
        #expect(log.faults(in: String(line)) == [], "\(line)")
      }
    }
    #expect(memory.faults(in: text(disk.bytes(home + "/memory.json"))) == [])
  }

  @Test func everyLineThatIsWrittenIsValid() throws {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    let session = try begin(disk.store, 3, minutes: 200)
    for (index, words) in ["felt sad", "pause tea", "entry one\ntwo", "/undo", "/private", "secret", "/private", "my friend", "/forget Zorka", "/pause"].enumerated() {
      _ = try session.answer(words, at: StoreSample.moment(201 + index))
    }
    let again = try resume(disk.store, minutes: 300)
    _ = try again.answer("/quit", at: StoreSample.moment(301))
    try expectValid(disk)
    _ = try disk.store.forget(Forgetting(kinds: [.everything]))
    _ = try disk.store.forget(Forgetting(session: .last))
    try expectValid(disk)
  }

  /// Sealed lines and files are described as well, and what is in the lines are valid lines again.
  @Test func everySealedLineIsValidAndSoIsWhatIsInIt() throws {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    let store = try disk.store.lockedForTest()
    try run(store, 3, minutes: 200, ["felt sad", "/undo", "/quit"])
    let log = try Self.schema("LogSchema")
    var sealed = 0
    for file in try files(store) {
      let raw = text(disk.bytes(store.path(of: file)))
      for line in raw.split(separator: "\n") {
        #expect(line.hasPrefix(#"{"sealed":1,"piece":"#))
        #expect(log.faults(in: String(line)) == [], "\(line)")
        sealed += 1
      }
      for line in text(try store.contents(of: file)).split(separator: "\n") {
        #expect(log.faults(in: String(line)) == [], "\(line)")
      }
    }
    #expect(sealed > 8)
    let memory = text(disk.bytes(store.paths.memory))
    #expect(memory.hasPrefix(#"{"sealed":1,"about":"#))
    #expect(try Self.schema("MemorySchema").faults(in: memory) == [])
  }

  @Test func everyStoredFileOfAnEarlierVersionIsValid() throws {
    let log = try Self.schema("LogSchema")
    let folder = Self.here.appending(path: "../Logs/v1").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for name in names where name.hasSuffix(".jsonl") {
      let lines = try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n")
      for line in lines { #expect(log.faults(in: String(line)) == [], "\(name): \(line)") }
    }
    let memory = try String(contentsOf: folder.appending(path: "memory.json"), encoding: .utf8)
    #expect(try Self.schema("MemorySchema").faults(in: memory) == [])
    let locked = folder.appending(path: "../v1-locked").standardized
    let sealed = try String(contentsOf: locked.appending(path: "memory.json"), encoding: .utf8)
    #expect(try Self.schema("MemorySchema").faults(in: sealed) == [])
    let pieces = "sessions/2026/2026-11-24T034059120Z-9f86d081.jsonl"
    for line in try String(contentsOf: locked.appending(path: pieces), encoding: .utf8).split(separator: "\n") {
      #expect(log.faults(in: String(line)) == [], "\(line)")
    }
  }

  @Test(arguments: [
    #"{"sealed":2,"piece":0,"data":"AAAA"}"#, #"{"sealed":1,"piece":-1,"data":"AAAA"}"#,
    #"{"sealed":1,"piece":0,"data":"not base64"}"#, #"{"sealed":1,"data":"AAAA"}"#,
    #"{"crc":"0000000g","n":0,"at":"2026-11-24T04:40:59.120Z","event":"typed","text":"x"}"#,
    #"{"crc":"00000000","n":-1,"at":"2026-11-24T04:40:59.120Z","event":"typed","text":"x"}"#,
    #"{"crc":"00000000","n":0,"at":"yesterday","event":"typed","text":"x"}"#,
    #"{"crc":"00000000","n":0,"at":"2026-11-24T04:40:59.120Z","event":"typed"}"#,
    #"{"crc":"00000000","n":0,"at":"2026-11-24T04:40:59.120Z","event":"dreamt"}"#,
    #"{"crc":"00000000","n":0,"at":"2026-11-24T04:40:59.120Z","event":"remembered","change":"fact","key":"x"}"#,
    #"{"crc":"00000000","n":true,"at":"2026-11-24T04:40:59.120Z","event":"resumed"}"#,
  ])
  func theSchemaRefusesWhatIsWrong(_ line: String) throws {
    #expect(try !Self.schema("LogSchema").faults(in: line).isEmpty)
  }

  /// The first memory file had no `openings`.
  @Test func theMemoryFileOfTheFirstVersionIsRead() throws {
    let file = Self.here.appending(path: "../Logs/v1/memory.json").standardized
    let bytes = [UInt8](try Data(contentsOf: file))
    guard case .sound(let read) = MemoryFile.read(bytes) else {
      Issue.record("It is not read.")
      return
    }
    #expect(read.memory.facts["name"]?.value == "Ada")
    #expect(read.memory.openings == nil)
    #expect(read.bytes == bytes)
  }
}
