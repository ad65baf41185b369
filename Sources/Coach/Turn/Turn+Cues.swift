import Understanding
import YarnRuntime

extension Turn {
  /// A line of more words than this tells a story, and is no cue, where the person was asked to write.
  private static let wordsOfCue = 14
  /// How deep answers to cues may stand in one another.
  private static let mostCues = 3

  /// The node that waits for words like those typed, if there is one.
  func cueNode() -> (node: String, cue: CueReading)? {
    guard let reading else { return nil }
    for cue in reading.cues {
      guard
        let node = program.cues.node(for: cue.name, inSafety: state.place.safety != nil),
        !state.place.openNodes.suffix(Self.mostCues).contains(node)
      else { continue }
      return (node, cue)
    }
    return nil
  }

  /// The same for an answer in the person's own words, which is a cue only when it is short.
  func cueNode(inAnswer text: String) -> (node: String, cue: CueReading)? {
    text.wordCount <= Self.wordsOfCue ? cueNode() : nil
  }

  /// Goes into the node that waits for these words, and comes back to the open question.
  mutating func answerCue(_ found: (node: String, cue: CueReading)) {
    note("something I have an answer to", found.cue.evidence)
    leave(toNode: found.node)
  }
}
