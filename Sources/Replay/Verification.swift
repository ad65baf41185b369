package import Coach

/// Whether a recorded session comes out of the engine again.
package enum VerificationResult: Sendable, Equatable {
  /// Every recorded turn came out; `unkept` turns were never recorded, and say nothing.
  /// From `removed` places words were taken out, where only the kind of what happened was compared.
  case identical(turns: Int, unkept: Int = 0, removed: Int = 0)
  /// All agreed up to where words were taken out; without them the session takes another way.
  case wordsRemoved(agreedTurns: Int, turns: Int, removed: Int)
  case different(Difference)
  /// The log lacks its start, so there is nothing to run from.
  case noStart

  /// Runs recorded inputs through an engine and compares all that comes out, byte for byte.
  ///
  /// `isCut` says that the last turn's end never got to the disk. The rule is that of `Rerun`.
  package init(_ events: [TimedEvent], isCut: Bool = false, engine: SessionEngine) {
    guard let rerun = Rerun(events, isCut: isCut, engine: engine) else {
      self = .noStart
      return
    }
    guard let difference = rerun.difference else {
      self = .identical(turns: rerun.turns, unkept: rerun.unkept, removed: rerun.removed)
      return
    }
    self =
      rerun.removed == 0
      ? .different(difference)
      : .wordsRemoved(
        agreedTurns: rerun.agreedTurns, turns: events.count { $0.event.name == .typed },
        removed: events.reduce(0) { $0 + $1.removed })
  }
}
