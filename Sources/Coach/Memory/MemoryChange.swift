/// One change to what is remembered across sessions.
///
/// In JSON one flat object whose field `change` names the case.
package enum MemoryChange: Sendable, Equatable {
  /// A fact the person told, under a name such as `name` or `person`.
  case fact(key: String, value: String)
  /// A fact's key, or one of the names of `Whole`, that is to be forgotten.
  case forgot(String)
  /// The one open plan; an earlier open plan is set aside by it.
  case plan(condition: String, action: String)
  case planResult(PlanResult)
  /// An exercise, topic or other thing that was gone through, such as `exercise-E2`.
  case done(String)
  case declined(String)
  /// A feeling in a word, with its strength from 0 to 10, or nil when none was given.
  case felt(word: String, strength: Int?)
  /// The two means of the self-reflection, each 0 to 4.
  case reflected(worry: Double, distance: Double)
  /// A topic that was opened, so that going round and round on one day can be named.
  case opened(String)
  /// An exercise that was left in the middle, with the variables that it goes on from.
  case paused(exercise: String, step: Int, values: [KeptValue])
  /// Contents chosen among several wordings or nodes, so that they rest for a while.
  case varied([String])
}

extension MemoryChange {
  /// What can be forgotten as a whole, besides single facts.
  package enum Whole: String, Sendable, CaseIterable {
    case plans, feelings, reflections, paused, everything
  }
}

/// How a plan went.
package enum PlanResult: String, Sendable, Codable, CaseIterable {
  case kept, partly, not, dropped
}

extension MemoryChange: Codable {
  package enum Name: String, Codable, CaseIterable, Sendable {
    case fact
    case forgot
    case plan
    case planResult = "plan-result"
    case done, declined, felt, reflected, opened, paused, varied
  }

  private enum Key: String, CodingKey {
    case change, key, value, condition, action, result, what, word, strength, worry, distance
    case contents, exercise, step, values
  }

  package var name: Name {
    switch self {
    case .fact: .fact
    case .forgot: .forgot
    case .plan: .plan
    case .planResult: .planResult
    case .done: .done
    case .declined: .declined
    case .felt: .felt
    case .reflected: .reflected
    case .opened: .opened
    case .paused: .paused
    case .varied: .varied
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .change)
    switch self {
    case .fact(let key, let value):
      try container.encode(key, forKey: .key)
      try container.encode(value, forKey: .value)
    case .plan(let condition, let action):
      try container.encode(condition, forKey: .condition)
      try container.encode(action, forKey: .action)
    case .planResult(let result): try container.encode(result, forKey: .result)
    case .done(let what), .declined(let what), .forgot(let what), .opened(let what):
      try container.encode(what, forKey: .what)
    case .felt(let word, let strength):
      try container.encode(word, forKey: .word)
      try container.encodeIfPresent(strength, forKey: .strength)
    case .reflected(let worry, let distance):
      try container.encode(worry, forKey: .worry)
      try container.encode(distance, forKey: .distance)
    case .paused(let exercise, let step, let values):
      try container.encode(exercise, forKey: .exercise)
      try container.encode(step, forKey: .step)
      try container.encode(values, forKey: .values)
    case .varied(let contents): try container.encode(contents, forKey: .contents)
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) throws -> String { try container.decode(String.self, forKey: key) }
    switch try container.decode(Name.self, forKey: .change) {
    case .fact: self = .fact(key: try text(.key), value: try text(.value))
    case .forgot: self = .forgot(try text(.what))
    case .plan: self = .plan(condition: try text(.condition), action: try text(.action))
    case .planResult: self = .planResult(try container.decode(PlanResult.self, forKey: .result))
    case .done: self = .done(try text(.what))
    case .declined: self = .declined(try text(.what))
    case .felt:
      self = .felt(
        word: try text(.word), strength: try container.decodeIfPresent(Int.self, forKey: .strength))
    case .reflected:
      self = .reflected(
        worry: try container.decode(Double.self, forKey: .worry),
        distance: try container.decode(Double.self, forKey: .distance))
    case .opened: self = .opened(try text(.what))
    case .paused:
      self = .paused(
        exercise: try text(.exercise), step: try container.decode(Int.self, forKey: .step),
        values: try container.decode([KeptValue].self, forKey: .values))
    case .varied: self = .varied(try container.decode([String].self, forKey: .contents))
    }
  }
}
