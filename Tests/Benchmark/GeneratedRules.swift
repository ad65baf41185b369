import Understanding

/// Rules out of made-up words: beginnings of words, alternatives, word sets and gaps.
///
/// All books share a vocabulary, from which the utterance is taken too, so that a larger book has
/// more rules to wake.
struct GeneratedRules {
  static let vocabularySize = 3_000
  private var random = SmallRandom(state: 1)

  /// Twenty words of the vocabulary.
  static var utterance: String {
    var rules = GeneratedRules()
    return (0..<20).map { _ in rules.word() }.joined(separator: " ")
  }

  /// A file of rules, one a line, in topics of fifty.
  static func text(_ count: Int) -> RuleText {
    var rules = GeneratedRules()
    var lines: [String] = []
    let topics = (0..<(count + 49) / 50).map { "topic-\($0)" }
    lines.append("topics\n  " + topics.joined(separator: ", "))
    for set in 0..<max(4, count / 20) {
      lines.append(
        "concept set-\(set)\n  " + (0..<8).map { _ in rules.word() }.joined(separator: ", "))
    }
    for (index, topic) in topics.enumerated() {
      lines.append("topic \(topic)")
      for _ in index * 50..<min(count, index * 50 + 50) {
        lines.append("  " + rules.rule(sets: max(4, count / 20)))
      }
    }
    return RuleText(path: "generated.rules", text: lines.joined(separator: "\n") + "\n")
  }

  private mutating func rule(sets: Int) -> String {
    switch random.below(4) {
    case 0: "(\(word()) | \(word()) | \(word())) .. \(word())"
    case 1: "\(word().prefix(4))* .. (\(word()) | \(word()))"
    case 2: "@set-\(random.below(sets)) .. \(word())"
    default: "\(word()) & (\(word()) | \(word())) =2"
    }
  }

  private mutating func word() -> String {
    var number = random.below(Self.vocabularySize)
    var word = ""
    for _ in 0..<3 {
      word += Self.syllables[number % Self.syllables.count]
      number /= Self.syllables.count
    }
    return word
  }

  private static let syllables = [
    "ba", "ko", "mi", "tu", "ren", "sol", "vek", "dra", "pli", "gom", "nar", "fes", "lur", "hin",
    "quo",
  ]
}

/// Numbers that follow from a seed (xorshift, Marsaglia 2003).
private struct SmallRandom {
  var state: UInt64

  mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }
}
