import CAllocations
import Foundation

/// Several runs of one case.
struct Measurement {
  let measured: Case
  /// CPU seconds of each run, the quickest first.
  private(set) var seconds: [Double] = []
  /// Requests for memory in the last run.
  private(set) var allocations = 0

  /// Prepares a case anew for each run, and runs it.
  init(_ measured: Case, runs: Int) throws {
    self.measured = measured
    for _ in 0..<runs {
      let body = try measured.prepare()
      let before = (CPUClock.seconds, allocations_count())
      try repeatablePart(body)
      seconds.append(CPUClock.seconds - before.0)
      allocations = Int(allocations_count() - before.1)
    }
    seconds.sort()
  }

  var median: Double { seconds.median }
  var secondsPerUnit: Double { median / Double(measured.count) }
  var allocationsPerUnit: Double { Double(allocations) / Double(measured.count) }
}

extension [Double] {
  /// The middle of sorted values, or the mean of the two in the middle.
  var median: Double { (self[(count - 1) / 2] + self[count / 2]) / 2 }

  /// How far apart the ends of sorted values are, in hundredths of the median.
  var spread: Double { (self[count - 1] - self[0]) / median * 100 }
}

/// The time that this process has kept a processor busy.
enum CPUClock {
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
