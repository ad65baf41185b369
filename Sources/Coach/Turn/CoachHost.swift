import YarnProgram
import YarnRuntime

/// Answers the functions of the scripts from a turn, and chooses among wordings.
struct CoachHost: DialogueHost {
  let turn: Turn
  /// Contents chosen through this host.
  var chosen: [String] = []

  init(turn: Turn) {
    self.turn = turn
  }

  /// Memory keeps what was said lately, so the machine need not count.
  var countsViews: Bool { false }

  mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
    guard let known = ScriptFunction(rawValue: function) else {
      throw ScriptFailure.badCommand(function)
    }
    return turn.answer(known, Arguments(values: arguments))
  }

  /// Takes the content that was said longest ago; then the most specific; then by chance.
  ///
  /// The order is upstream's "best least recently seen", with the last 600 contents across
  /// sessions in place of counts, so that nothing comes back while others have rested longer.
  mutating func choose(
    from candidates: [SaliencyCandidate], random: inout SeededGenerator
  ) -> Int? {
    let recency = turn.state.place.memory.varied + turn.varied + chosen
    func age(_ index: Int) -> Int {
      recency.lastIndex(of: candidates[index].contentID) ?? -1
    }
    guard let best = candidates.indices.map({ (age($0), -candidates[$0].complexity) }).min(by: <) else {
      return nil
    }
    let ties = candidates.indices.filter { (age($0), -candidates[$0].complexity) == best }
    let pick = ties[random.below(ties.count)]
    chosen.append(candidates[pick].contentID)
    return pick
  }
}

/// The functions that our scripts may use, besides those of the language.
package enum ScriptFunction: String, Sendable, CaseIterable {
  case knows, recall, times
  case daysSince = "days_since"
  case timesDeclined = "times_declined"
  case pausedStep = "paused_step"
  case feltLately = "felt_lately"
  case planOpen = "plan_open"
  case planIf = "plan_if"
  case planThen = "plan_then"
  case planDays = "plan_days"
  case lastPlanResult = "last_plan_result"
  case sessionsBefore = "sessions_before"
  case daysAway = "days_away"
  case partOfDay = "part_of_day"
  case minutes
  case heardTopic = "heard_topic"
  case heardFeeling = "heard_feeling"
  case heardAbout = "heard_about"
  case heardNumber = "heard_number"
  case heardGood = "heard_good"
  case mirror, mention, guess
  case justHeard = "just_heard"
  case heardQuestion = "heard_question"
  case heardStory = "heard_story"
  case heardAnswer = "heard_answer"
  case topicName = "topic_name"
  case ifPart = "if_part"
  case thenPart = "then_part"
  case safetyLevel = "safety_level"
  case safetyTopic = "safety_topic"
  case locked
  case lastFeeling = "last_feeling"
  case worryVisits = "worry_visits"
  case emergency, watchful
  case isPrivate = "is_private"
  case keptTurns = "kept_turns"
  case keptBefore = "kept_before"
}

/// A function's arguments; the compiler has checked their number and types.
struct Arguments {
  let values: [Value]

  var text: String { values.first?.text ?? "" }
  var index: Int {
    guard case .number(let number)? = values.first, number.isFinite else { return 0 }
    return Int(max(-1000, min(1000, number)))
  }
}

extension Value {
  /// The value as the scripts print it.
  var text: String {
    switch self {
    case .string(let text): text
    case .number(let number): NumberText.text(number)
    case .bool(let flag): flag ? "True" : "False"
    }
  }
}
