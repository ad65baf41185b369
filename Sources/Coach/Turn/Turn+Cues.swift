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
    let place: CueIndex.Place =
      state.place.safety != nil ? .danger : state.place.isWatchful ? .afterDanger : .usual
    for cue in reading.cues {
      guard let node = program.cues.node(for: cue.name, at: place),
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

  /// The cues by which a choice is meant although none of its words is typed.
  private static let wish = "wish-"
  /// A line of more words than this tells a story, whatever wish it holds.
  private static let wordsOfWish = 9

  /// The one choice that holds the same wish as what was typed: "hear me out" for "Just listen".
  ///
  /// Cost: one reading for each choice, and only where nothing else was meant.
  func wished(_ text: String, among choices: [OfferedChoice]) -> Int? {
    guard text.wordCount <= Self.wordsOfWish, let rules = program.ruleBook else { return nil }
    let wishes = reading?.cues.map(\.name).filter { $0.hasPrefix(Self.wish) } ?? []
    guard !wishes.isEmpty else { return nil }
    let held = choices.map { choice in rules.read(choice.choice.text).cues.map(\.name) }
    for wish in wishes {
      let fitting = held.indices.filter { held[$0].contains(wish) }
      if fitting.count == 1 { return fitting[0] }
    }
    return nil
  }
}
