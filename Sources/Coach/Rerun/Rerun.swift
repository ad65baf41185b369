/// A recorded session run through an engine again, and how far both agree.
///
/// The session's inputs go in, all else is compared, and the first difference ends it. What the
/// store adds on its own is passed over: a session set aside from outside, closed because the
/// person began anew, or a part that was not kept, which is counted. `/undo` is an input like any
/// other. Cost: that of the session itself.
package struct Rerun: Sendable {
  /// Where the session stands after all that was recorded and agrees.
  package private(set) var position: SessionPosition
  /// What the engine says at the end that the log lacks, because its last turn was cut off.
  package private(set) var missing: [SessionEvent]
  /// How many turns agree from the start; the opening alone is 0.
  package private(set) var agreedTurns = 0
  /// How many turns were not kept, and could not be compared.
  package private(set) var unkept = 0
  /// In how many places words were taken out, up to the first difference.
  package private(set) var removed = 0
  /// Where recording and replay part; nil when they never do.
  package private(set) var difference: Difference?

  private let scriptsChanged: Bool
  private var turn = 0
  /// Words were taken out of what was typed in this turn.
  private var isLoose = false
  private var typed: String?

  /// Runs the recorded inputs. Nil when the log lacks its start.
  ///
  /// `isCut` says that the last turn's end never got to the disk. `visit` is shown each point at
  /// which the person typed, with the number of the turn that led there, as far as all agrees.
  package init?(
    _ events: [TimedEvent], isCut: Bool, engine: SessionEngine,
    visit: (Int, SessionPosition) -> Void = { _, _ in }
  ) {
    guard case .started(let start)? = events.first?.event else { return nil }
    scriptsChanged = engine.scripts != start.scripts
    position = engine.begin(start)
    missing = position.events
    for timed in events where difference == nil {
      if missing.isEmpty, timed.event.name == .typed { visit(turn, position) }
      take(timed)
    }
    // A turn that was cut off may lack its end; any other must be whole.
    if difference == nil, !isCut, let left = missing.first { differ(recorded: nil, replayed: left) }
    if difference == nil { visit(turn, position) }
  }

  /// Whether everything recorded came out again.
  package var agrees: Bool { difference == nil }

  /// How many turns were recorded, up to the first difference.
  package var turns: Int { turn }

  /// Runs an input, or compares one recorded event with the next that came out.
  private mutating func take(_ timed: TimedEvent) {
    removed += timed.removed
    switch timed.event {
    case .typed(let text) where missing.isEmpty:
      turn += 1
      typed = text
      position = position.next(CoachInput(text: text, at: timed.at))
      missing = position.events
      expect(timed)
    case .resumed where missing.isEmpty:
      position = position.resume(timed.at)
      missing = position.events
      expect(timed)
    case .ended where missing.isEmpty: break
    // The session went on from before that part, so nothing of it is missing here.
    case .privatePart(let turns) where missing.isEmpty: unkept += turns
    // The last turn had been cut off, and the person let the session go instead of going on.
    case .ended(.finished) where !missing.contains(timed.event): missing = []
    default: expect(timed)
    }
    if difference == nil, missing.isEmpty { agreedTurns = turn }
  }

  private mutating func expect(_ timed: TimedEvent) {
    if timed.event.name == .typed { isLoose = timed.removed > 0 }
    if isLoose {
      // What a command without its words forgets cannot be known, so it is not compared.
      while missing.first?.name == .remembered, timed.event.name != .remembered { missing.removeFirst() }
      if timed.event.name == .remembered, missing.first?.name != .remembered { return }
      if case .said(let recorded) = timed.event, recorded.line == nil,
        case .said(let replayed)? = missing.first, replayed.line == nil
      {
        missing.removeFirst()
        return
      }
    }
    guard let first = missing.first, Agreement(recorded: timed, replayed: first) != .different else {
      differ(recorded: timed.event, replayed: missing.first)
      return
    }
    missing.removeFirst()
  }

  private mutating func differ(recorded: SessionEvent?, replayed: SessionEvent?) {
    difference = Difference(
      turn: turn, typed: typed, recorded: recorded, replayed: replayed,
      scriptsChanged: scriptsChanged)
  }
}
