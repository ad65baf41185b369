import Coach
import Foundation
import SessionStore
import Synchronization
import TestSupport
import Testing

/// One way of things going wrong, for the whole of a task.
private struct Fault: Sendable, CustomTestStringConvertible {
  var trouble: StoreDisk.Trouble
  /// Every operation from the chosen one on fails, as on a disk that stays full.
  var isLasting = false
  var testDescription: String { "\(trouble)\(isLasting ? ", lasting" : "")" }
}

private let faults: [Fault] =
  [FailureReason.device, .full, .quota, .denied, .readOnly].map { Fault(trouble: .fail($0)) }
  + [FailureReason.full, .readOnly].map { Fault(trouble: .fail($0), isLasting: true) }
  + [
    Fault(trouble: .tornWrite(.full)), Fault(trouble: .tornWrite(.device), isLasting: true),
    Fault(trouble: .shortWrite), Fault(trouble: .shortWrite, isLasting: true),
  ]

/// How a process and its machine end: what share of unsynced bytes gets to the disk, nil when the
/// machine goes on, and how many bytes of an append went in.
private let ends: [(kept: Double?, bytes: Int)] = [
  (nil, 0), (nil, 40), (nil, 100_000), (0, 100_000), (0.5, 100_000), (1, 40),
]

/// Every operation of a task fails in turn; after each, what was confirmed is there.
@Suite struct FaultLoopTests {
  /// What the person was shown, by session.
  private struct Confirmed {
    var typed: [SessionFileName: [String]] = [:]
    /// The words that may or may not be kept: their reply was never shown.
    var unsure: [SessionFileName: String] = [:]
  }

  private static let inputs = ["name Ada", "felt sad", "/undo", "plan I call"]

  /// A first session, one that is set aside and taken up, and a listing: all the store does.
  private func task(_ store: Store, _ confirmed: inout Confirmed) throws {
    _ = try store.probe()
    for number in 1...2 {
      let opening = StoreSample.opening(number, minutes: number * 100)
      let name = try #require(SessionFileName(start: opening.at, session: opening.session))
      let session = try begin(store, number, minutes: number * 100)
      try talk(session, name, Self.inputs, &confirmed)
      session.setAside(at: StoreSample.moment(number * 100 + 50))
    }
    for file in try store.unfinished(in: store.memory()).map(\.file) {
      let resumption = try RecordedSession.resume(
        file, in: store, engine: StoreEngine.engine(), at: StoreSample.moment(900))
      guard case .ready(let session) = resumption else { throw StoreError.badStart }
      try talk(session, file, ["did E2", "/quit"], &confirmed)
    }
    _ = try store.sessions()
  }

  private func talk(
    _ session: RecordedSession, _ name: SessionFileName, _ inputs: [String],
    _ confirmed: inout Confirmed
  ) throws {
    for (index, input) in inputs.enumerated() {
      confirmed.unsure[name] = input
      _ = try session.answer(input, at: StoreSample.moment(index + 1))
      confirmed.typed[name, default: []].append(input)
      confirmed.unsure[name] = nil
    }
  }

  /// Reads everything back with a sound disk: nothing confirmed is missing, nothing is invented.
  private func check(_ disk: StoreDisk, _ confirmed: Confirmed, _ place: String) throws {
    let store = disk.store
    _ = try store.probe()
    for (name, words) in confirmed.typed {
      let log = try store.log(name)
      #expect(!log.isDamaged, "\(place)")
      let kept = typed(log)
      let unsure = confirmed.unsure[name].map { words + [$0] }
      #expect(kept == words || kept == unsure, "\(place)")
    }
    let memory = try store.memory()
    #expect(try memory.memory == fold(store), "\(place)")
    #expect(!memory.notices.contains { if case .memoryEdited = $0 { true } else { false } })
    for summary in try store.unfinished(in: store.memory()) {
      let resumption = try RecordedSession.resume(
        summary.file, in: store, engine: StoreEngine.engine(), at: StoreSample.moment(2000))
      guard case .ready = resumption else {
        Issue.record("\(place): \(summary.file) cannot be taken up.")
        continue
      }
    }
    #expect(!disk.paths.contains { $0.hasSuffix("check.tmp") }, "\(place)")
  }

  @Test(arguments: faults.indices)
  func nothingConfirmedIsLostWhateverFails(_ kind: Int) throws {
    let fault = faults[kind]
    var points = FaultCount.first(kind)
    var run = 0
    while true {
      let disk = StoreDisk()
      var confirmed = Confirmed()
      disk.arm(points, fault.trouble, isLasting: fault.isLasting)
      var failure: (any Error)?
      do { try task(disk.store, &confirmed) } catch { failure = error }
      guard disk.isStruck else { break }
      run += 1
      if let failure {
        let error = try #require(failure as? StoreError, "\(fault), operation \(points)")
        #expect(error.description.hasSuffix("."))
      }
      let operation = disk.operations[min(points, disk.operations.count) - 1]
      disk.restart()
      try check(disk, confirmed, "\(fault.testDescription), operation \(points) (\(operation))")
      points += FaultCount.stride
    }
    #expect(points > 60)
    FaultCount.add(run)
  }

  /// The process dies, and then the power fails, at each operation; of what was not synced all,
  /// half or nothing got to the disk.
  @Test(arguments: ends.indices)
  func nothingConfirmedIsLostWhenTheProcessDies(_ kind: Int) throws {
    let (kept, bytes) = ends[kind]
    var points = FaultCount.first(kind)
    var run = 0
    while true {
      let disk = StoreDisk()
      var confirmed = Confirmed()
      disk.arm(points, .crash(afterBytes: bytes))
      try? task(disk.store, &confirmed)
      guard disk.hasCrashed else { break }
      run += 1
      if let kept { disk.losePower(keeping: kept) } else { disk.restart() }
      try check(disk, confirmed, "kept \(kept ?? 2), \(bytes) bytes, operation \(points)")
      points += FaultCount.stride
    }
    #expect(points > 60)
    FaultCount.add(run)
  }
}

/// Which fault points are run, and how many they were.
///
/// Each kind of fault strikes every fifth operation, each kind another fifth, so that together
/// they strike every operation. `FAULT_POINTS=all` lets every kind strike every operation.
enum FaultCount {
  private static let isWhole = ProcessInfo.processInfo.environment["FAULT_POINTS"] == "all"
  private static let total = Mutex(0)

  static let stride = isWhole ? 1 : 5
  static func first(_ kind: Int) -> Int { isWhole ? 1 : kind % 5 + 1 }

  /// The operations that a kind of fault strikes, without end.
  static func points(_ kind: Int) -> StrideTo<Int> {
    Swift.stride(from: first(kind), to: .max, by: stride)
  }

  static func add(_ count: Int) {
    let sum = total.withLock {
      $0 += count
      return $0
    }
    print("Fault points so far: \(sum)")
  }
}
