import Coach

/// When each part of a transcript appears: a list of steps with the pause before each.
///
/// Words appear letter by letter, the coach's reply at once, and between turns lies the time that
/// lay between them when they were recorded. No clock is read.
package struct Timeline: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    /// The turn's place in the transcript.
    package var turn: Int
    /// How many characters of what was typed are there.
    package var characters: Int
    /// Whether the turn is whole, with the coach's reply.
    package var isWhole: Bool
    /// Milliseconds since the step before, as recorded; nothing is limited yet.
    package var pause: Int
  }

  package let steps: [Step]
  /// The place of each turn's last step, at which it is whole.
  package let wholes: [Int]

  /// Lays out a transcript. Cost: linear in what was typed.
  package init(_ transcript: Transcript) {
    var steps: [Step] = []
    var wholes: [Int] = []
    var before: Moment?
    for (place, turn) in transcript.turns.enumerated() {
      let count = turn.typed?.count ?? 0
      let typing = Self.typing(count)
      let gap = before.map { Int(turn.at.milliseconds - $0.milliseconds) } ?? 0
      // The person was typing at the end of the time between; a clock that went back gives none.
      var pause = max(0, gap - typing.count * typing.interval - (typing.count > 0 ? Self.beat : 0))
      for index in 0..<typing.count {
        let characters = count * (index + 1) / typing.count
        steps.append(
          Step(
            turn: place, characters: characters, isWhole: false,
            pause: (index == 0 ? pause : 0) + typing.interval))
      }
      if typing.count > 0 { pause = Self.beat }
      wholes.append(steps.count)
      steps.append(Step(turn: place, characters: count, isWhole: true, pause: pause))
      before = turn.at
    }
    self.steps = steps
    self.wholes = wholes
  }

  /// How many steps so many characters are typed in, and the time of one.
  private static func typing(_ count: Int) -> (count: Int, interval: Int) {
    guard count > 0 else { return (0, 0) }
    let total = min(count * keystroke, longest)
    let steps = min(count, total / quickest)
    return (steps, total / steps)
  }

  /// Milliseconds for a character; less for a long message, which takes no longer than `longest`.
  private static let keystroke = 60
  private static let quickest = 20
  private static let longest = 6000
  /// Between the last letter and the reply.
  private static let beat = 400
}

/// How fast a recording is shown: a pause is limited first, and then divided by the speed.
package struct Pace: Sendable, Equatable {
  /// Above 0; 1 is as recorded.
  package var speed: Double
  /// Milliseconds; nil for no limit.
  package var maxPause: Int?

  package init(speed: Double = 1, maxPause: Int? = Pace.usualMaxPause) {
    self.speed = speed
    self.maxPause = maxPause
  }

  package static let usualMaxPause = 3000

  /// The wait for a pause in milliseconds: at most `maxPause / speed`, never below 0.
  package func wait(_ pause: Int) -> Int {
    let limited = Double(max(0, min(pause, maxPause ?? pause)))
    // Longer than any wait could matter, and still a number that fits.
    return Int(min((limited / speed).rounded(), 1e12))
  }
}
