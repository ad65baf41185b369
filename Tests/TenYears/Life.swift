import Coach
import SessionStore
import TestSupport

/// Sessions of one chain: each begins with what those before it left to remember.
struct Life {
  let engine: SessionEngine
  let turns: Int
  let seed: UInt64
  private(set) var memory: Memory

  init(engine: SessionEngine, turns: Int, seed: UInt64, memory: Memory = Memory()) {
    self.engine = engine
    self.turns = turns
    self.seed = seed
    self.memory = memory
  }

  /// One session of about so many turns, with the name and the bytes of its log.
  mutating func session(
    _ number: Int, at moment: Moment, isLast: Bool = false
  ) -> (name: SessionFileName, bytes: [UInt8])? {
    var person = Person(seed: seed &+ UInt64(number) &* 7919)
    let id = StoreSample.session(number + 1)
    guard let name = SessionFileName(start: moment, session: id) else { return nil }
    let start = SessionStart(
      session: id, at: moment, seed: UInt64(number) &* 31 &+ seed, scripts: engine.scripts, country: "GB",
      memory: memory)
    var position = engine.begin(start)
    var clock = moment
    var log = [position.events.map { TimedEvent(at: moment, event: $0) }]
    let dark = Int.random(in: 0..<50, using: &person.random) == 0 ? Int.random(in: 5..<max(6, turns), using: &person.random) : -1
    for turn in 0..<turns where !position.isOver {
      clock.milliseconds += Int64.random(in: 4_000...90_000, using: &person.random)
      let next = step(position, turn: turn, dark: dark, person: &person, at: clock)
      position = next
      log.append(next.events.map { TimedEvent(at: clock, event: $0) })
    }
    // The first append to a log holds the greeting and the first turn.
    if log.count > 1 {
      let greeting = log.removeFirst()
      log[0] = greeting + log[0]
    }
    if !position.isOver {
      let isOpen = !isLast && Int.random(in: 0..<40, using: &person.random) == 0
      log.append([TimedEvent(at: clock, event: .ended(isOpen ? .paused : .finished))])
    }
    memory.apply(log.joined().map { $0 }, session: id)
    return (name, LogBytes.of(log))
  }

  /// One turn; an answer that would end the session too early is thought over a few times.
  private func step(
    _ position: SessionPosition, turn: Int, dark: Int, person: inout Person, at moment: Moment
  ) -> SessionPosition {
    var next = position
    for attempt in 0..<8 {
      let text =
        turn == dark ? person.one(of: Words.dark)
        : turn > dark && dark >= 0 && turn < dark + 6 ? person.one(of: Words.inDark)
        : attempt > 5 ? "/menu" : person.answer(to: position.events)
      next = position.next(CoachInput(text: text, at: moment))
      if !next.isOver, next.unkept == nil { break }
    }
    return next
  }
}
