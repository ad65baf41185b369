package import Coach
package import SessionStore

/// A small engine for tests of the store: it says back what it hears and remembers things.
///
/// It understands `name X`, `note X`, `/contact X`, `contact X`, `felt X`, `plan X`, `did X`, `/forget X`, `/undo`, `/pause`, `/quit`, `/private`, and
/// within what is not kept `/remove N` (what comes after turn N) and `/danger`; its wording
/// depends on the seed, the number of the turn and what was remembered.
package struct StoreEngine: Sendable, Equatable {
  package var turn = 0
  package var isOver = false
  package var seed: UInt64
  package var session: String
  package var memory: Memory
  /// What the memory was before each turn, for `/undo`.
  package var earlier: [Memory] = []
  package var unkept: Unkept?
  package var forgetting: Forgetting?

  /// The engine of the recorder; other `wording` stands for changed scripts.
  package static func engine(scripts: String = "scripts-1", wording: String = "You said")
    -> SessionEngine
  {
    SessionEngine(
      scripts: scripts, begin: { begin($0) },
      advance: { $0.advance($1, wording: wording) },
      resume: { $0.resume(at: $1) }, isOver: \.isOver, unkept: \.unkept,
      forgetting: \.forgetting, remove: { $0.remove($1) })
  }

  package static func begin(_ start: SessionStart) -> (events: [SessionEvent], state: StoreEngine) {
    let name = start.memory.facts["name"]?.value ?? "friend"
    let state = StoreEngine(seed: start.seed, session: start.session, memory: start.memory)
    return (
      [
        .started(start),
        .said(Said(text: "Hello, \(name).", line: "line:hello", node: "Start", sources: ["row1"])),
        .remembered(.varied(["line:hello"])),
        .asked(Asked(kind: .open, node: "Start")),
      ], state
    )
  }

  /// Puts the last question again.
  package mutating func resume(at moment: Moment) -> [SessionEvent] {
    isOver = false
    return [.resumed, said("Back after turn \(turn)."), .asked(Asked(kind: .open, node: "Talk"))]
  }

  package mutating func advance(_ input: CoachInput, wording: String = "You said")
    -> [SessionEvent]
  {
    turn += 1
    forgetting = nil
    unkept?.turns += 1
    earlier.append(memory)
    let words = input.text.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    var events: [SessionEvent] = [.typed(input.text)]
    switch words.first {
    case "/undo" where turn > 1:
      memory = earlier[turn - 2]
      events.append(.tookBack(turn: turn - 1))
    case "/private" where unkept == nil && input.isKept:
      unkept = Unkept(keptTurns: turn - 1)
    case "/private" where unkept?.isForGood == false: unkept = nil
    case "/remove":
      let kept = min(unkept?.keptTurns ?? 0, Int(rest) ?? 0)
      unkept?.keptTurns = kept
    case "/danger": unkept?.isForGood = true
    case "/pause":
      isOver = true
      return events + [said("Till later."), .ended(.paused)]
    case "/quit":
      isOver = true
      return events + [said("Goodbye."), .ended(.finished)]
    case "note": remember(.fact(key: "note_\(turn)", value: rest), input.at, &events)
    case "/contact":
      remember(
        .fact(key: "contact_\(rest.lowercased())", value: "\(rest), 555 0199"), input.at, &events)
      return events + [.said(Said(text: "Kept: \(rest)."))]
    case "/forget": forget(rest, input.at, &events)
    case "name": remember(.fact(key: "name", value: rest), input.at, &events)
    case "contact": remember(.fact(key: "contact_one", value: rest), input.at, &events)
    case "felt": remember(.felt(word: rest, strength: turn % 11), input.at, &events)
    case "plan": remember(.plan(condition: "If it is evening", action: rest), input.at, &events)
    case "entry": events.append(.journal(rest))
    case "did": remember(.done(rest), input.at, &events)
    case "pause":
      let values = [KeptValue(key: "$who", value: .text(rest)), KeptValue(key: "$step", value: .number(2))]
      remember(.paused(exercise: "E6", step: 2, values: values), input.at, &events)
    default:
      events.append(
        .heard(
          Heard(
            topics: [], feelings: [], about: input.text.contains("friend") ? "friend" : nil)))
    }
    guard words.first != "/forget" else { return events + [said("Forgotten.")] }
    events.append(said("\(wording): \(input.text)"))
    events.append(said("Line \((seed ^ UInt64(turn)) % 7) for \(memory.facts.count) facts."))
    events.append(
      .offered([
        Choice(number: 1, text: "Go on", line: "line:go", isAvailable: true),
        Choice(number: 2, text: "Stop / halt", line: "line:stop", isAvailable: turn > 1),
      ]))
    return events
  }

  private mutating func remember(
    _ change: MemoryChange, _ at: Moment, _ events: inout [SessionEvent]
  ) {
    memory.apply(change, at: at, session: session)
    events.append(.remembered(change))
  }

  private mutating func forget(_ words: String, _ at: Moment, _ events: inout [SessionEvent]) {
    guard case .forget(let wanted, _) = ForgetRequest(words, in: memory) else { return }
    var whole = wanted
    whole.words = wanted.texts(in: memory)
    let before = memory
    remove(WordRemoval(whole.words))
    let keys = wanted.kinds.contains(.everything) ? [] : Set(wanted.facts + memory.emptied(since: before))
    for what in wanted.kinds.map(\.rawValue) + keys.sorted() { remember(.forgot(what), at, &events) }
    forgetting = whole
  }

  /// Takes words out of what is remembered.
  package mutating func remove(_ removal: WordRemoval) {
    memory.remove(removal)
    for index in earlier.indices { earlier[index].remove(removal) }
  }

  private func said(_ text: String) -> SessionEvent {
    .said(Said(text: text, line: "line:t\(turn)", node: "Talk"))
  }
}

/// Values that tests of the store share.
package enum StoreSample {
  /// A session id that ends in a number.
  package static func session(_ number: Int) -> String {
    let digits = String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
    return String((digits + String(repeating: "0", count: 32)).prefix(32))
  }

  /// 24 November 2026, 03:40:59.120 UTC, and whole minutes later.
  package static func moment(_ minutes: Int = 0) -> Moment {
    Moment(milliseconds: 1_795_491_659_120 + Int64(minutes) * 60_000, offsetMinutes: 60)
  }

  package static func opening(_ number: Int = 1, minutes: Int = 0) -> SessionOpening {
    SessionOpening(
      session: session(number), at: moment(minutes), seed: UInt64(number) * 31, country: "GB")
  }
}

/// A seeded generator (splitmix64), so that a failing test can be run again.
package struct StoreRandom: RandomNumberGenerator {
  private var state: UInt64
  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
