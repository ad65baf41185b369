import YarnCompiler

/// SB0403: words of danger lead to a node from which no help lines are ever shown.
enum NoHelpLines: CheckRule {
  static let code = FindingCode.noHelpLines

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let shows = manuscript.nodes.map { node in
      var found = false
      node.syntax.body.walk { statement in
        if case .command(let command) = statement, command.name == "helplines" { found = true }
      }
      return found
    }
    return manuscript.nodes.indices.compactMap { index in
      let node = manuscript.nodes[index]
      guard let topic = node.words(of: "topic").first(where: { $0.hasPrefix("safety-") }),
        !graph.reached(from: [index]).contains(where: { shows[$0] })
      else { return nil }
      return manuscript.finding(
        code, index, node.titleRange,
        "‘\(node.title)’ answers \(topic) and shows no help lines, nor does any node it leads to.",
        hint: "Write `<<helplines>>` in its first turn.")
    }
  }
}
