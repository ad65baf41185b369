import Synchronization

/// The work of one session, or of one connection, done one piece after the other.
///
/// Pieces of different queues are done side by side; none is done twice, and each is either done or
/// refused.
final class JobQueue: Sendable {
  struct Job: Sendable {
    /// The request that it answers.
    var id: RequestID?
    /// Whether cancelling the session's prompts means this one.
    var isPrompt = false
    let run: @Sendable (JobQueue) -> Void
    /// What is done instead when it is cancelled before it began.
    var refuse: @Sendable (Refusal) -> Void = { _ in }
  }

  enum Refusal: Sendable { case turn, request }

  private struct State {
    var waiting: [Job] = []
    var running: Job?
    var isCancelled = false
    var isScheduled = false
  }

  private let state = Mutex(State())
  private let workers: any Workers
  private let limit: Int

  init(_ workers: any Workers, limit: Int = .max) {
    self.workers = workers
    self.limit = limit
  }

  /// Puts work at the end; false when too much waits already.
  func add(_ job: Job, always: Bool = false) -> Bool {
    let (isTaken, isFirst) = state.withLock { state in
      guard always || state.waiting.count < limit else { return (false, false) }
      state.waiting.append(job)
      defer { state.isScheduled = true }
      return (true, !state.isScheduled)
    }
    if isFirst { schedule() }
    return isTaken
  }

  /// Work that is never refused.
  func add(_ run: @escaping @Sendable (JobQueue) -> Void) { _ = add(Job(run: run), always: true) }

  /// Cancels every prompt: those that wait are refused, the one that runs ends as cancelled.
  func cancelPrompts() { cancel(.turn, \.isPrompt) }

  /// Cancels what answers a request, if it has not begun.
  func cancel(_ id: RequestID) { cancel(.request) { $0.id == id } }

  /// Whether the turn that runs was cancelled since it began.
  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  private func cancel(_ refusal: Refusal, _ isMeant: (Job) -> Bool) {
    let refused = state.withLock { state in
      if refusal == .turn, let running = state.running, isMeant(running) { state.isCancelled = true }
      let refused = state.waiting.filter(isMeant)
      state.waiting.removeAll(where: isMeant)
      return refused
    }
    for job in refused { job.refuse(refusal) }
  }

  private func schedule() { workers.run { self.step() } }

  /// Does one piece and makes room for other queues before the next.
  private func step() {
    let job = state.withLock { state in
      guard !state.waiting.isEmpty else { return nil as Job? }
      let job = state.waiting.removeFirst()
      state.running = job
      state.isCancelled = false
      return job
    }
    job?.run(self)
    let goesOn = state.withLock { state in
      state.running = nil
      state.isScheduled = !state.waiting.isEmpty
      return state.isScheduled
    }
    if goesOn { schedule() }
  }
}
