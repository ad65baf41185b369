import Coach
import TestSupport
import Testing

@testable import SessionStore

/// The doctor names what is wrong, where, and mends only what it is told to.
@Suite struct DoctorTests {
  private let disk = StoreDisk()
  private var store: Store { disk.store }

  private func logs() -> [String] { disk.paths.filter { $0.hasSuffix(".jsonl") } }

  private func sick() throws -> Finding { try #require(try store.examine().problems.first) }

  @Test func aSoundStoreIsWell() throws {
    #expect(try store.examine() == Examination())
    try Told.fill(store)
    let found = try store.examine()
    #expect(found.findings == [])
    #expect(found.sessions == 2)
  }

  @Test func aTornLineAndAChangedOneAreToldApart() throws {
    try Told.fill(store)
    let torn = logs()[0]
    let changed = logs()[1]
    let tornBytes = (disk.bytes(torn) ?? []).dropLast(20).map { $0 }
    disk.put(tornBytes, at: torn)
    disk.put(Array(text(disk.bytes(changed)).replacing("wistful", with: "cheerful").utf8), at: changed)
    let before = disk.paths.map { text(disk.bytes($0)) }
    let problems = try store.examine().problems
    #expect(disk.paths.map { text(disk.bytes($0)) } == before)
    let tornFinding = try #require(problems.first { $0.path == torn })
    #expect(tornFinding.problem == .torn)
    let lines = text(tornBytes[...].map { $0 }).split(separator: "\n").count
    #expect(tornFinding.description.hasPrefix("\(torn):\(lines): this last line was cut off"))
    let changes = problems.filter { $0.path == changed }
    #expect(!changes.isEmpty && changes.allSatisfy { $0.problem == .changed })
    #expect(changes[0].description.contains("was changed after it was written"))
    #expect(try changes.allSatisfy { try store.repair($0) == nil })
    let repair = try #require(try store.repair(tornFinding))
    #expect(repair.original == torn + ".original")
    #expect(disk.bytes(torn + ".original") == tornBytes)
    #expect(try store.examine().problems.allSatisfy { $0.path == changed })
    #expect(try store.log(#require(files(store).first)).faults.isEmpty)
  }

  @Test func missingLinesAreNamed() throws {
    try Told.fill(store)
    var lines = text(disk.bytes(logs()[0])).split(separator: "\n").map(String.init)
    lines.remove(at: 5)
    disk.put(Array((lines.joined(separator: "\n") + "\n").utf8), at: logs()[0])
    let finding = try sick()
    #expect(finding.problem == .gap)
    #expect(finding.line == 6)
  }

  @Test func leftoversAndOpenRightsAreMended() throws {
    try Told.fill(store)
    let log = logs()[0]
    disk.put(Array("half".utf8), at: log + ".tmp")
    disk.put([], at: home + "/memory.json.tmp")
    disk.put(disk.bytes(log) ?? [], at: log, mode: 0o644)
    let problems = try store.examine().problems
    #expect(problems.count == 3)
    for finding in problems { #expect(try store.repair(finding) != nil) }
    #expect(try store.examine().problems == [])
    #expect(try disk.status(log)?.mode == 0o600)
  }

  @Test func whatIsOfAnotherYearIsMovedAndStrangersStay() throws {
    try Told.fill(store)
    let log = logs()[0]
    let bytes = disk.bytes(log) ?? []
    disk.putFolder(home + "/sessions/2025", mode: 0o700)
    disk.put(bytes, at: log.replacing("/2026/", with: "/2025/"))
    disk.delete(log)
    disk.put([], at: home + "/sessions/2026/notes.txt")
    let found = try store.examine()
    #expect(found.findings.contains { $0.problem == .stranger && !$0.isProblem })
    let finding = try #require(found.problems.first { $0.problem == .wrongYear })
    _ = try store.repair(finding)
    #expect(disk.bytes(log) == bytes)
    #expect(try store.examine().problems == [])
  }

  @Test func aNewerLogIsLeftAlone() throws {
    try Told.fill(store)
    disk.put(Array(text(disk.bytes(logs()[0])).replacing(#""format":1"#, with: #""format":2"#).utf8), at: logs()[0])
    let found = try store.examine()
    #expect(found.findings.contains { $0.problem == .newer(format: 2) })
    #expect(found.problems.allSatisfy { $0.path != logs()[0] })
  }

  @Test func aFileOfAnotherNameIsNoticed() throws {
    try Told.fill(store)
    let log = logs()[0]
    disk.put(disk.bytes(log) ?? [], at: home + "/sessions/2026/2026-11-24T034059120Z-00000000.jsonl")
    #expect(try store.examine().problems.contains { $0.problem == .misnamed && $0.line == 1 })
  }

  @Test func anEmptyLogIsSetAside() throws {
    disk.putFolder(home, mode: 0o700)
    disk.putFolder(home + "/sessions", mode: 0o700)
    disk.putFolder(home + "/sessions/2026", mode: 0o700)
    let path = home + "/sessions/2026/2026-11-24T034059120Z-00000000.jsonl"
    disk.put([], at: path)
    let repair = try #require(try store.repair(try sick()))
    #expect(repair.original == path + ".original")
    #expect(try store.examine().problems == [])
  }

  @Test func anEditedMemoryIsKeptAndMadeAnew() throws {
    try Told.fill(store)
    let edited = Array(text(disk.bytes(store.paths.memory)).replacing("Zorka", with: "Zara").utf8)
    disk.put(edited, at: store.paths.memory)
    let finding = try sick()
    #expect(finding.problem == .memoryEdited)
    let repair = try #require(try store.repair(finding))
    #expect(disk.bytes(repair.original ?? "") == edited)
    #expect(try store.examine().problems == [])
  }

  @Test func aMemoryThatIsWrongIsMadeAnew() throws {
    try Told.fill(store)
    let bytes = try #require(disk.bytes(store.paths.memory))
    guard case .sound(var file) = MemoryFile.read(bytes) else { throw StoreError.badStart }
    file.memory.facts["name"]?.value = "Nobody"
    disk.put(file.bytes, at: store.paths.memory)
    let finding = try sick()
    #expect(finding.problem == .memoryWrong)
    #expect(try store.repair(finding)?.original == home + "/memory.original.json")
    #expect(try store.memory().memory.facts["name"]?.value == "Zorka")
  }

  @Test func wordsTakenOutAreNoDamage() throws {
    try Told.fill(store)
    _ = try store.forget(Forgetting(words: ["Quentin"]))
    let found = try store.examine()
    #expect(found.findings == [])
    #expect(found.withRemovedWords == 2)
  }

  @Test func aForgettingThatIsNotDoneIsFinished() throws {
    try Told.fill(store)
    _ = try store.noteForgetting(Forgetting(words: ["Quentin"]), own: nil)
    let finding = try sick()
    #expect(finding.problem == .forgettingOpen)
    #expect(try store.repair(finding) != nil)
    #expect(disk.holding("quentin") == [])
    #expect(try store.examine().problems == [])
  }
}
