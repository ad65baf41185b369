import YarnCompiler

/// SB0308: two lines have the same words, so that a person may hear them twice.
///
/// Left out are choices, since "Back" is the same choice everywhere; lines of two words or fewer; two
/// lines of safety, which keep their exact words on purpose; and lines of one node of which only one
/// can be said.
enum RepeatedWording: CheckRule {
  static let code = FindingCode.repeatedWording
  static let leastWords = 3

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    var places: [String: [Manuscript.Line]] = [:]
    var branches: [Int: [Int: [Branch]]] = [:]
    return manuscript.lines.compactMap { line in
      guard line.role != .option, line.plain.said.count >= leastWords,
        !line.syntax.hashtags.contains(where: { $0.text.hasPrefix("shadow:") })
      else { return nil }
      let key = line.plain.words.joined(separator: " ")
      let earlier = places[key, default: []]
      places[key, default: []].append(line)
      let node = manuscript.nodes[line.node]
      let heardBefore = earlier.first { other in
        if node.kind == "safety", manuscript.nodes[other.node].kind == "safety" { return false }
        guard other.node == line.node else { return true }
        let known = branches[line.node] ?? Branch.ofLines(in: node.syntax.body)
        branches[line.node] = known
        return !Branch.areApart(known[line.syntax.index] ?? [], known[other.syntax.index] ?? [])
      }
      guard let heardBefore else { return nil }
      return manuscript.finding(
        code, line.node, line.syntax.range,
        "The same words stand at \(manuscript.place(heardBefore.node, heardBefore.syntax.range)).",
        hint: "Say it in other words, or let both places detour to one node.")
    }
  }
}

/// One of the ways through a statement.
private struct Branch: Equatable {
  let statement: UInt32
  let way: Int

  /// The ways that lead to each line of some statements, by the line's number.
  static func ofLines(in statements: [Statement], _ path: [Branch] = []) -> [Int: [Branch]] {
    var found: [Int: [Branch]] = [:]
    for statement in statements {
      switch statement {
      case .line(let line): found[line.index] = path
      case .lineGroup(let items):
        for (way, item) in items.enumerated() {
          found[item.line.index] = path + [Branch(statement: statement.range.lower, way: way)]
        }
      default: break
      }
      for (way, body) in statement.bodies.enumerated() {
        let inner = path + [Branch(statement: statement.range.lower, way: way)]
        found.merge(ofLines(in: body, inner)) { first, _ in first }
      }
    }
    return found
  }

  /// Whether two lines stand in different ways through one statement.
  static func areApart(_ left: [Branch], _ right: [Branch]) -> Bool {
    zip(left, right).contains { $0.statement == $1.statement && $0.way != $1.way }
  }
}
