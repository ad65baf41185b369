import YarnCompiler

/// How a node can be left, as far as its statements show: paths are taken to be possible, whatever
/// their conditions.
struct NodeExits {
  /// Whether some path ends the node: its end, `<<return>>`, `<<stop>>`, `<<finish>>`.
  private(set) var mayEnd = false
  /// Where a jump or a detour may lead before the person or the host had a say.
  private(set) var silent: [(title: String, range: ByteRange)] = []
  /// Whether every path jumps on before that: nothing is waited for and nothing ends.
  private(set) var alwaysJumpsSilently = true
  /// Whether something in it may make the next time round another: a value, chance, what was seen.
  private(set) var mayChange = false

  /// Variables that are worked out at each use, and so may change without being set.
  private let smart: Set<String>

  init(_ node: Manuscript.Node, _ script: ScriptSyntax, smart: Set<String>) {
    self.smart = smart
    mayChange = node.syntax.conditions.contains { $0.isOnce || $0.expression != nil }
    let end = run(node.syntax.body, .silent, script)
    if end != .never { mayEnd = true }
    // What comes to the end without a jump is no loop of this node's making.
    if end != .never { alwaysJumpsSilently = false }
  }

  /// What may have happened before a statement.
  private enum Before {
    /// No path leads here.
    case never
    /// Some path leads here on which nothing was waited for.
    case silent
    /// On every path something was waited for.
    case waited

    func joined(_ other: Before) -> Before {
      if self == .silent || other == .silent { return .silent }
      return self == .waited || other == .waited ? .waited : .never
    }
  }

  private mutating func run(_ statements: [Statement], _ start: Before, _ script: ScriptSyntax)
    -> Before
  {
    var before = start
    for statement in statements {
      if before == .never { return .never }
      before = run(statement, before, script)
    }
    return before
  }

  private mutating func run(_ statement: Statement, _ before: Before, _ script: ScriptSyntax)
    -> Before
  {
    switch statement {
    case .line(let line):
      if line.condition?.isOnce == true { mayChange = true }
      return before
    case .options(let items):
      alwaysJumpsSilently = false
      // Where none is open, the talk goes on as if one had been chosen.
      return items.reduce(.waited) { $0.joined(run($1.body, .waited, script)) }
    case .lineGroup(let items):
      mayChange = true
      return items.reduce(Before.never) { $0.joined(run($1.body, before, script)) }
        .joined(items.allSatisfy { $0.line.condition != nil } ? before : .never)
    case .conditional(let syntax):
      for clause in syntax.clauses { noteCalls(clause.condition, script) }
      let after = syntax.clauses.reduce(Before.never) { $0.joined(run($1.body, before, script)) }
      return syntax.clauses.last?.condition == nil ? after : after.joined(before)
    case .once(let syntax):
      mayChange = true
      return run(syntax.body, before, script).joined(run(syntax.alternative, before, script))
    case .set:
      mayChange = true
      return before
    case .declare, .enumeration: return before
    case .call:
      mayChange = true
      return before
    case .jump(let jump): return take(jump, before)
    case .leave:
      mayEnd = true
      alwaysJumpsSilently = false
      return .never
    case .command(let command):
      // Whatever the host does may wait or change something; `stop` and `finish` end it all.
      alwaysJumpsSilently = false
      mayChange = true
      guard ["stop", "finish"].contains(command.text) else { return .waited }
      mayEnd = true
      return .never
    }
  }

  private mutating func take(_ jump: JumpSyntax, _ before: Before) -> Before {
    if case .node(let name) = jump.target {
      if before == .silent { silent.append((name.text, name.range)) }
    } else {
      mayEnd = true
      mayChange = true
      alwaysJumpsSilently = false
    }
    if before != .silent { alwaysJumpsSilently = false }
    // Whether a detour waits is not known here.
    return jump.isDetour ? .waited : .never
  }

  private mutating func noteCalls(_ condition: ExpressionSyntax?, _ script: ScriptSyntax) {
    guard let condition else { return }
    for part in script.parts(of: condition) {
      switch part.kind {
      case .call: mayChange = true
      case .variable(let name) where smart.contains(name): mayChange = true
      default: break
      }
    }
  }
}
