/// A part of a session of which nothing goes to disk: what the recorder must know of it.
///
/// The recorder keeps where the session stood before, and when the part is over the session goes on
/// from there. So nothing of the part is needed, and nothing of it can slip into what is kept.
package struct Unkept: Sendable, Equatable, Codable {
  /// The last turn that stays in the log; it falls when the person has more removed.
  package var keptTurns: Int
  /// How often the person has typed in this part, the line that began it not counted.
  package var turns = 0
  /// Nothing more of this session is kept: danger was spoken of, and a log that went on from before
  /// would either tell of it or forget what it closed.
  package var isForGood: Bool
  /// The first typed line of what was open when the part began.
  var partTurn: Int

  package init(keptTurns: Int, isForGood: Bool = false, partTurn: Int = 0) {
    self.keptTurns = keptTurns
    self.isForGood = isForGood
    self.partTurn = partTurn
  }

  /// How many turns of what was open are in the log and can be removed.
  var removable: Int { max(0, keptTurns - max(0, partTurn - 1)) }
}
