import YarnProgram
import YarnRuntime

extension Turn {
  /// The value of a script function at this point of the session.
  func answer(_ function: ScriptFunction, _ arguments: Arguments) -> Value {
    let listened = state.place.listened
    switch function {
    case .knows: return .bool(memory.facts[arguments.text] != nil)
    case .recall: return .string(memory.facts[arguments.text]?.value ?? "")
    case .times: return number(memory.done.count { $0.what == arguments.text })
    case .daysSince:
      return days(since: memory.done.last { $0.what == arguments.text }?.at)
    case .timesDeclined: return number(memory.declined.count { $0.what == arguments.text })
    case .pausedStep: return number(memory.pausedExercise(arguments.text)?.step ?? 0)
    case .feltLately: return number(memory.feltLately(arguments.text, at: at))
    case .planOpen: return .bool(memory.openPlan != nil)
    case .planIf: return .string(memory.openPlan?.condition ?? "")
    case .planThen: return .string(memory.openPlan?.action ?? "")
    case .planDays: return days(since: memory.openPlan?.madeAt)
    case .lastPlanResult:
      return .string(memory.plans.last { $0.result != nil }?.result?.rawValue ?? "")
    case .sessionsBefore: return number(state.sessionsBefore)
    case .daysAway: return days(since: state.lastSessionAt)
    case .partOfDay: return .string(at.partOfDay)
    case .minutes: return number(max(0, at.minutes(since: state.startedAt)))
    case .heardTopic: return .string(listened.topic)
    case .heardFeeling: return .string(listened.feeling)
    case .heardAbout: return .string(listened.about)
    case .heardNumber: return .number(listened.number)
    case .heardGood: return .bool(listened.isPleasant)
    case .mirror: return .string(listened.mirror)
    case .justHeard: return .bool(listened.turn == state.turns && state.turns > 0)
    case .heardQuestion: return .bool(listened.isQuestion)
    case .heardAnswer: return .string(listened.answer)
    case .heardStory: return .bool(listened.words >= Listened.wordsOfStory && listened.turn == state.turns)
    case .mention: return .string(listened.mention)
    case .guess:
      let index = arguments.index - 1
      return .string(listened.guesses.indices.contains(index) ? listened.guesses[index] : "")
    case .topicName: return .string(program.topics.name(arguments.text))
    case .ifPart: return .string(arguments.text.ifPart)
    case .thenPart: return .string(arguments.text.thenPart)
    case .safetyLevel: return .string(state.place.safety?.level ?? "none")
    case .safetyTopic: return .string(state.place.safety?.topic ?? "")
    case .locked: return .bool(state.place.locks.contains(arguments.text))
    case .lastFeeling: return .string(memory.feelings.last?.word ?? "")
    case .emergency:
      let number = program.helpLines.emergency(in: state.country)
      return .string(state.language?.text(number) ?? number)
    case .watchful: return .bool(state.place.isWatchful)
    case .isPrivate: return .bool(state.unkept != nil || !isKept)
    case .keptTurns: return number(removableTurns)
    case .keptBefore: return .bool((state.unkept?.keptTurns ?? 0) > removableTurns)
    case .worryVisits: return number(memory.visits(to: state.place.topic, on: at))
    }
  }

  private var memory: Memory { state.place.memory }

  private func number(_ count: Int) -> Value { .number(Float(count)) }

  /// Whole days since a moment, -1 when there was none; a clock set back counts as today.
  private func days(since moment: Moment?) -> Value {
    moment.map { number(max(0, at.days(since: $0))) } ?? .number(-1)
  }
}

extension Moment {
  /// The part of the person's day: night is 22 to 5.
  fileprivate var partOfDay: String {
    switch localHour {
    case 5..<12: "morning"
    case 12..<18: "afternoon"
    case 18..<22: "evening"
    default: "night"
    }
  }
}
