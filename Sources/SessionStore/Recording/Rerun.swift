import Coach

/// A recorded session run through the engine again, and how far both agree.
struct Rerun {
  /// Where the session stands after all that was recorded and agrees.
  private(set) var position: SessionPosition
  /// What the engine says at the end that the log lacks, because its last turn was cut off.
  private(set) var missing: [SessionEvent]
  /// How many turns agree from the start; the greeting alone is 0.
  private(set) var agreedTurns = 0
  /// Whether everything recorded came out again.
  private(set) var agrees = true

  private var turn = 0

  /// Runs the recorded inputs. Nil when the log lacks its start.
  init?(_ log: SessionLog, engine: SessionEngine) {
    guard let start = log.start else { return nil }
    position = engine.begin(start)
    missing = position.events
    for entry in log.entries where agrees { take(entry) }
    // A turn that was cut off may lack its end; any other must be whole.
    if !missing.isEmpty, !log.isTurnCut { agrees = false }
  }

  private mutating func take(_ entry: SessionLog.Entry) {
    switch entry.event {
    case .typed(let text) where missing.isEmpty:
      turn += 1
      position = position.next(CoachInput(text: text, at: entry.at))
      missing = position.events
      expect(entry.event)
    case .resumed where missing.isEmpty:
      position = position.resume(entry.at)
      missing = position.events
      expect(entry.event)
    // The store's own notes, not the engine's: what was not kept left no mark on what came after.
    case .ended where missing.isEmpty, .privatePart where missing.isEmpty: break
    default: expect(entry.event)
    }
    if agrees, missing.isEmpty { agreedTurns = turn }
  }

  private mutating func expect(_ event: SessionEvent) {
    guard let first = missing.first, first.hasSameBytes(as: event) else {
      agrees = false
      return
    }
    missing.removeFirst()
  }
}

extension SessionEvent {
  /// Whether both have the same JSON; text that only looks the same has not.
  func hasSameBytes(as other: SessionEvent) -> Bool {
    JSON.line(self) == JSON.line(other)
  }
}
