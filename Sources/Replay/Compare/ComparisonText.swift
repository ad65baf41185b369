/// A comparison as a writer reads it.
package enum ComparisonText {
  /// Each turn that differs: its number, what was typed, the node, `-` recorded, `+` now.
  package static func turns(_ comparison: Comparison) -> [String] {
    var blocks = comparison.turns.filter(\.differs).map(block)
    if comparison.notRun > 0 {
      let turns = comparison.notRun == 1 ? "1 recorded turn comes" : "\(comparison.notRun) recorded turns come"
      blocks.append("The session is over here now; \(turns) after it and could not be run.")
    }
    return blocks
  }

  /// One sentence on what came of it.
  package static func summary(_ comparison: Comparison) -> String {
    let removed = comparison.removed == 0 ? "" : " " + ReplayWording.wordsRemoved(comparison.removed)
    let all = comparison.count == 1 ? "1 turn" : "\(comparison.count) turns"
    guard comparison.different > 0 else { return "No difference in \(all), the opening counted.\(removed)" }
    let verb = comparison.different == 1 ? "differs" : "differ"
    let first = comparison.turns.first(where: \.differs).map { ", first in \(name($0))" } ?? ""
    return "\(comparison.different) of \(all) \(verb)\(first).\(removed)"
  }

  private static func name(_ turn: Comparison.Turn) -> String {
    turn.number == 0 ? "the opening" : "turn \(turn.number)"
  }

  private static func block(_ turn: Comparison.Turn) -> String {
    var head = turn.number == 0 ? "Opening" : "Turn \(turn.number)"
    if let typed = turn.typed {
      head += ", you typed: " + VisibleText.of(typed).split(whereSeparator: \.isNewline).joined(separator: " / ")
    } else if turn.number > 0 {
      head += ", taken up again"
    }
    return ([head, "  " + nodes(turn)] + lines(turn.recorded, turn.now)).joined(separator: "\n")
  }

  private static func nodes(_ turn: Comparison.Turn) -> String {
    let (old, new) = (turn.recordedNodes.joined(separator: ", "), turn.nodes.joined(separator: ", "))
    if old == new { return old.isEmpty ? "in no node" : "in \(old)" }
    return "recorded in \(old.isEmpty ? "no node" : old), now in \(new.isEmpty ? "no node" : new)"
  }

  /// The lines of both sides in order; what both have stands without a sign.
  private static func lines(_ old: [String], _ new: [String]) -> [String] {
    let changes = new.difference(from: old)
    let removed = Set(changes.removals.map(place))
    let added = Set(changes.insertions.map(place))
    var lines: [String] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left), left < old.count {
        lines.append("- " + old[left])
        left += 1
      } else if added.contains(right), right < new.count {
        lines.append("+ " + new[right])
        right += 1
      } else {
        if left < old.count { lines.append("  " + old[left]) }
        left += 1
        right += 1
      }
    }
    return lines
  }

  private static func place(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
