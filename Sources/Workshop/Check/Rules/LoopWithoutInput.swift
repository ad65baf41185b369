import YarnCompiler

/// SB0106: nodes jump in a circle with no choice, question or command on the way: the program would
/// hang.
///
/// Said of a circle that every path takes, and of one on whose way nothing changes that a condition
/// could see the next time round.
enum LoopWithoutInput: CheckRule {
  static let code = FindingCode.loopWithoutInput

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let exits = manuscript.exits()
    let silent = exits.map { exit in
      exit.silent.flatMap { manuscript.byTitle[$0.title] ?? [] }
    }
    let certain = silent.enumerated().map { exits[$0].alwaysJumpsSilently ? $1 : [] }
    let unchanging = silent.enumerated().map { exits[$0].mayChange ? [] : $1 }
    var reported: Set<Int> = []
    var found: [Diagnostic] = []
    for circle in certainCircles(certain, exits, graph) + graph.circles(unchanging) {
      guard reported.isDisjoint(with: circle) else { continue }
      reported.formUnion(circle)
      let names = Set(circle.map { manuscript.nodes[$0].title })
      let first = circle[0]
      let title = manuscript.nodes[first].title
      guard let jump = exits[first].silent.first(where: { names.contains($0.title) }) else { continue }
      found.append(
        manuscript.finding(
          code, first, jump.range,
          circle.count == 1
            ? "‘\(title)’ leads back to itself without waiting for anyone, for ever."
            : "This leads back to ‘\(title)’ through \(circle.count) nodes without waiting for anyone,"
              + " for ever.",
          hint: "Put choices or a question on the way, or end it."))
    }
    return found
  }

  /// Circles of nodes all of whose ways stay among nodes that always jump on.
  private static func certainCircles(
    _ certain: [[Int]], _ exits: [NodeExits], _ graph: NodeGraph
  ) -> [[Int]] {
    // A node with a way out of the circle may take it: what remains after removing those is certain.
    var stays = exits.map { $0.alwaysJumpsSilently && !$0.silent.isEmpty }
    var sources: [[Int]] = Array(repeating: [], count: certain.count)
    for (node, targets) in certain.enumerated() { for target in targets { sources[target].append(node) } }
    var leaving = stays.indices.filter { !stays[$0] }
    while let node = leaving.popLast() {
      for source in sources[node] where stays[source] {
        stays[source] = false
        leaving.append(source)
      }
    }
    return graph.circles(certain.enumerated().map { node, targets in stays[node] ? targets : [] })
  }
}
