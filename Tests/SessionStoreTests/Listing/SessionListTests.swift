import Coach
import TestSupport
import Testing

@testable import SessionStore

@Suite struct SessionListTests {
  let disk = StoreDisk()

  @Test func theNewestComesFirst() throws {
    try run(disk.store, 1, ["/help", "we argued about my friend", "felt sad"])
    try run(disk.store, 2, minutes: 90, ["name Ada", "/quit"])
    let sessions = try disk.store.sessions().sessions
    #expect(sessions.map(\.session) == [StoreSample.session(2), StoreSample.session(1)])
    #expect(sessions.map(\.isFinished) == [true, false])
    #expect(sessions.map(\.turns) == [2, 3])
    #expect(sessions.map(\.minutes) == [2, 4])
    #expect(sessions.map(\.firstWords) == ["name Ada", "we argued about my friend"])
    #expect(sessions.map(\.startedAt) == [StoreSample.moment(90), StoreSample.moment()])
  }

  @Test func aSessionInUseElsewhereIsListed() throws {
    let session = try begin(disk.store)
    _ = try session.answer("hello", at: StoreSample.moment(1))
    #expect(try disk.store.sessions().sessions.count == 1)
  }

  @Test func whatIsNoSessionIsPassedOver() throws {
    try run(disk.store, 1, ["hello"])
    for name in ["notes.txt", "2026-11-24T0340.jsonl", ".DS_Store", "2026-11-24T034059120Z-0.tmp"] {
      disk.put([1], at: "\(home)/sessions/2026/\(name)")
    }
    disk.put([], at: "\(home)/sessions/2026/2026-12-24T034059120Z-00000001.jsonl")
    let list = try disk.store.sessions()
    #expect(list.sessions.count == 1)
    #expect(list.notices.isEmpty)
    #expect(try disk.store.memory().memory.sessions == 1)
  }

  @Test func sessionsAreFoundByWhatAPersonWouldType() throws {
    for number in 1...3 {
      try run(disk.store, number, minutes: number * 1440, ["hello"])
    }
    let names = try files(disk.store)
    let store = disk.store
    #expect(try store.find("last") == names[2])
    #expect(try store.find("1") == names[2])
    #expect(try store.find("3") == names[0])
    #expect(try store.find(names[1].shortID) == names[1])
    #expect(try store.find(String(names[1].shortID.prefix(4))) == names[1])
    #expect(try store.find(StoreSample.session(1)) == names[0])
    #expect(try store.find("2026-11-26") == names[1])
    #expect(try store.find("2026-11") == names[2])
    #expect(try store.find("2026") == names[2])
    #expect(try store.find(names[0].description) == names[0])
  }

  @Test(arguments: [
    "4", "0", "-1", "2025", "2026-11-29", "ffff", "zzzz", "", "../x", "2026/../..",
    "2026-11-24T034059120Z-00000000",
  ])
  func whatFitsNothingIsSaid(_ query: String) throws {
    for number in 1...3 {
      try run(disk.store, number, minutes: number * 1440, ["hello"])
    }
    #expect(throws: StoreError.noSession(query: query)) { try disk.store.find(query) }
  }

  @Test func aNumberThatFitsTwoSessionsIsAsked() throws {
    for (day, tail) in ["25", "26"].enumerated() {
      let opening = SessionOpening(
        session: "abcd\(tail)" + String(repeating: "0", count: 26),
        at: StoreSample.moment(day * 1440), seed: 1)
      let session = try RecordedSession.begin(
        in: disk.store, engine: StoreEngine.engine(), opening: opening, memory: Memory())
      _ = try session.answer("hello", at: opening.at)
    }
    #expect(throws: StoreError.ambiguous(query: "abcd", count: 2)) { try disk.store.find("abcd") }
    #expect(try disk.store.find("abcd25").shortID == "abcd2500")
  }

  /// Ten years of use: what happens before the first prompt does not grow with the sessions.
  @Test func tenThousandSessionsCostNothingAtTheStart() throws {
    try run(disk.store, 1, ["hello", "/quit"])
    let sample = try #require(try files(disk.store).first)
    let bytes = try #require(disk.bytes("\(home)/sessions/\(sample.path)"))
    disk.delete("\(home)/sessions/\(sample.path)")
    var years: [String: [SessionFileName]] = [:]
    for number in 0..<10_000 {
      let start = Moment(milliseconds: 1_500_000_000_000 + Int64(number) * 31_536_000)
      let name = try #require(
        SessionFileName(start: start, session: StoreSample.session(number + 10)))
      years[name.year, default: []].append(name)
      disk.put(bytes, at: "\(home)/sessions/\(name.path)")
    }
    var taken = Taken()
    for (year, names) in years {
      disk.putFolder("\(home)/sessions/\(year)")
      taken.years[year] = Taken.Year(
        sessions: names.count, names: Taken.checksum(of: names),
        changed: try disk.status("\(home)/sessions/\(year)")?.modified)
    }
    taken.newest = years.values.joined().max()?.stem
    var memory = Memory()
    memory.sessions = 10_000
    disk.put(MemoryFile(memory: memory, taken: taken).bytes, at: "\(home)/memory.json")

    disk.forgetOperations()
    _ = try disk.store.probe()
    #expect(try disk.store.memory().memory.sessions == 10_000)
    #expect(try disk.store.unfinished(in: disk.store.memory()).isEmpty)
    #expect(disk.operations.count < 80)
    #expect(disk.operations.count { $0 == .list } <= 6)
    #expect(disk.operations.count { $0 == .open } <= 4)

    disk.forgetOperations()
    #expect(try disk.store.sessions(limit: 20).sessions.count == 20)
    #expect(disk.operations.count { $0 == .open } == 20)
  }
}
