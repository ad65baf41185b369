package import Coach

/// A session as a conversation: events go in, turns come out.
///
/// ```swift
/// let transcript = Transcript(log.events)
/// print(TranscriptText.plain(transcript))
/// ```
package struct Transcript: Sendable, Equatable {
  /// The session's start; nil when the log's first line is gone.
  package var start: SessionStart?
  package var turns: [Turn]
  /// How many turns after the last one a selection left out.
  package var leftOut = 0

  /// The opening, one thing the person typed with all that came of it, or a coming back.
  package struct Turn: Sendable, Equatable {
    /// How many times the person had typed by the end of it; 0 for the opening.
    package var number: Int
    package var at: Moment
    /// What the person typed; nil for the opening and for a coming back.
    package var typed: String?
    /// The session was taken up again here.
    package var isReturn = false
    /// How many turns before this place were not kept, by the person's wish; nil elsewhere.
    package var unkept: Int?
    /// The person took it back later, with what was remembered from it.
    package var isTakenBack = false
    /// How many turns before this one a selection left out.
    package var leftOut = 0
    /// All events of the turn but `started`, `resumed` and `typed`, in order.
    package var events: [SessionEvent] = []
  }

  /// Sorts events into turns. Cost: linear.
  package init(_ events: [TimedEvent]) {
    turns = []
    for timed in events { add(timed) }
    // Only what was taken back later than the turn itself counts.
    let takenBack = Set(
      events.compactMap { timed in
        if case .tookBack(let turn) = timed.event { turn } else { nil }
      })
    for index in turns.indices where turns[index].typed != nil {
      turns[index].isTakenBack = takenBack.contains(turns[index].number)
    }
  }

  private mutating func add(_ timed: TimedEvent) {
    let number = turns.last?.number ?? 0
    switch timed.event {
    case .started(let start): self.start = self.start ?? start
    case .typed(let text):
      turns.append(Turn(number: number + 1, at: timed.at, typed: text))
    case .privatePart(let unkept):
      turns.append(Turn(number: number, at: timed.at, unkept: unkept))
    // The session goes on from before the part that was not kept; nobody was away.
    case .resumed where turns.last?.unkept != nil && turns.last?.events.isEmpty == true: break
    case .resumed: turns.append(Turn(number: number, at: timed.at, isReturn: true))
    default:
      if turns.isEmpty { turns.append(Turn(number: 0, at: timed.at)) }
      turns[turns.count - 1].events.append(timed.event)
    }
  }

  /// How the session stopped; nil when it broke off or is still open.
  package var ending: Ending? {
    let last = turns.last?.events.last { $0.name != .remembered }
    return if case .ended(let ending)? = last { ending } else { nil }
  }

  /// The nodes that spoke or asked, each once, in order.
  package var nodes: [String] {
    var nodes: [String] = []
    for event in turns.flatMap(\.events) {
      let node: String? =
        switch event {
        case .said(let said): said.node
        case .asked(let asked): asked.node
        default: nil
        }
      if let node, !nodes.contains(node) { nodes.append(node) }
    }
    return nodes
  }
}
