extension Memory {
  /// Notes that a session has begun in earnest: the person typed something in it.
  package mutating func beginSession(at moment: Moment) {
    sessions += 1
    firstSessionAt = firstSessionAt ?? moment
    lastSessionAt = moment
  }

  /// Applies one change made at a moment of a session.
  package mutating func apply(_ change: MemoryChange, at moment: Moment, session: String) {
    switch change {
    case .fact(let key, let value): setFact(key, value, moment, session)
    case .forgot(let what): forget(what)
    case .plan(let condition, let action):
      settlePlan(.dropped, at: moment)
      plans.append(
        Plan(condition: condition, action: action, madeAt: moment, session: session))
      plans.keepLast(Limit.plans)
    case .planResult(let result): settlePlan(result, at: moment)
    case .done(let what):
      done.append(Mark(what: what, at: moment, session: session))
      done.keepLast(Limit.marks)
      if what.hasPrefix("exercise-") { takeUpForGood(String(what.dropFirst("exercise-".count))) }
    case .declined(let what):
      declined.append(Mark(what: what, at: moment, session: session))
      declined.keepLast(Limit.marks)
    case .felt(let word, let strength):
      feelings.append(Felt(word: word, strength: strength, at: moment, session: session))
      feelings.keepLast(Limit.feelings)
    case .reflected(let worry, let distance):
      reflections.append(
        Reflection(worry: worry, distance: distance, at: moment, session: session))
      reflections.keepLast(Limit.reflections)
    case .opened(let topic):
      let today = (openings ?? []).filter { moment.days(since: $0.at) == 0 }
      openings = today + [Mark(what: topic, at: moment, session: session)]
      openings?.keepLast(Limit.marks)
    case .paused(let exercise, let step, let values):
      pause(exercise, step, values, moment, session)
    case .varied(let contents): rest(contents)
    }
  }

  /// Applies a whole session's events in order; what was taken back leaves no trace.
  ///
  /// A session in which nothing was typed changes nothing. Cost: linear in the events.
  package mutating func apply(_ events: [TimedEvent], session: String) {
    guard let first = events.first, events.contains(where: { $0.event.name == .typed }) else {
      return
    }
    var takenBack: Set<Int> = []
    for case .tookBack(let turn) in events.map(\.event) { takenBack.insert(turn) }
    beginSession(at: first.at)
    var turn = 0
    for timed in events {
      switch timed.event {
      case .typed: turn += 1
      case .remembered(let change) where !takenBack.contains(turn):
        apply(change, at: timed.at, session: session)
      default: break
      }
    }
  }

  private mutating func setFact(
    _ key: String, _ value: String, _ moment: Moment, _ session: String
  ) {
    facts[key] = Fact(value: value, at: moment, session: session)
    guard facts.count > Limit.facts else { return }
    let oldest = facts.filter { !Self.isOwn($0.key) }
      .min { ($0.value.at, $0.key) < ($1.value.at, $1.key) }
    if let oldest { facts[oldest.key] = nil }
  }

  private mutating func forget(_ what: String) {
    switch MemoryChange.Whole(rawValue: what) {
    case .plans: plans = []
    case .feelings: feelings = []
    case .reflections: reflections = []
    case .paused: paused = nil
    case .everything:
      let counts = (sessions, firstSessionAt, lastSessionAt)
      self = Memory()
      (sessions, firstSessionAt, lastSessionAt) = counts
    case nil: facts[what] = nil
    }
  }

  private mutating func settlePlan(_ result: PlanResult, at moment: Moment) {
    guard let last = plans.indices.last, plans[last].result == nil else { return }
    plans[last].result = result
    plans[last].resultAt = moment
  }

  /// Moves contents to the young end of the list.
  private mutating func rest(_ contents: [String]) {
    let fresh = Set(contents)
    varied.removeAll { fresh.contains($0) }
    varied.append(contentsOf: contents)
    varied.keepLast(Limit.varied)
  }
}

/// An event with the moment of the turn it belongs to.
package struct TimedEvent: Sendable, Equatable {
  package var at: Moment
  package var event: SessionEvent
  /// In how many places words were taken out of it, because the person wanted them forgotten.
  package var removed = 0

  package init(at: Moment, event: SessionEvent, removed: Int = 0) {
    self.at = at
    self.event = event
    self.removed = removed
  }
}

extension Array {
  /// Drops from the front what is over a limit.
  fileprivate mutating func keepLast(_ limit: Int) {
    if count > limit { removeFirst(count - limit) }
  }
}
