import YarnCompiler

/// SB0101: nothing leads to a node, neither a jump, nor a topic or cue, nor the engine.
///
/// A script of another program may be entered anywhere by it, so there it is only a note.
enum NeverReached: CheckRule {
  static let code = FindingCode.neverReached

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    guard !graph.hasComputedTarget else { return [] }
    let starts = starts(of: manuscript)
    guard !starts.isEmpty else { return [] }
    let reached = graph.reached(from: starts)
    let named = Set(graph.edges.indices.flatMap { node in
      graph.edges[node].lazy.filter { $0.target != node }.map(\.target)
    })
    return manuscript.nodes.indices.filter { !reached.contains($0) }.map { index in
      let node = manuscript.nodes[index]
      return manuscript.finding(
        code, index, node.titleRange,
        named.contains(index)
          ? "‘\(node.title)’ is named only by nodes that are never reached themselves."
          : "Nothing leads to the node ‘\(node.title)’.",
        hint: manuscript.isForCoach
          ? "Jump or detour to it, give it a `topic:` or `cue:` header, or remove it."
          : "That is as it should be where your program starts it.",
        severity: manuscript.isForCoach ? nil : .info)
    }
  }

  /// Where a session or an utterance may begin; none when a script has no beginning that is known.
  private static func starts(of manuscript: Manuscript) -> [Int] {
    let entries = manuscript.entries
    guard manuscript.byTitle.keys.contains(where: entries.contains) else { return [] }
    return manuscript.nodes.indices.filter { index in
      let node = manuscript.nodes[index]
      return entries.contains(node.title)
        || manuscript.isForCoach
          && ["topic", "cue"].contains { node.syntax.header($0) != nil }
    }
  }
}
