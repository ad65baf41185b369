import Coach
import TestSupport
import Testing

@testable import SessionStore

/// Every operation of forgetting, erasing and repairing fails in turn: nothing that was to stay is lost,
/// and the next start finishes what was begun.
@Suite struct ForgettingFaultTests {
  private static let reasons: [FailureReason] = [.device, .full, .quota, .denied, .readOnly]

  /// The turns of each session before anything is forgotten.
  private static let turns = Result {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    return try disk.store.sessions().sessions.map(\.turns)
  }

  private func filled() throws -> StoreDisk {
    let disk = StoreDisk()
    try Told.fill(disk.store)
    return disk
  }

  /// What must hold whatever happened: sound logs with all their turns, and the word nowhere once
  /// forgetting was noted.
  private func check(_ disk: StoreDisk, gone word: String, isNoted: Bool, _ place: String) throws {
    let store = disk.store
    let isNoted = isNoted || disk.bytes(store.paths.forgetting) != nil
    _ = try store.probe()
    if isNoted { #expect(disk.holding(word) == [], "\(place)") }
    #expect(disk.bytes(store.paths.forgetting) == nil, "\(place)")
    for file in try files(store) {
      let log = try store.log(file)
      #expect(log.faults.isEmpty, "\(place)")
    }
    // Forgetting words takes no turn away.
    let turns = try store.sessions().sessions.map(\.turns)
    #expect(try turns == Self.turns.get(), "\(place): \(turns)")
    #expect(try store.memory().memory == fold(store), "\(place)")
    // A memory file that was half made has nothing in it that should not be there.
    let left = disk.paths.filter { $0.hasSuffix(".tmp") && $0 != home + "/memory.json.tmp" }
    if isNoted { #expect(left == [], "\(place)") }
  }

  @Test(arguments: reasons, [false, true])
  func forgettingIsWholeOrFinishedLater(_ reason: FailureReason, _ isLasting: Bool) throws {
    var points = 0
    for point in FaultCount.points(Self.reasons.firstIndex(of: reason) ?? 0) {
      let disk = try filled()
      disk.arm(point, .fail(reason), isLasting: isLasting)
      let report = try? disk.store.forget(Forgetting(words: ["Quentin"]))
      guard disk.isStruck else { break }
      points += 1
      disk.restart()
      try check(
        disk, gone: "quentin", isNoted: report?.isComplete == true,
        "\(reason), lasting \(isLasting), operation \(point)")
    }
    #expect(points > 5)
    FaultCount.add(points)
  }

  @Test(arguments: [0, 40, 100_000], [nil, 0, 0.5, 1] as [Double?])
  func forgettingIsWholeOrFinishedLaterWhenTheProcessDies(_ bytes: Int, _ kept: Double?) throws {
    var points = 0
    for point in FaultCount.points(bytes % 7 + Int((kept ?? 2) * 2)) {
      let disk = try filled()
      disk.arm(point, .crash(afterBytes: bytes))
      let report = try? disk.store.forget(Forgetting(words: ["Quentin"]))
      guard disk.hasCrashed else { break }
      points += 1
      if let kept { disk.losePower(keeping: kept) } else { disk.restart() }
      try check(
        disk, gone: "quentin", isNoted: report?.isComplete == true,
        "kept \(kept ?? 2), \(bytes) bytes, operation \(point)")
    }
    FaultCount.add(points)
  }

  @Test(arguments: ["Quentin", "name", "last session", "this session"])
  func forgettingInASessionIsWholeOrFinishedLater(_ words: String) throws {
    let word = ["name": "zorka", "last session": "secret garden", "this session": "just now"][words] ?? "quentin"
    var points = 0
    let troubles = [StoreDisk.Trouble.fail(.full), .tornWrite(.device), .crash(afterBytes: 50)]
    for (kind, trouble) in troubles.enumerated() {
      for point in FaultCount.points(kind) {
        let disk = try filled()
        let session = try begin(disk.store, 3, minutes: 200)
        _ = try session.answer("just now Quentin", at: StoreSample.moment(201))
        disk.arm(point, trouble)
        var isDone = false
        do throws(StoreError) {
          _ = try session.answer("/forget \(words)", at: StoreSample.moment(202))
          isDone = true
        } catch { #expect(error.description.hasSuffix(".")) }
        guard disk.isStruck else { break }
        points += 1
        if disk.hasCrashed { disk.restart() } else {
          disk.arm(nil)
          _ = try session.answer("and on", at: StoreSample.moment(203))
          session.setAside(at: StoreSample.moment(204))
          if isDone { #expect(disk.holding(word) == [], "\(words), \(trouble), operation \(point)") }
        }
        disk.restart()
        let isNoted = disk.bytes(disk.store.paths.forgetting) != nil
        _ = try disk.store.probe()
        if isNoted || isDone { #expect(disk.holding(word) == [], "\(words), \(trouble), operation \(point)") }
        for file in try files(disk.store) {
          #expect(try !disk.store.log(file).isDamaged, "\(words), \(trouble), operation \(point)")
        }
        #expect(try disk.store.memory().memory == fold(disk.store))
      }
    }
    #expect(points > 5)
    FaultCount.add(points)
  }

  /// When the last session cannot be read just now, the one before must not go in its place.
  @Test(arguments: [FailureReason.device, .denied, .full])
  func anotherSessionNeverStandsForTheLast(_ reason: FailureReason) throws {
    let newest = try #require(try files(filled().store).last)
    var points = 0
    for point in 1... {
      let disk = try filled()
      disk.arm(point, .fail(reason))
      if let found = try? disk.store.find("last") { #expect(found == newest, "operation \(point)") }
      _ = try? disk.store.forget(Forgetting(session: .last))
      guard disk.isStruck else { break }
      points += 1
      disk.restart()
      _ = try disk.store.probe()
      #expect(!disk.holding("quentin").isEmpty, "operation \(point)")
      #expect(try files(disk.store).count >= 1, "operation \(point)")
    }
    #expect(points > 10)
  }

  @Test func erasingLeavesAStoreThatWorks() throws {
    var points = 0
    let troubles = Self.reasons.map { StoreDisk.Trouble.fail($0) } + [.crash(afterBytes: 0)]
    for (kind, trouble) in troubles.enumerated() {
      for point in FaultCount.points(kind) {
        let disk = try filled()
        disk.put(Array("mine".utf8), at: home + "/sessions/2026/letter.txt")
        let found = try disk.store.holdings()
        disk.arm(point, trouble)
        _ = try? disk.store.erase(found)
        guard disk.isStruck else { break }
        points += 1
        disk.losePower(keeping: 0)
        let place = "\(trouble), operation \(point)"
        _ = try disk.store.probe()
        for file in try files(disk.store) { #expect(try disk.store.log(file).faults.isEmpty, "\(place)") }
        #expect(try disk.store.memory().memory == fold(disk.store), "\(place)")
        try run(disk.store, 9, minutes: 500, ["hello again"])
        _ = try disk.store.erase(disk.store.holdings())
        #expect(disk.paths == [home + "/sessions/2026/letter.txt"], "\(place)")
      }
    }
    #expect(points > 5)
    FaultCount.add(points)
  }

  @Test func repairingKeepsTheOriginalWhateverFails() throws {
    var points = 0
    let troubles =
      Self.reasons.map { StoreDisk.Trouble.fail($0) } + [.tornWrite(.full), .crash(afterBytes: 30)]
    for (kind, trouble) in troubles.enumerated() {
      for point in FaultCount.points(kind) {
        let disk = try filled()
        let path = try #require(disk.paths.first { $0.hasSuffix(".jsonl") })
        let torn = Array((disk.bytes(path) ?? []).dropLast(25))
        disk.put(torn, at: path)
        let finding = try #require(try disk.store.examine().problems.first)
        disk.arm(point, trouble)
        _ = try? disk.store.repair(finding)
        guard disk.isStruck else { break }
        points += 1
        disk.losePower(keeping: 0)
        let place = "\(trouble), operation \(point)"
        let left = disk.bytes(path) ?? []
        #expect(torn.starts(with: left), "\(place)")
        #expect(left == torn || disk.bytes(path + ".original") == torn, "\(place)")
        for finding in try disk.store.examine().problems { _ = try disk.store.repair(finding) }
        #expect(try disk.store.examine().problems == [], "\(place)")
      }
    }
    #expect(points > 5)
    FaultCount.add(points)
  }

  /// The process dies at every byte of a turn: the turn is there or it is not, and the session goes on.
  @Test func aProcessMayDieAtEveryByteOfATurn() throws {
    var points = 0
    for count in Swift.stride(from: 0, to: 100_000, by: FaultCount.stride) {
      let disk = StoreDisk()
      let session = try begin(disk.store)
      _ = try session.answer("name Zorka", at: StoreSample.moment(1))
      let before = disk.bytes(disk.paths.first { $0.hasSuffix(".jsonl") } ?? "") ?? []
      // The append is the first operation of a later turn.
      disk.arm(1, .crash(afterBytes: count))
      let isDone = (try? session.answer("felt wistful", at: StoreSample.moment(2))) != nil
      #expect(!isDone)
      points += 1
      disk.restart()
      let path = try #require(disk.paths.first { $0.hasSuffix(".jsonl") })
      let written = (disk.bytes(path) ?? []).count - before.count
      let again = try resume(disk.store)
      _ = try again.answer("/quit", at: StoreSample.moment(200))
      let log = try disk.store.log(try #require(files(disk.store).first))
      #expect(!log.isDamaged && log.faults.isEmpty, "\(count) bytes")
      #expect([["name Zorka", "/quit"], ["name Zorka", "felt wistful", "/quit"]].contains(typed(log)))
      if written < count { break }
    }
    #expect(points > 5)
    FaultCount.add(points)
  }

  @Test func aClockThatJumpsBackHarmsNothing() throws {
    let disk = StoreDisk()
    let session = try begin(disk.store, 1, minutes: 1000)
    for (words, minute) in [("name Zorka", 1001), ("felt sad", -5000), ("felt glad", 3), ("/quit", -1)] {
      _ = try session.answer(words, at: StoreSample.moment(minute))
    }
    try run(disk.store, 2, minutes: -200_000, ["name Bodil"])
    try run(disk.store, 3, minutes: 999, ["felt late"])
    #expect(try disk.store.memory().memory == fold(disk.store))
    #expect(try disk.store.memory().memory.facts["name"]?.value == "Zorka")
    #expect(try disk.store.sessions().sessions.map(\.turns) == [4, 1, 1])
    #expect(try disk.store.examine().problems == [])
    _ = try disk.store.forget(Forgetting(words: ["Zorka"]))
    #expect(disk.holding("zorka") == [])
  }
}
