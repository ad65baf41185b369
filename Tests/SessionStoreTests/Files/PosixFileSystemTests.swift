import Coach
import Foundation
import SessionStore
import TestSupport
import Testing

/// A folder of its own for a test, removed at its end.
final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  var store: Store { Store(paths: StorePaths(folder: path + "/home")) }

  func mode(_ name: String) throws -> UInt16 {
    try #require(try PosixFileSystem().status("\(path)/home/\(name)")).mode
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct PosixFileSystemTests {
  let scratch: Scratch
  let files = PosixFileSystem()

  init() throws { scratch = try Scratch() }

  @Test func aSessionOnARealDiskIsPrivateAndComesBack() throws {
    _ = try scratch.store.probe()
    try run(scratch.store, 1, ["name Ada", "we argued"])
    let file = try #require(try SessionStoreTests.files(scratch.store).first)
    #expect(typed(try scratch.store.log(file)) == ["name Ada", "we argued"])
    #expect(try scratch.store.memory().memory.facts["name"]?.value == "Ada")
    for folder in ["", "sessions", "sessions/2026"] { #expect(try scratch.mode(folder) == 0o700) }
    for name in ["memory.json", "memory.lock", "sessions/\(file.path)"] {
      #expect(try scratch.mode(name) == 0o600)
    }
    #expect(
      try files.list(scratch.path + "/home").sorted() == ["memory.json", "memory.lock", "sessions"])
    let session = try resume(scratch.store)
    #expect(throws: StoreError.self) { try resume(scratch.store) }
    _ = try session.answer("/quit", at: StoreSample.moment(200))
    #expect(try scratch.store.unfinished(in: scratch.store.memory()).isEmpty)
  }

  @Test(arguments: ["000", "022", "077", "277", "777"])
  func theModesAreTheSameUnderAnyUmask(_ mask: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "umask \(mask); printf 'name Ada\\n' | '\(PtyProcess.product("store-writer"))' \"$0\" 1",
      scratch.path + "/home",
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let file = try #require(try SessionStoreTests.files(scratch.store).first)
    for folder in ["", "sessions", "sessions/2026"] { #expect(try scratch.mode(folder) == 0o700) }
    for name in ["memory.json", "memory.lock", "sessions/\(file.path)"] {
      #expect(try scratch.mode(name) == 0o600)
    }
  }

  @Test func reasonsAreTheSystemsOwn() throws {
    func reason(_ body: () throws(FileFailure) -> Void) -> FailureReason? {
      do { try body() } catch { return error.reason }
      return nil
    }
    let path = scratch.path
    let file = try files.open("\(path)/a", for: .create)
    defer { files.close(file) }
    #expect(
      reason { () throws(FileFailure) in _ = try files.open("\(path)/a", for: .create) } == .exists)
    #expect(
      reason { () throws(FileFailure) in _ = try files.open("\(path)/b", for: .append) } == .missing
    )
    #expect(
      reason { () throws(FileFailure) in _ = try files.open("\(path)/a/b", for: .read) }
        == .notAFolder)
    #expect(
      reason { () throws(FileFailure) in _ = try files.open(path, for: .append) } == .isAFolder)
    #expect(reason { () throws(FileFailure) in try files.makeFolder(path) } == .exists)
    #expect(
      reason { () throws(FileFailure) in try files.rename("\(path)/b", to: "\(path)/c") }
        == .missing)
    #expect(reason { () throws(FileFailure) in try files.remove("\(path)/b") } == .missing)
    #expect(try files.status("\(path)/b") == nil)
    #expect(
      reason { () throws(FileFailure) in _ = try files.append([1], to: FileNumber(rawValue: -1)) }
        != nil)
  }

  @Test func aFullDeviceIsSaidToBeFull() throws {
    guard try files.status("/dev/full") != nil else { return }
    let file = try files.open("/dev/full", for: .append)
    defer { files.close(file) }
    #expect(throws: FileFailure(.append, "", .full)) { try files.append([1], to: file) }
  }

  @Test func theStoreAndTheDiskInMemoryAgree() throws {
    let disk = StoreDisk()
    for store in [disk.store, scratch.store] {
      try run(store, 1, ["name Ada", "felt sad", "/undo"])
      try run(store, 2, minutes: 90, ["plan I call", "/quit"])
    }
    let real = try SessionStoreTests.files(scratch.store)
    #expect(try real == SessionStoreTests.files(disk.store))
    for file in real {
      #expect(
        try Array(
          Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/home/sessions/\(file.path)")))
          == disk.bytes("\(home)/sessions/\(file.path)"))
    }
    #expect(try scratch.store.memory() == disk.store.memory())
  }
}
