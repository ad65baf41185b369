/// What `/progress` says: plans, what helped, feelings over the weeks and the self-reflection then and now.
///
/// It works on memory alone. Words come first, and a row of signs after the sentence that says the same.
/// It counts no days in a row and gives no marks.
package struct Progress: Sendable {
  private let memory: Memory
  private let now: Moment
  private let program: CoachProgram

  package init(_ memory: Memory, at now: Moment, in program: CoachProgram) {
    (self.memory, self.now, self.program) = (memory, now, program)
  }

  package var paragraphs: [String] {
    let lines = plans + helped + practised + feelings.flatMap(\.paragraphs) + reflection
    guard !lines.isEmpty else {
      return [
        "There is nothing to look back on yet. Plans, what helped, and feelings come here as you tell me of them."
      ]
    }
    return ["This is what I remember, in words. It is no mark, and days away count for nothing."] + lines
  }

  // MARK: Plans

  private var plans: [String] {
    let told = memory.plans.filter { $0.result != nil && $0.result != .dropped }
    var lines: [String] = []
    if !told.isEmpty {
      let parts = [PlanResult.kept, .partly, .not].compactMap { result in
        let count = told.count { $0.result == result }
        return count == 0 ? nil : Self.counted(count, result)
      }
      lines.append("Of the plans you told me about, \(Self.list(parts)).")
    }
    if let last = told.last(where: { $0.result == .kept }) {
      lines.append("The last one you kept: if \(last.condition.ifPart), then I will \(last.action.thenPart).")
    }
    if let open = memory.openPlan {
      lines.append(
        "One is open, made \(MemoryText.ago(open.madeAt, now)): if \(open.condition.ifPart), then I will"
          + " \(open.action.thenPart).")
    }
    return lines
  }

  private static func counted(_ count: Int, _ result: PlanResult) -> String {
    let verb = count == 1 ? "was" : "were"
    return switch result {
    case .kept: "\(number(count)) \(verb) kept"
    case .partly: "\(number(count)) \(verb) kept in part"
    case .not, .dropped: "\(number(count)) did not happen"
    }
  }

  // MARK: What was done

  private var helped: [String] {
    let names = tally(memory.done.filter { $0.what.hasPrefix("helped-") }) {
      program.title(ofMark: "exercise-" + $0.dropFirst("helped-".count)).title
    }
    return names.isEmpty ? [] : ["You said that this helped: \(Self.list(names))."]
  }

  private var practised: [String] {
    let names = tally(memory.done.filter { $0.what.hasPrefix("exercise-") }) { program.title(ofMark: $0).title }
    return names.isEmpty ? [] : ["You practised: \(Self.list(names))."]
  }

  /// Names, each with how often where that was more than once; the most frequent first.
  private func tally(_ marks: [Memory.Mark], _ title: (String) -> String) -> [String] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for mark in marks {
      let name = title(mark.what)
      if counts[name] == nil { order.append(name) }
      counts[name, default: 0] += 1
    }
    let sorted = order.sorted { (counts[$0] ?? 0) > (counts[$1] ?? 0) }.prefix(6)
    return sorted.map { name in
      let count = counts[name] ?? 1
      return count == 1 ? name : count == 2 ? "\(name), twice" : "\(name), \(count) times"
    }
  }

  // MARK: Feelings

  /// One feeling over the weeks.
  package struct Feeling: Sendable, Equatable {
    package struct Week: Sendable, Equatable {
      /// The first day of the week, as days since 1970-01-01.
      package var day: Int
      package var times: Int
      /// The mean strength, 0 to 10; nil when none was given.
      package var strength: Double?
    }
    package var word: String
    package var times: Int
    /// From the first to the last in which it was named, those between included.
    package var weeks: [Week]
    var thisWeek: Int

    /// A sentence, then a row of signs where there are several weeks to compare.
    var paragraphs: [String] {
      let told = weeks.filter { $0.strength != nil }
      let often = times == 1 ? "once" : times == 2 ? "twice" : "\(times) times"
      guard told.count > 1 else {
        let strength = told.first?.strength.map { ", with a strength of about \(Self.whole($0)) of 10" } ?? ""
        return ["You named \"\(word)\" \(often)\(strength)."]
      }
      let parts = told.suffix(8).map { "\(Self.whole($0.strength ?? 0)) \(week($0.day))" }
      return [
        "You named \"\(word)\" \(often). Its strength was about \(Progress.list(parts)).",
        "\(word) \(signs), week by week, the oldest first",
      ]
    }

    private func week(_ day: Int) -> String {
      if day == thisWeek { return "this week" }
      if day == thisWeek - 7 { return "last week" }
      let date = CivilDate(day: day)
      return "in the week of \(date.day) \(MemoryText.months[date.month - 1])"
    }

    /// One sign a week: the higher, the stronger; a dot for a week without a number.
    var signs: String {
      let bars = Array("▁▂▃▄▅▆▇█")
      return String(
        weeks.suffix(26).map { week in
          week.strength.map { bars[min(7, max(0, Int(($0 * 0.7).rounded())))] } ?? "·"
        })
    }

    private static func whole(_ number: Double) -> Int { Int(number.rounded()) }
  }

  /// The feelings named most, at most three.
  package var feelings: [Feeling] {
    var order: [String] = []
    var felt: [String: [Memory.Felt]] = [:]
    for feeling in memory.feelings where feeling.word != WordRemoval.mark {
      let word = feeling.word.lowercased()
      if felt[word] == nil { order.append(word) }
      felt[word, default: []].append(feeling)
    }
    return order.sorted { (felt[$0]?.count ?? 0) > (felt[$1]?.count ?? 0) }.prefix(3).map { word in
      Feeling(word: word, times: felt[word]?.count ?? 0, weeks: weeks(felt[word] ?? []), thisWeek: week(now))
    }
  }

  private func weeks(_ felt: [Memory.Felt]) -> [Feeling.Week] {
    let days = felt.map { week($0.at) }
    guard let first = days.min(), let last = days.max() else { return [] }
    // A clock that was set wrong for a day must not make a row of thousands.
    return stride(from: max(first, last - 7 * 51), through: last, by: 7).map { day in
      let those = felt.filter { week($0.at) == day }
      let strengths = those.compactMap(\.strength)
      let mean = strengths.isEmpty ? nil : Double(strengths.reduce(0, +)) / Double(strengths.count)
      return Feeling.Week(day: day, times: those.count, strength: mean)
    }
  }

  /// The Monday of a moment's week.
  private func week(_ moment: Moment) -> Int {
    // 1970-01-01 was a Thursday.
    let fromMonday = ((moment.localDay + 3) % 7 + 7) % 7
    return moment.localDay - fromMonday
  }

  // MARK: The self-reflection

  private var reflection: [String] {
    guard let last = memory.reflections.last else { return [] }
    let words =
      "worry about where you stand was \(Self.band(last.worry)), keeping things to yourself was"
      + " \(Self.band(last.distance))"
    guard memory.reflections.count > 1, let first = memory.reflections.first else {
      return [
        "In your self-reflection \(MemoryText.ago(last.at, now)), with one person and for one month, \(words)."
          + " It describes habits, not what you are."
      ]
    }
    let before =
      "worry was \(Self.band(first.worry)), keeping things to yourself was \(Self.band(first.distance))"
    return [
      "In your self-reflection \(MemoryText.ago(first.at, now)), \(before). The last time, \(MemoryText.ago(last.at, now)), \(words).",
      "\(Self.shift("Worry about where you stand", first.worry, last.worry))"
        + " \(Self.shift("Keeping things to yourself", first.distance, last.distance))"
        + " Another person or month could look different.",
    ]
  }

  /// "lower", "middle" or "higher", and both words within 0.3 of a border.
  static func band(_ mean: Double) -> String {
    let hundredths = Int((mean * 100).rounded())
    return switch hundredths {
    case ..<100: "lower"
    case 100...160: "lower to middle"
    case 161..<240: "middle"
    case 240...300: "middle to higher"
    default: "higher"
    }
  }

  /// A difference under 0.8 is a "maybe", any other "a possible shift"; neither is good or bad.
  static func shift(_ what: String, _ then: Double, _ now: Double) -> String {
    let hundredths = Int((now * 100).rounded()) - Int((then * 100).rounded())
    if hundredths == 0 { return "\(what) is the same as then." }
    let way = hundredths < 0 ? "lower" : "higher"
    return abs(hundredths) < 80
      ? "\(what) is maybe a little \(way) than then; so small a difference may mean nothing."
      : "\(what) is \(way) than then: a possible shift."
  }

  // MARK: Words

  static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    let separator = parts.contains { $0.contains(",") } ? "; " : ", "
    return parts.dropLast().joined(separator: separator) + (separator == "; " ? "; and " : " and ") + last
  }

  private static func number(_ count: Int) -> String {
    let words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words.indices.contains(count) ? words[count] : "\(count)"
  }
}

// MARK: JSON

extension Progress: Encodable {
  private enum Key: String, CodingKey {
    case plans, helped, practised, feelings, reflections, sentences
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    var results: [String: Int] = [:]
    for plan in memory.plans { results[plan.result?.rawValue ?? "open", default: 0] += 1 }
    try container.encode(results, forKey: .plans)
    try container.encode(counts("helped-"), forKey: .helped)
    try container.encode(counts("exercise-"), forKey: .practised)
    try container.encode(feelings.map(FeelingJSON.init), forKey: .feelings)
    try container.encode(memory.reflections.map(ReflectionJSON.init), forKey: .reflections)
    try container.encode(paragraphs, forKey: .sentences)
  }

  /// How often, by the id of the exercise.
  private func counts(_ lead: String) -> [String: Int] {
    memory.done.reduce(into: [:]) { counts, mark in
      if mark.what.hasPrefix(lead) { counts[String(mark.what.dropFirst(lead.count)), default: 0] += 1 }
    }
  }

  private struct FeelingJSON: Encodable {
    struct Week: Encodable {
      var week: String
      var times: Int
      var strength: Double?
    }
    var word: String
    var times: Int
    var weeks: [Week]

    init(_ feeling: Feeling) {
      (word, times) = (feeling.word, feeling.times)
      weeks = feeling.weeks.map {
        Week(week: "\(CivilDate(day: $0.day))", times: $0.times, strength: $0.strength)
      }
    }
  }

  private struct ReflectionJSON: Encodable {
    var at: Moment
    var worry: Double
    var distance: Double

    init(_ reflection: Memory.Reflection) {
      (at, worry, distance) = (reflection.at, reflection.worry, reflection.distance)
    }
  }
}
