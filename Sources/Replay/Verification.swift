package import Coach

/// Whether a recorded session comes out of the engine again.
package enum VerificationResult: Sendable, Equatable {
  /// Every recorded turn came out; `unkept` turns were never recorded, and say nothing.
  case identical(turns: Int, unkept: Int = 0)
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
    self =
      rerun.difference.map(Self.different)
      ?? .identical(turns: rerun.turns, unkept: rerun.unkept)
  }
}
