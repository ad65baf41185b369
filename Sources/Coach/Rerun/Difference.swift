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
