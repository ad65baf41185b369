package import Coach

/// What the coach would say now: a session's inputs run through an engine to their end, turn by turn.
///
/// A difference does not stop it. What a person reads is compared, and what is remembered; scores
/// and line ids are not.
package struct Comparison: Sendable {
  /// A turn as it was recorded and as it comes out now.
  package struct Turn: Sendable, Equatable, Codable {
    /// The turn's number; 0 is the opening.
    package var number: Int
    /// What was typed; nil for the opening and for a coming back.
    package var typed: String?
    /// The nodes that spoke, recorded and now.
    package var recordedNodes: [String]
    package var nodes: [String]
    /// What was said, offered, asked and remembered, a line each.
    package var recorded: [String]
    package var now: [String]

    package var differs: Bool { recorded != now }
  }

  package private(set) var turns: [Turn] = []
  /// Recorded turns that were not run, because the session is over before them now.
  package private(set) var notRun = 0
  /// In how many places words were taken out of the recording; only the kind of what happened is
  /// compared there.
  package private(set) var removed = 0
  /// The session as it would be recorded now.
  package private(set) var events: [TimedEvent] = []

  /// Runs a session's inputs. Nil when its start is gone. Cost: that of the session.
  package init?(_ recorded: [TimedEvent], engine: SessionEngine) {
    guard case .started(var start)? = recorded.first?.event else { return nil }
    start.scripts = engine.scripts
    var position = engine.begin(start)
    var number = 0
    for part in Self.parts(recorded) {
      guard let first = part.first else { continue }
      switch first.event {
      case .typed(let text):
        guard !position.isOver else {
          notRun += 1
          continue
        }
        number += 1
        position = position.next(CoachInput(text: text, at: first.at))
        compare(part, position.events, number, text)
      case .resumed:
        position = position.resume(first.at)
        compare(part, position.events, number, nil)
      case .privatePart: events.append(first)
      case .ended: if !position.isOver { events.append(first) }
      default: compare(part, position.events, number, nil)
      }
    }
  }

  /// How many turns differ, with those that were not run.
  package var different: Int { turns.count(where: \.differs) + notRun }
  /// How many turns were looked at; the opening counts.
  package var count: Int { turns.count + notRun }

  private mutating func compare(
    _ part: [TimedEvent], _ now: [SessionEvent], _ number: Int, _ typed: String?
  ) {
    let recorded = part.enumerated().map { place, timed in
      let isMarked =
        place < now.count && Agreement(recorded: timed, replayed: now[place]) == .sameKind
      return isMarked ? now[place] : timed.event
    }
    removed += part.reduce(0) { $0 + $1.removed }
    turns.append(
      Turn(
        number: number, typed: typed, recordedNodes: Self.nodes(recorded), nodes: Self.nodes(now),
        recorded: recorded.compactMap(EventLine.text), now: now.compactMap(EventLine.text)))
    guard let first = part.first else { return }
    events += now.map {
      TimedEvent(at: first.at, event: $0, removed: $0.name == .typed ? first.removed : 0)
    }
  }

  /// The events from one input to the next. What the store wrote on its own stands for itself: a
  /// note that the person left, and a part that was not kept.
  private static func parts(_ events: [TimedEvent]) -> [[TimedEvent]] {
    var parts: [[TimedEvent]] = [[]]
    for timed in events {
      switch timed.event {
      case .typed, .resumed, .privatePart: parts.append([timed])
      case .ended where parts.last.map(isWhole) == true: parts.append([timed])
      default: parts[parts.count - 1].append(timed)
      }
    }
    return parts
  }

  /// Whether a turn has come to its question, so that the engine itself ended nothing in it.
  private static func isWhole(_ part: [TimedEvent]) -> Bool {
    part.contains {
      switch $0.event {
      case .offered, .asked: true
      default: false
      }
    }
  }

  private static func nodes(_ events: [SessionEvent]) -> [String] {
    var nodes: [String] = []
    for event in events {
      let node: String? =
        switch event {
        case .said(let said): said.node
        case .asked(let asked): asked.node
        default: nil
        }
      if let node, nodes.last != node { nodes.append(node) }
    }
    return nodes
  }
}
