/// Threads that do work which may have to wait for the disk.
///
/// Many of them wait for the same disk at once, and the system makes what they wrote durable together: so
/// turns of different sessions share the disk's time. A thread is made when work finds none at rest.
package final class ThreadWorkers: Workers, @unchecked Sendable {
  private let bell = Bell()
  private let most: Int
  // Held under the bell.
  private var jobs: [@Sendable () -> Void] = []
  private var next = 0
  private var threads = 0
  private var resting = 0
  /// How many of them were rung for and have not woken up yet.
  private var rung = 0

  /// Makes no thread yet.
  package init(most: Int) { self.most = most }

  package func run(_ job: @escaping @Sendable () -> Void) {
    let needsThread = bell.held {
      jobs.append(job)
      if resting > rung {
        rung += 1
        bell.ringOnce()
        return false
      }
      guard threads < most else { return false }
      threads += 1
      return true
    }
    if needsThread, !startThread({ self.work() }) { bell.held { threads -= 1 } }
  }

  private func work() {
    while true {
      let job = bell.held {
        while next == jobs.count {
          resting += 1
          bell.wait()
          resting -= 1
          rung = max(0, rung - 1)
        }
        defer { next += 1 }
        let job = jobs[next]
        if next > 1024, next * 2 > jobs.count {
          jobs.removeFirst(next)
          next = 0
        }
        return job
      }
      job()
    }
  }
}

/// A thread that calls back after a time.
package final class ThreadTimers: Timers, @unchecked Sendable {
  private let bell = Bell()
  private let milliseconds: @Sendable () -> Int
  // Held under the bell; the soonest comes last.
  private var waiting: [(at: Int, job: @Sendable () -> Void)] = []
  private var isRunning = false

  /// Takes milliseconds that only grow.
  package init(milliseconds: @escaping @Sendable () -> Int) { self.milliseconds = milliseconds }

  package func after(milliseconds delay: Int, _ job: @escaping @Sendable () -> Void) {
    let at = milliseconds() + delay
    let isFirst = bell.held {
      let place = waiting.lastIndex { $0.at > at }.map { $0 + 1 } ?? 0
      waiting.insert((at, job), at: place)
      bell.ring()
      defer { isRunning = true }
      return !isRunning
    }
    if isFirst { startThread { self.work() } }
  }

  private func work() {
    while true {
      let job = bell.held {
        while true {
          guard let soonest = waiting.last else {
            bell.wait()
            continue
          }
          let left = soonest.at - milliseconds()
          if left <= 0 { return waiting.removeLast().job }
          bell.wait(milliseconds: left)
        }
      }
      job()
    }
  }
}
