import YarnProgram
import YarnRuntime

extension Turn {
  /// Does what a command of a script says; true when the session now waits or is over.
  mutating func perform(_ command: DeliveredCommand) throws -> Bool {
    var words = command.words
    guard !words.isEmpty else { throw ScriptFailure.badCommand(command.text) }
    let name = words.removeFirst()
    switch ScriptCommand(rawValue: name) {
    case .ask:
      wait(at: try question(words, from: command))
      return true
    case .route: try detour(toTopic: state.place.listened.topic)
    case .routeTo: try detour(toTopic: value(words, 0, command))
    case .remember:
      let kept = value(words.dropFirst().map(\.self), 0, command).trimmed
      if !kept.isEmpty { remember(.fact(key: value(words, 0, command), value: kept)) }
    case .forgetFact: remember(.forgot(value(words, 0, command)))
    case .done: remember(.done(value(words, 0, command)))
    case .declined: remember(.declined(value(words, 0, command)))
    case .felt: keepFeeling(value(words, 0, command), number(words, 1))
    case .plan:
      remember(
        .plan(
          condition: value(words, 0, command).ifPart, action: value(words, 1, command).thenPart))
    case .planResult:
      guard let result = PlanResult(rawValue: value(words, 0, command)) else {
        throw ScriptFailure.badCommand(command.text)
      }
      remember(.planResult(result))
    case .reflected:
      if let worry = number(words, 0), let distance = number(words, 1), worry >= 0, distance >= 0 {
        remember(.reflected(worry: worry.rounded2, distance: distance.rounded2))
      }
    case .pauseExercise: try pauseExercise(words, command)
    case .takeUp: takeUp(value(words, 0, command))
    case .helplines: showHelpLines(HelpLines.Kind(rawValue: words.first ?? "") ?? .crisis)
    case .safetyOver: state.place.safety = nil
    case .misread:
      takeBackDanger()
      return true
    case .private:
      switch words.first {
      case "remove": removeWritten()
      case "remove_all": removeWritten(all: true)
      default: beginPrivate()
      }
    case .lock: state.place.locks.insert(value(words, 0, command))
    case .unlock: state.place.locks.remove(value(words, 0, command))
    case .finish:
      end(.finished)
      return true
    case nil: throw ScriptFailure.badCommand(command.text)
    }
    return false
  }

  private mutating func keepFeeling(_ word: String, _ strength: Double?) {
    guard !word.isEmpty else { return }
    let whole = strength.flatMap { $0 >= 0 ? Int($0.rounded()) : nil }
    remember(.felt(word: word, strength: whole))
  }

  /// Keeps the step of an exercise and some variables for another session.
  ///
  /// Nothing of it is kept while danger is open, nor where somebody close may be the danger; and never a
  /// variable that holds what was answered about fear.
  private mutating func pauseExercise(_ words: [String], _ command: DeliveredCommand) throws {
    let exercise = value(words, 0, command)
    guard !exercise.isEmpty, words.count > 1, words.dropFirst().allSatisfy({ $0.hasPrefix("$") })
    else { throw ScriptFailure.badCommand(command.text) }
    let step = number(words, 1).map { Int(max(0, min(1000, $0))) } ?? 0
    guard step > 0, state.place.safety == nil, !state.place.locks.contains("partner") else { return }
    let names = words.dropFirst().filter { name in !Self.neverKept.contains(where: name.hasPrefix) }
    let values = names.compactMap { name in dialogue[name].flatMap { KeptValue(name, $0) } }
    remember(.paused(exercise: exercise, step: step, values: values))
  }

  /// Leads of variables that hold what was answered about danger.
  private static let neverKept = ["$gate", "$safety", "$aside", "$fear", "$hurt", "$abuse"]

  /// Puts the kept values back into their variables, where these are still of the same kind.
  private mutating func takeUp(_ exercise: String) {
    for kept in state.place.memory.pausedExercise(exercise)?.values ?? [] {
      guard let now = dialogue[kept.key], let value = kept.value(insteadOf: now) else { continue }
      dialogue[kept.key] = value
    }
  }

  private func question(_ words: [String], from command: DeliveredCommand) throws -> Prompt {
    guard let kind = words.first.flatMap(Asked.Kind.init(rawValue:)) else {
      throw ScriptFailure.badCommand(command.text)
    }
    let variable = words.dropFirst().first
    guard kind == .open || variable?.hasPrefix("$") == true else {
      throw ScriptFailure.badCommand(command.text)
    }
    let bounds = words.dropFirst(2).compactMap { Int($0) }
    let asked = Asked(
      kind: kind, node: command.node, low: bounds.first, high: bounds.dropFirst().first)
    return .asked(asked, variable: variable, identity: "\(command.node) \(command.lineNumber)")
  }

  // MARK: Arguments

  /// The text of an argument: the value of a variable for `$name`, else the word itself.
  private func value(_ words: [String], _ index: Int, _ command: DeliveredCommand) -> String {
    guard words.indices.contains(index) else { return "" }
    let word = words[index]
    guard word.hasPrefix("$") else { return word }
    return dialogue[word]?.text ?? ""
  }

  private func number(_ words: [String], _ index: Int) -> Double? {
    guard words.indices.contains(index) else { return nil }
    if words[index].hasPrefix("$"), case .number(let number)? = dialogue[words[index]] {
      return Double(number)
    }
    return Double(words[index])
  }
}

/// The commands that our scripts may use, besides those of the language.
package enum ScriptCommand: String, Sendable, CaseIterable {
  case ask, route
  case routeTo = "route_to"
  case remember
  case forgetFact = "forget_fact"
  case done, declined, felt, plan
  case planResult = "plan_result"
  case reflected, helplines
  case pauseExercise = "pause_exercise"
  case takeUp = "take_up"
  case safetyOver = "safety_over"
  case lock, unlock, finish
  case misread
  case `private`
}

extension String {
  /// The moment of a plan, as it stands behind "If".
  var ifPart: String { without(leads: ["if"]) }

  /// The act of a plan, as it stands behind "then I will".
  var thenPart: String { without(leads: ["then", "i'll", "i", "will"]) }

  /// Without leads that the scripts' own sentence ("If …, then I will …") already has, and without
  /// a full stop at the end.
  private func without(leads: [String]) -> String {
    var words = split(separator: " ").map(String.init)
    for lead in leads where words.count > 1 && words.first?.lowercased() == lead {
      words.removeFirst()
    }
    var text = words.joined(separator: " ")
    while text.last == "." { text.removeLast() }
    return text
  }
}

extension KeptValue {
  /// Nil for a number that JSON cannot hold.
  fileprivate init?(_ key: String, _ value: Value) {
    switch value {
    case .string(let text): self.init(key: key, value: .text(text))
    case .bool(let flag): self.init(key: key, value: .flag(flag))
    case .number(let number):
      guard number.isFinite else { return nil }
      self.init(key: key, value: .number(number))
    }
  }

  /// The value for a variable; nil when the variable now is of another kind.
  fileprivate func value(insteadOf now: Value) -> Value? {
    switch (value, now) {
    case (.text(let text), .string): .string(text)
    case (.number(let number), .number): .number(number)
    case (.flag(let flag), .bool): .bool(flag)
    default: nil
    }
  }
}

extension Double {
  /// Two decimals: a 32-bit mean such as 2.3333333 is kept as 2.33.
  fileprivate var rounded2: Double { (self * 100).rounded() / 100 }
}
