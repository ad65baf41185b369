extension Statement {
  /// The bytes the statement stands on.
  public var range: ByteRange {
    switch self {
    case .line(let line): line.range
    case .options(let items), .lineGroup(let items):
      items.dropFirst().reduce(items[0].range) { $0.joined($1.range) }
    case .conditional(let statement): statement.range
    case .once(let statement): statement.range
    case .set(let statement): statement.range
    case .declare(let statement): statement.range
    case .enumeration(let statement): statement.range
    case .call(let expression): expression.range
    case .jump(let statement): statement.range
    case .leave(let range): range
    case .command(let statement): statement.range
    }
  }

  /// The lists of statements inside this one.
  package var bodies: [[Statement]] {
    switch self {
    case .options(let items), .lineGroup(let items): items.map(\.body)
    case .conditional(let statement): statement.clauses.map(\.body)
    case .once(let statement): [statement.body, statement.alternative]
    default: []
    }
  }
}

extension [Statement] {
  /// Visits every statement in source order, the outer one first.
  package func walk(_ visit: (Statement) -> Void) {
    for statement in self {
      visit(statement)
      for body in statement.bodies { body.walk(visit) }
    }
  }
}
