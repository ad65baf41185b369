/// What `/memory` says: everything that is remembered, in words.
package enum MemoryText {
  package static func paragraphs(_ memory: Memory, at now: Moment) -> [String] {
    var lines: [String] = []
    for contact in memory.contacts { lines.append("your contact: \(contact)") }
    for (key, fact) in memory.facts.sorted(by: { $0.key < $1.key })
    where !key.hasPrefix(Memory.contactLead) {
      lines.append("\(key.replacing("_", with: " ")): \(fact.value)")
    }
    for plan in memory.plans.suffix(5) { lines.append(text(of: plan, at: now)) }
    for (what, count, last) in tally(memory.done) {
      lines.append("done \(times(count)), last \(ago(last, now)): \(what)")
    }
    let today = (memory.openings ?? []).filter { now.days(since: $0.at) == 0 }
    for (what, count, _) in tally(today) { lines.append("opened \(times(count)) today: \(what)") }
    for felt in memory.feelings.suffix(7) {
      let strength = felt.strength.map { " (\($0) of 10)" } ?? ""
      lines.append("\(ago(felt.at, now)) you felt: \(felt.word)\(strength)")
    }
    if let last = memory.reflections.last {
      lines.append("last self-reflection: \(ago(last.at, now))")
    }
    guard !lines.isEmpty else { return ["I remember nothing about you yet."] }
    return ["This is all I remember."] + lines
      + ["In a session, \"/forget\" and a word makes me forget one of these."]
  }

  /// The keys that a person's words after `/forget` mean: a fact, or a kind of memory.
  static func matches(for words: String, in memory: Memory) -> [String] {
    let wanted = words.plainWords.joined(separator: "_")
    if let whole = MemoryChange.Whole(rawValue: wanted)
      ?? MemoryChange.Whole(rawValue: wanted + "s")
    {
      return [whole.rawValue]
    }
    if wanted == "all" { return [MemoryChange.Whole.everything.rawValue] }
    if wanted == "contact" || wanted == "contacts" {
      return memory.facts.keys.filter { $0.hasPrefix(Memory.contactLead) }.sorted()
    }
    for key in [wanted, Memory.contactLead + wanted] where memory.facts[key] != nil { return [key] }
    let value = words.lowercased()
    return memory.facts.filter { $0.value.value.lowercased() == value }.keys.sorted()
  }

  private static func text(of plan: Memory.Plan, at now: Moment) -> String {
    let result =
      switch plan.result {
      case nil: "open"
      case .kept: "kept"
      case .partly: "partly kept"
      case .not: "not this time"
      case .dropped: "set aside"
      }
    return "plan of \(ago(plan.madeAt, now)) (\(result)): \(plan.condition), \(plan.action)"
  }

  private static func tally(_ marks: [Memory.Mark]) -> [(String, Int, Moment)] {
    var order: [String] = []
    var counts: [String: (Int, Moment)] = [:]
    for mark in marks {
      if counts[mark.what] == nil { order.append(mark.what) }
      counts[mark.what] = ((counts[mark.what]?.0 ?? 0) + 1, mark.at)
    }
    return order.suffix(12).compactMap { what in counts[what].map { (what, $0.0, $0.1) } }
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
}
