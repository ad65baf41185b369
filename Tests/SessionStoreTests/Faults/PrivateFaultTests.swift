import Coach
import SessionStore
import TestSupport
import Testing

/// Every operation of a removal fails in turn: the log is as it was or as it shall be, never between,
/// and what was never to be kept is nowhere.
@Suite struct PrivateFaultTests {
  private static let inputs = ["name Onefold", "felt twofold", "plan threefold"]

  /// Talks, goes private, removes, goes on; returns whether the removal was confirmed.
  private func task(_ store: Store, _ isRemoved: inout Bool, keeping turns: Int) throws {
    let session = try begin(store)
    for (index, input) in Self.inputs.enumerated() {
      _ = try session.answer(input, at: StoreSample.moment(index + 1))
    }
    _ = try session.answer("/private", at: StoreSample.moment(5))
    _ = try session.answer("felt unwritten", at: StoreSample.moment(6))
    _ = try session.answer("/remove \(turns)", at: StoreSample.moment(7))
    isRemoved = true
    _ = try session.answer("/private", at: StoreSample.moment(8))
    _ = try session.answer("felt after", at: StoreSample.moment(9))
    session.setAside(at: StoreSample.moment(10))
  }

  private func check(
    _ disk: StoreDisk, isRemoved: Bool, keeping turns: Int, _ place: String
  ) throws {
    let store = disk.store
    for path in disk.paths {
      #expect(!text(disk.bytes(path)).contains("unwritten"), "\(place): \(path)")
      for input in Self.inputs.dropFirst(isRemoved ? turns : 3) {
        let words = input.split(separator: " ")[1]
        #expect(!text(disk.bytes(path)).contains(words), "\(place): \(path)")
      }
    }
    let memory = try store.memory()
    #expect(try memory.memory == fold(store), "\(place)")
    #expect(!memory.notices.contains { if case .memoryEdited = $0 { true } else { false } })
    let kept = Array(Self.inputs.prefix(turns))
    for file in try files(store) {
      let log = try store.log(file)
      #expect(!log.isDamaged, "\(place)")
      let words = typed(log).filter { $0 != "felt after" }
      let isWhole = Self.inputs.starts(with: words)
      #expect(isRemoved ? words == kept : isWhole, "\(place): \(words)")
      guard !log.isFinished, !words.isEmpty else { continue }
      let resumption = try RecordedSession.resume(
        file, in: store, engine: StoreEngine.engine(), at: StoreSample.moment(2000))
      guard case .ready = resumption else {
        Issue.record("\(place): it cannot be taken up.")
        continue
      }
    }
  }

  @Test(arguments: [0, 1, 2], [FailureReason.device, .full, .readOnly])
  func aRemovalIsWholeOrNotAtAll(_ turns: Int, _ reason: FailureReason) throws {
    for isLasting in [false, true] {
      for point in 1... {
        let disk = StoreDisk()
        var isRemoved = false
        disk.arm(point, .fail(reason), isLasting: isLasting)
        try? task(disk.store, &isRemoved, keeping: turns)
        guard disk.isStruck else { break }
        disk.restart()
        try check(
          disk, isRemoved: isRemoved, keeping: turns,
          "\(reason), lasting \(isLasting), operation \(point)")
      }
    }
  }

  @Test(arguments: [0, 1, 2], [0, 0.5, 1])
  func aRemovalIsWholeOrNotAtAllWhenThePowerFails(_ turns: Int, _ kept: Double) throws {
    for point in 1... {
      let disk = StoreDisk()
      var isRemoved = false
      disk.arm(point, .crash(afterBytes: 40))
      try? task(disk.store, &isRemoved, keeping: turns)
      guard disk.hasCrashed else { break }
      disk.losePower(keeping: kept)
      try check(disk, isRemoved: isRemoved, keeping: turns, "kept \(kept), operation \(point)")
    }
  }
}
