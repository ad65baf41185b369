import YarnProgram

/// What `/memory` says: everything that is remembered, in words a person knows.
package enum MemoryText {
  /// Names of topics and exercises are those of the scripts.
  package static func paragraphs(_ memory: Memory, at now: Moment, in program: CoachProgram) -> [String] {
    let lines =
      facts(memory, program) + notes(memory) + plans(memory, now) + marks(memory, now, program)
      + feelings(memory, now) + paused(memory, now, program)
    guard !lines.isEmpty else { return ["I remember nothing about you yet."] }
    return ["This is all I remember of you."] + lines
      + ["In a session, \"/forget\" and a word of it makes me forget it, completely."]
  }

  private static func facts(_ memory: Memory, _ program: CoachProgram) -> [String] {
    var lines: [String] = []
    if let name = memory.facts["name"], name.value != WordRemoval.mark { lines.append("Your name: \(name.value).") }
    for contact in memory.contacts { lines.append("Your contact: \(contact).") }
    if let country = memory.country {
      lines.append("Your country, for help lines: \(program.helpLines.name(ofCountry: country)).")
    }
    for (key, fact) in memory.facts.sorted(by: { $0.key < $1.key }) {
      if ["name", Memory.countryKey].contains(key) || key.hasPrefix(Memory.contactLead)
        || key.hasPrefix(Memory.noteLead) || key.hasPrefix("reflection_")
      {
        continue
      }
      let title = Memory.title(ofFact: key)
      let value = key == "numbers_first" ? "yes" : fact.value
      lines.append("\(title.prefix(1).uppercased())\(title.dropFirst()): \(value).")
    }
    return lines
  }

  private static func notes(_ memory: Memory) -> [String] {
    memory.notes.map { "Note \($0.number), \(date($0.fact.at)): \($0.fact.value)" }
  }

  private static func plans(_ memory: Memory, _ now: Moment) -> [String] {
    memory.plans.suffix(5).map { plan in
      let result =
        switch plan.result {
        case nil: "open"
        case .kept: "kept"
        case .partly: "partly kept"
        case .not: "not this time"
        case .dropped: "set aside"
        }
      return "Your plan from \(ago(plan.madeAt, now)), \(result): if \(plan.condition.ifPart), then I will"
        + " \(plan.action.thenPart)."
    }
  }

  private static func marks(_ memory: Memory, _ now: Moment, _ program: CoachProgram) -> [String] {
    let today = (memory.openings ?? []).filter { now.days(since: $0.at) == 0 }
    return tally(memory.done, program).map { what, count, last in
      "\(what.isTalk ? "Talked about" : "Done") \(times(count)), last \(ago(last, now)): \(what.title)."
    }
      + tally(memory.declined, program).map { what, count, last in
        "Declined \(times(count)), last \(ago(last, now)): \(what.title)."
      }
      + tally(today, program).map { what, count, _ in "Opened \(times(count)) today: \(what.title)." }
  }

  private static func feelings(_ memory: Memory, _ now: Moment) -> [String] {
    var lines = memory.feelings.suffix(7).map { felt in
      let strength = felt.strength.map { " (\($0) of 10)" } ?? ""
      return "Felt \(ago(felt.at, now)): \(felt.word)\(strength)."
    }
    if let last = memory.reflections.last {
      lines.append("Your last self-reflection: \(ago(last.at, now)).")
    }
    return lines
  }

  /// An exercise that was left in the middle, with every word that is kept for it.
  private static func paused(_ memory: Memory, _ now: Moment, _ program: CoachProgram) -> [String] {
    (memory.paused ?? []).map { paused in
      let title = program.title(ofMark: "exercise-\(paused.exercise)").title
      let words = paused.values.compactMap(\.words).map { "\"\($0)\"" }.joined(separator: ", ")
      let kept = words.isEmpty ? "." : ". Kept for it: \(words)."
      return "Left in the middle \(ago(paused.at, now)): \(title)\(kept)"
    }
  }

  private static func tally(
    _ marks: [Memory.Mark], _ program: CoachProgram
  ) -> [(what: MarkTitle, count: Int, last: Moment)] {
    var order: [MarkTitle] = []
    var counts: [MarkTitle: (Int, Moment)] = [:]
    for mark in marks {
      let title = program.title(ofMark: mark.what)
      if counts[title] == nil { order.append(title) }
      counts[title] = ((counts[title]?.0 ?? 0) + 1, mark.at)
    }
    return order.suffix(12).compactMap { title in counts[title].map { (title, $0.0, $0.1) } }
  }

  private static func times(_ count: Int) -> String {
    switch count {
    case 1: "once"
    case 2: "twice"
    default: "\(count) times"
    }
  }

  /// "today", "yesterday", "5 days ago".
  package static func ago(_ moment: Moment, _ now: Moment) -> String {
    switch now.days(since: moment) {
    case ...0: "today"
    case 1: "yesterday"
    case let days: "\(days) days ago"
    }
  }

  /// `24 November 2026`, on the person's calendar.
  private static func date(_ moment: Moment) -> String {
    let date = CivilDate(day: moment.localDay)
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

/// What a person calls something that was gone through or declined.
package struct MarkTitle: Hashable, Sendable {
  package var title: String
  /// It was talked about, rather than done.
  package var isTalk: Bool
}

extension CoachProgram {
  /// The title of `topic-trust`, `trust`, `exercise-E2` and the like, from the headers of the scripts.
  package func title(ofMark what: String) -> MarkTitle {
    if what.hasPrefix("exercise-") {
      let exercise = what.dropFirst("exercise-".count)
      let node = scripts.nodes.first { node in
        node.header("exercise").map { $0 == exercise } ?? false && node.header("name") != nil
      }
      return MarkTitle(title: node?.header("name") ?? "an exercise", isTalk: false)
    }
    if what.hasPrefix("topic-") {
      return MarkTitle(title: topics.name(String(what.dropFirst("topic-".count))), isTalk: true)
    }
    switch what {
    case "first-run": return MarkTitle(title: "getting to know one another", isTalk: false)
    case "reflection": return MarkTitle(title: "the short lines about your habits", isTalk: false)
    default: return MarkTitle(title: topics.name(what), isTalk: true)
    }
  }
}
