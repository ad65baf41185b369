/// An exercise that was left in the middle: the step that comes next, and what was put in so far.
package struct PausedExercise: Sendable, Equatable, Codable {
  /// Its id in the scripts, such as `E6`.
  package var exercise: String
  package var step: Int
  /// The variables that `take_up` puts back, the one of the step first.
  package var values: [KeptValue]
  package var at: Moment
  package var session: String

  package init(exercise: String, step: Int, values: [KeptValue], at: Moment, session: String) {
    (self.exercise, self.step, self.values) = (exercise, step, values)
    (self.at, self.session) = (at, session)
  }
}

/// A variable of the scripts and its value, in JSON `{"key":"$who","text":"Ada"}`, or with `number` or
/// `flag`.
package struct KeptValue: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case text(String)
    case number(Float)
    case flag(Bool)
  }

  package var key: String
  package var value: Content

  package init(key: String, value: Content) {
    self.key = key
    self.value = value
  }

  /// The words in it; nil for a number, a flag and an empty text.
  package var words: String? {
    if case .text(let text) = value, !text.isEmpty { text } else { nil }
  }
}

extension KeptValue: Codable {
  private enum Key: String, CodingKey {
    case key, text, number, flag
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(key, forKey: .key)
    switch value {
    case .text(let text): try container.encode(text, forKey: .text)
    case .number(let number): try container.encode(number, forKey: .number)
    case .flag(let flag): try container.encode(flag, forKey: .flag)
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    key = try container.decode(String.self, forKey: .key)
    if let text = try container.decodeIfPresent(String.self, forKey: .text) {
      value = .text(text)
    } else if let number = try container.decodeIfPresent(Float.self, forKey: .number) {
      value = .number(number)
    } else {
      value = .flag(try container.decode(Bool.self, forKey: .flag))
    }
  }
}

extension Memory {
  /// The exercise that was left in the middle, if it was.
  package func pausedExercise(_ exercise: String) -> PausedExercise? {
    paused?.last { $0.exercise == exercise }
  }

  mutating func pause(_ exercise: String, _ step: Int, _ values: [KeptValue], _ moment: Moment, _ session: String) {
    takeUpForGood(exercise)
    // What was forgotten since is not kept as a mark.
    let kept = values.filter { $0.words != WordRemoval.mark }
    let entry = PausedExercise(exercise: exercise, step: step, values: kept, at: moment, session: session)
    paused = Array(((paused ?? []) + [entry]).suffix(Limit.paused))
  }

  /// An exercise that was gone through is paused no longer.
  mutating func takeUpForGood(_ exercise: String) {
    guard paused != nil else { return }
    paused?.removeAll { $0.exercise == exercise }
    if paused?.isEmpty == true { paused = nil }
  }

  /// How often a feeling was named on the last fourteen days, the day of a moment included.
  package func feltLately(_ word: String, at moment: Moment) -> Int {
    feelings.count { $0.word.lowercased() == word.lowercased() && moment.days(since: $0.at) < 14 }
  }
}
