import Coach
import TestSupport
import Testing

@testable import SessionStore

@Suite struct MemoryTests {
  let disk = StoreDisk()

  private var path: String { "\(home)/memory.json" }

  private func stored() throws -> Memory {
    let bytes = try #require(disk.bytes(path))
    guard case .sound(let file) = MemoryFile.read(bytes) else {
      throw StoreError.unreadable(file: path)
    }
    return file.memory
  }

  @Test func theFileSaysFirstWhatItIs() throws {
    try run(disk.store, 1, ["name Ada"])
    let lines = text(disk.bytes(path)).split(separator: "\n")
    #expect(lines[0] == "{")
    #expect(lines[1].hasPrefix(#"  "about" : "What the coach remembers"#))
    #expect(lines[2].hasPrefix(#"  "checksum" : ""#))
    #expect(lines.contains { $0.contains(#""value" : "Ada""#) })
  }

  @Test func aLookWhenNothingIsNewWritesNothing() throws {
    try run(disk.store, 1, ["name Ada"])
    disk.forgetOperations()
    #expect(try disk.store.memory().memory.facts["name"]?.value == "Ada")
    #expect(!disk.operations.contains(.append))
    #expect(disk.operations.count <= 10)
  }

  @Test(arguments: [
    [UInt8](), Array("{".utf8), Array("{\"memory\": {}}".utf8), [0xFF, 0x00],
  ])
  func aDamagedFileIsKeptAsideAndMadeAgain(_ bytes: [UInt8]) throws {
    try run(disk.store, 1, ["name Ada"])
    disk.put(bytes, at: path)
    let recollection = try disk.store.memory()
    #expect(recollection.memory.facts["name"]?.value == "Ada")
    #expect(recollection.notices == [.memoryEdited(copy: "\(home)/memory.edited.json")])
    #expect(disk.bytes("\(home)/memory.edited.json") == bytes)
    #expect(try stored() == recollection.memory)
  }

  @Test func everyByteChangedByHandIsNoticed() throws {
    try run(disk.store, 1, ["name Ada"])
    let bytes = try #require(disk.bytes(path))
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[index] ^= 0x01
      #expect(MemoryFile.read(changed) == .edited, "byte \(index)")
    }
    #expect(MemoryFile.read(bytes + [0x0A]) == .edited)
  }

  @Test func copiesChangedByHandNeverReplaceEachOther() throws {
    try run(disk.store, 1, ["name Ada"])
    for word in ["first", "second", "third"] {
      disk.put(Array(word.utf8), at: path)
      _ = try disk.store.memory()
    }
    #expect(text(disk.bytes("\(home)/memory.edited.json")) == "first")
    #expect(text(disk.bytes("\(home)/memory.edited-2.json")) == "second")
    #expect(text(disk.bytes("\(home)/memory.edited-3.json")) == "third")
  }

  @Test func anotherVersionOfTheFileIsMadeAgainWithoutAWord() throws {
    try run(disk.store, 1, ["name Ada"])
    guard case .sound(var file) = MemoryFile.read(try #require(disk.bytes(path))) else { return }
    file.format = 9
    file.memory = Memory()
    disk.put(file.bytes, at: path)
    let recollection = try disk.store.memory()
    #expect(recollection.notices.isEmpty)
    #expect(recollection.memory.facts["name"]?.value == "Ada")
  }

  @Test func aMissingFileIsMadeAgain() throws {
    try run(disk.store, 1, ["name Ada"])
    disk.delete(path)
    #expect(try disk.store.memory().memory == fold(disk.store))
    #expect(try stored() == fold(disk.store))
  }

  @Test func aLogThatIsRemovedIsForgotten() throws {
    try run(disk.store, 1, ["name Ada"])
    try run(disk.store, 2, minutes: 30, ["felt sad"])
    let first = try #require(try files(disk.store).first)
    disk.delete("\(home)/sessions/\(first.path)")
    let memory = try disk.store.memory().memory
    #expect(memory.facts.isEmpty)
    #expect(memory.feelings.map(\.word) == ["sad"])
  }

  @Test func aYearThatIsRemovedIsForgotten() throws {
    try run(disk.store, 1, ["name Ada"])
    try run(disk.store, 2, minutes: 600_000, ["felt sad"])
    let first = try #require(try files(disk.store).first)
    disk.delete("\(home)/sessions/\(first.path)")
    disk.delete("\(home)/sessions/\(first.year)")
    #expect(try disk.store.memory().memory == fold(disk.store))
  }

  @Test func aLogOfANewerVersionIsLeftOutWithANotice() throws {
    try run(disk.store, 1, ["name Ada"])
    let name = "2027-01-01T000000000Z-abcdef01.jsonl"
    disk.putFolder("\(home)/sessions/2027")
    disk.put(Array("{\"format\":2,\"n\":0}\n".utf8), at: "\(home)/sessions/2027/\(name)")
    let recollection = try disk.store.memory()
    #expect(recollection.memory.facts["name"]?.value == "Ada")
    #expect(
      recollection.notices == [.leftOut(.newerFormat(file: name, format: 2), file: name)])
    #expect(try disk.store.memory().notices.isEmpty)
    #expect(try disk.store.sessions().sessions.count == 1)
  }

  @Test func theLockHeldElsewhereOnlyPutsTheWritingOff() throws {
    try run(disk.store, 1, ["name Ada"])
    disk.delete(path)
    let lock = try disk.open("\(home)/memory.lock", for: .lock)
    #expect(try disk.lock(lock))
    #expect(try disk.store.memory().memory.facts["name"]?.value == "Ada")
    #expect(disk.bytes(path) == nil)
    disk.close(lock)
    _ = try disk.store.memory()
    #expect(disk.bytes(path) != nil)
  }

  /// Random sessions, some at the same time, some set aside, taken up, broken off or begun with
  /// the clock put back: after every step the memory is what all logs together say.
  @Test(arguments: 1...5)
  func theMemoryIsAlwaysTheFoldOverAllLogs(_ seed: UInt64) throws {
    var random = StoreRandom(seed: seed)
    var open: [RecordedSession] = []
    let words = [
      "name Ada", "name Bo", "felt sad", "plan call", "did E2", "/undo", "talk", "felt x",
    ]
    for step in 0..<60 {
      let minutes = step * 1000 + Int.random(in: -3000...3000, using: &random)
      switch Int.random(in: 0..<12, using: &random) {
      case 0...2: open.append(try begin(disk.store, Int(seed) * 1000 + step, minutes: minutes))
      case 3...7:
        guard let session = open.randomElement(using: &random) else { continue }
        _ = try session.answer(
          words.randomElement(using: &random) ?? "", at: StoreSample.moment(minutes))
      case 8:
        guard let index = open.indices.randomElement(using: &random) else { continue }
        open.remove(at: index).setAside(at: StoreSample.moment(minutes))
      case 9:
        guard let index = open.indices.randomElement(using: &random) else { continue }
        _ = try open.remove(at: index).answer("/quit", at: StoreSample.moment(minutes))
      case 10:
        if let file = try disk.store.unfinished(in: disk.store.memory()).randomElement(using: &random)?.file,
          case .ready(let session)? = try? RecordedSession.resume(
            file, in: disk.store, engine: StoreEngine.engine(), at: StoreSample.moment(minutes))
        {
          open.append(session)
        }
      default:
        // What was open breaks off, as if the process had been killed.
        disk.restart()
        open = []
      }
      disk.wait(seconds: .random(in: 0...9, using: &random))
      guard disk.bytes(path) != nil || disk.paths.contains(where: { $0.hasSuffix(".jsonl") })
      else { continue }
      #expect(try disk.store.memory().memory == fold(disk.store), "seed \(seed), step \(step)")
      #expect(try stored() == fold(disk.store), "seed \(seed), step \(step)")
    }
  }

  /// How many files were opened.
  private func opened(_ body: () throws -> Void) rethrows -> Int {
    disk.forgetOperations()
    try body()
    return disk.operations.count { $0 == .open }
  }

  @Test func anOlderSessionThatGoesOnIsTakenInWithThoseAfterItAlone() throws {
    for number in 1...30 {
      let end = number == 26 || number == 28 ? "felt glad" : "/quit"
      try run(disk.store, number, minutes: number * 100, ["name Ada \(number)", "felt sad", end])
    }
    for (file, most) in [(try files(disk.store)[27], 12), (try files(disk.store)[25], 14)] {
      let resumption = try RecordedSession.resume(
        file, in: disk.store, engine: StoreEngine.engine(), at: StoreSample.moment(9000))
      guard case .ready(let session) = resumption else {
        Issue.record("It cannot go on.")
        return
      }
      _ = try session.answer("name Bea", at: StoreSample.moment(9001))
      let count = opened { session.setAside(at: StoreSample.moment(9002)) }
      #expect(count <= most, "\(count)")
      #expect(try stored() == fold(disk.store))
    }
  }

  /// What came before it has changed as well, so what its log began with is not what holds now.
  @Test func whatItBeganWithIsNotBelievedWhenAnOlderOneHasGrown() throws {
    try run(disk.store, 1, minutes: 0, ["name Ada"])
    try run(disk.store, 2, minutes: 100, ["felt sad"])
    try run(disk.store, 3, minutes: 200, ["felt glad", "/quit"])
    for file in try files(disk.store).prefix(2) {
      let resumption = try RecordedSession.resume(
        file, in: disk.store, engine: StoreEngine.engine(), at: StoreSample.moment(900))
      guard case .ready(let session) = resumption else { continue }
      _ = try session.answer("name \(file.shortID)", at: StoreSample.moment(901))
      session.setAside(at: StoreSample.moment(902))
      #expect(try stored() == fold(disk.store))
    }
  }
}
