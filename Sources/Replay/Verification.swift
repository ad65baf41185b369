package import Coach

/// Whether a recorded session comes out of the engine again.
package enum VerificationResult: Sendable, Equatable {
  /// Every recorded turn came out; `unkept` turns were never recorded, and say nothing.
  case identical(turns: Int, unkept: Int = 0)
  case different(Difference)
  /// The log lacks its start, so there is nothing to run from.
  case noStart
}

/// The first place where a recorded session and its replay part.
package struct Difference: Sendable, Equatable {
  /// The turn, from 1; 0 is the opening.
  package var turn: Int
  /// What the person typed in that turn.
  package var typed: String?
  /// The recorded event; nil when the replay says more than was recorded.
  package var recorded: SessionEvent?
  /// The replayed event; nil when it says less.
  package var replayed: SessionEvent?
  /// Whether other scripts or rules run now than when it was recorded.
  package var scriptsChanged: Bool
}

/// Runs recorded inputs through an engine and compares all that comes out, byte for byte.
///
/// What the store adds on its own is passed over: a session set aside from outside, closed
/// because the person began anew, or a part that was not kept, which is counted. `/undo` is an input like any other.
package struct Verification<State> {
  private let scripts: String
  private let advance: (inout State, CoachInput) -> [SessionEvent]
  private let resume: (inout State, Moment) -> [SessionEvent]
  private var state: State
  /// What the engine said and the log has not yet shown.
  private var waiting: [SessionEvent]
  private var turn = 0
  private var unkept = 0
  private var typed: String?
  private let recordedScripts: String

  /// Verifies a log's events. `isCut` says that the last turn's end never got to the disk.
  ///
  /// Cost: that of the session itself.
  package static func verify(
    _ events: [TimedEvent], isCut: Bool = false, scripts: String,
    begin: (SessionStart) -> (events: [SessionEvent], state: State),
    advance: @escaping (inout State, CoachInput) -> [SessionEvent],
    resume: @escaping (inout State, Moment) -> [SessionEvent]
  ) -> VerificationResult {
    guard case .started(let start)? = events.first?.event else { return .noStart }
    let (opening, state) = begin(start)
    var verification = Verification(
      scripts: scripts, advance: advance, resume: resume, state: state, waiting: opening,
      recordedScripts: start.scripts)
    for timed in events {
      if let difference = verification.take(timed) { return .different(difference) }
    }
    if !isCut, let left = verification.waiting.first {
      return .different(verification.difference(recorded: nil, replayed: left))
    }
    return .identical(turns: verification.turn, unkept: verification.unkept)
  }

  private init(
    scripts: String, advance: @escaping (inout State, CoachInput) -> [SessionEvent],
    resume: @escaping (inout State, Moment) -> [SessionEvent], state: State,
    waiting: [SessionEvent], recordedScripts: String
  ) {
    self.scripts = scripts
    self.advance = advance
    self.resume = resume
    self.state = state
    self.waiting = waiting
    self.recordedScripts = recordedScripts
  }

  /// Runs an input, or compares one recorded event with the next that came out.
  private mutating func take(_ timed: TimedEvent) -> Difference? {
    switch timed.event {
    case .typed(let text) where waiting.isEmpty:
      turn += 1
      typed = text
      waiting = advance(&state, CoachInput(text: text, at: timed.at))
    case .resumed where waiting.isEmpty: waiting = resume(&state, timed.at)
    case .ended where waiting.isEmpty: return nil
    case .privatePart(let turns) where waiting.isEmpty:
      // The session went on from before that part, so nothing of it is missing here.
      unkept += turns
      return nil
    case .ended(.finished) where !waiting.contains(timed.event):
      // The last turn had been cut off, and the person let the session go instead of going on.
      waiting = []
      return nil
    default: break
    }
    guard let first = waiting.first, EventBytes.areEqual(first, timed.event) else {
      return difference(recorded: timed.event, replayed: waiting.first)
    }
    waiting.removeFirst()
    return nil
  }

  private func difference(recorded: SessionEvent?, replayed: SessionEvent?) -> Difference {
    Difference(
      turn: turn, typed: typed, recorded: recorded, replayed: replayed,
      scriptsChanged: scripts != recordedScripts)
  }
}
