internal import Understanding

/// What the rule files say about names: topics, cues, and which of them some rule can hear.
struct RuleFacts: Sendable {
  /// The names in the `topics` block; empty where no rule file is given.
  private(set) var topics: [String] = []
  private(set) var heardTopics: Set<String> = []
  private(set) var cues: Set<String> = []
  private(set) var outlines: [(file: String, blocks: [RuleOutline.Block])] = []

  init(_ rules: [RuleText]) {
    for rule in rules {
      let blocks = RuleOutline(rule).blocks
      outlines.append((rule.path, blocks))
      for block in blocks { note(block) }
    }
  }

  private mutating func note(_ block: RuleOutline.Block) {
    let words = block.head.map(\.text)
    switch block.kind {
    case "topics":
      for line in block.lines {
        topics += line.text.split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
      }
    case "topic", "safety", "learned": if words.count > 1 { heardTopics.insert(words[1]) }
    case "feeling": if words.count > 2 { heardTopics.insert(words[2]) }
    case "answer": if words.count > 1 { heardTopics.insert("meta-" + words[1]) }
    case "cue": if words.count > 1 { cues.insert(words[1]) }
    default: break
    }
  }
}
