import YarnCompiler

/// SB0105: some nodes lead only to each other, so that a talk that enters them never ends.
///
/// A session of the coach can be left at every prompt, so there it is no trap for the person.
enum NoEnd: CheckRule {
  static let code = FindingCode.noEnd

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let exits = manuscript.exits()
    let jumps = graph.edges.map { $0.filter { !$0.isDetour }.map(\.target) }
    var sources: [[Int]] = Array(repeating: [], count: jumps.count)
    for (node, targets) in jumps.enumerated() { for target in targets { sources[target].append(node) } }
    var ends = exits.map(\.mayEnd)
    var waiting = ends.indices.filter { ends[$0] }
    while let node = waiting.popLast() {
      for source in sources[node] where !ends[source] {
        ends[source] = true
        waiting.append(source)
      }
    }
    let traps = jumps.enumerated().map { node, targets in ends[node] ? [] : targets }
    return graph.circles(traps).filter { !ends[$0[0]] }.map { circle in
      let first = circle[0]
      let others = circle.dropFirst().prefix(3).map { "‘\(manuscript.nodes[$0].title)’" }
      let names = others.isEmpty ? "itself" : others.joined(separator: ", ")
      return manuscript.finding(
        code, first, manuscript.nodes[first].titleRange,
        "‘\(manuscript.nodes[first].title)’ leads only to \(names)"
          + (circle.count > 4 ? " and \(circle.count - 4) more" : "")
          + ", so the talk can never end.",
        hint: "Give one of them a way that ends without a jump.")
    }
  }
}
