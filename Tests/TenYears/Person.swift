import Coach
import TestSupport

/// How somebody answers: one of several styles, and chance that is seeded.
struct Person {
  /// How often, in hundredths, each kind of answer comes.
  struct Style {
    let numbers: Int
    let stories: Int
    let commands: Int
    let rare: Int
    /// Sentences in a story.
    let length: ClosedRange<Int>
  }

  static let styles = [
    Style(numbers: 70, stories: 22, commands: 2, rare: 1, length: 1...1),
    Style(numbers: 35, stories: 55, commands: 3, rare: 2, length: 1...3),
    Style(numbers: 20, stories: 72, commands: 2, rare: 2, length: 2...6),
    Style(numbers: 45, stories: 25, commands: 15, rare: 5, length: 1...2),
  ]

  let style: Style
  var random: StoreRandom

  init(seed: UInt64) {
    random = StoreRandom(seed: seed)
    style = Self.styles[Int.random(in: 0..<Self.styles.count, using: &random)]
  }

  /// What the person types where the coach has just said and asked this.
  mutating func answer(to events: [SessionEvent]) -> String {
    let dice = Int.random(in: 0..<100, using: &random)
    if dice < style.commands { return one(of: Words.commands) }
    if dice < style.commands + style.rare { return one(of: Words.rare) }
    let limit = style.commands + style.rare + style.stories
    switch events.last(where: \.waits) {
    case .offered(let choices):
      if dice < limit, dice % 3 == 0 { return story() }
      return dice % 7 == 6 ? one(of: Words.plain) : "\(Int.random(in: 1...max(1, choices.count), using: &random))"
    case .asked(let asked):
      switch asked.kind {
      case .feeling: return one(of: Words.feelings)
      case .number: return "\(Int.random(in: (asked.low ?? 0)...(asked.high ?? 10), using: &random))"
      case .name: return one(of: Words.names)
      case .yesno: return one(of: Words.plain)
      case .open, .text: return dice < limit ? story() : one(of: Words.plain)
      case .journal: return dice < limit ? story() : "."
      }
    default: return story()
    }
  }

  mutating func one(of words: [String]) -> String {
    words[Int.random(in: 0..<words.count, using: &random)]
  }

  private mutating func story() -> String {
    (0..<Int.random(in: style.length, using: &random)).map { _ in
      let about = Bool.random(using: &random) ? " with \(one(of: Words.names))" : ""
      let number = Int.random(in: 0..<8, using: &random) == 0 ? " for the \(Int.random(in: 2...400, using: &random))th time" : ""
      return "\(one(of: Words.openings)) \(one(of: Words.things))\(about)\(number), \(one(of: Words.turns))."
    }.joined(separator: " ")
  }
}

extension SessionEvent {
  /// Whether the coach waits for the person here.
  var waits: Bool {
    switch self {
    case .offered, .asked: true
    default: false
    }
  }
}
