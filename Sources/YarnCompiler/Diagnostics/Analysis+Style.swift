/// Warnings about commands that are written as text, and statements that never run.
extension Analysis {
  mutating func checkStyle() {
    for file in scripts.indices {
      for node in scripts[file].nodes { checkFlow(node.body, file) }
    }
  }

  /// Warns about the statement after one that always leaves.
  private mutating func checkFlow(_ statements: [Statement], _ file: Int) {
    for (index, statement) in statements.enumerated() {
      for body in statement.bodies { checkFlow(body, file) }
      guard statement.alwaysLeaves, index + 1 < statements.count else { continue }
      let rest = statements[(index + 1)...].first { !$0.isDeclaration }
      if let rest {
        warning(
          .unreachable, Place(file: file, range: rest.range), "This is never reached.",
          hint: "The statement before it always leaves the node.")
      }
      for later in statements[(index + 1)...] {
        for body in later.bodies { checkFlow(body, file) }
      }
      return
    }
  }
}

extension Statement {
  fileprivate var isDeclaration: Bool {
    switch self {
    case .declare, .enumeration: true
    default: false
    }
  }

  /// Whether nothing after the statement can run.
  fileprivate var alwaysLeaves: Bool {
    switch self {
    case .leave: true
    case .jump(let jump): !jump.isDetour
    case .command(let command): command.text == "stop" && command.expressions.isEmpty
    case .conditional(let statement):
      statement.clauses.last?.condition == nil
        && statement.clauses.allSatisfy { $0.body.contains { $0.alwaysLeaves } }
    case .once(let statement):
      !statement.alternative.isEmpty && statement.body.contains { $0.alwaysLeaves }
        && statement.alternative.contains { $0.alwaysLeaves }
    default: false
    }
  }
}
