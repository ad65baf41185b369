import YarnCompiler

/// How much is said before the next prompt: all that a person reads in one turn.
///
/// Inside a node the longest path counts; of nodes that it detours or jumps to, only what they say on
/// every path. So what is reported does happen, and some long turns over several nodes are missed.
struct TurnMeasure {
  /// What one turn holds so far on the longest path.
  struct Turn {
    var words = 0
    var questions = 0
    var hasLongBeenReported = false
    var haveQuestionsBeenReported = false
    /// Whether no path leads here.
    var isDead = false

    mutating func join(_ other: Turn) {
      if other.isDead { return }
      if isDead { return self = other }
      words = max(words, other.words)
      questions = max(questions, other.questions)
      hasLongBeenReported = hasLongBeenReported || other.hasLongBeenReported
      haveQuestionsBeenReported = haveQuestionsBeenReported || other.haveQuestionsBeenReported
    }
  }

  /// The least that a node says before its first prompt, and whether it may prompt at all.
  struct Least {
    var words = 0
    var questions = 0
    var mayPrompt = false
    /// What every path says has been counted; false where the way is left by a jump.
    var isDead = false
  }

  static let mostWords = 70

  private let manuscript: Manuscript
  private var least: [Int: Least] = [:]
  private(set) var long: [(node: Int, range: ByteRange, words: Int)] = []
  private(set) var several: [(node: Int, range: ByteRange, questions: Int)] = []
  /// The plain text of each line by file and number.
  private var plain: [[Int: PlainText]]

  init(_ manuscript: Manuscript) {
    self.manuscript = manuscript
    plain = Array(repeating: [:], count: manuscript.scripts.count)
    for line in manuscript.lines {
      plain[manuscript.nodes[line.node].file][line.syntax.index] = line.plain
    }
    for (index, node) in manuscript.nodes.enumerated() {
      _ = run(node.syntax.body, Turn(), index)
    }
  }

  // MARK: the longest path of a node

  private mutating func run(_ statements: [Statement], _ start: Turn, _ node: Int) -> Turn {
    var turn = start
    for statement in statements where !turn.isDead { take(statement, &turn, node) }
    return turn
  }

  private mutating func take(_ statement: Statement, _ turn: inout Turn, _ node: Int) {
    switch statement {
    case .line(let line): say(line, &turn, node)
    case .options(let items):
      turn = items.reduce(into: Turn()) { $0.join(run($1.body, Turn(), node)) }
    case .lineGroup(let items):
      var after = Turn(isDead: !items.allSatisfy { $0.line.condition != nil })
      if !after.isDead { after = turn }
      for item in items {
        var own = turn
        say(item.line, &own, node)
        after.join(run(item.body, own, node))
      }
      turn = after
    case .conditional(let syntax):
      var after = syntax.clauses.last?.condition == nil ? Turn(isDead: true) : turn
      for clause in syntax.clauses { after.join(run(clause.body, turn, node)) }
      turn = after
    case .once(let syntax):
      var after = run(syntax.body, turn, node)
      after.join(run(syntax.alternative, turn, node))
      turn = after
    case .jump(let jump): follow(jump, &turn, node)
    case .leave: turn.isDead = true
    case .command(let command):
      switch command.name {
      case "ask": turn = Turn()
      case "stop", "finish": turn.isDead = true
      // The coach goes to another topic and comes back.
      case "route", "route_to": turn = Turn()
      default: break
      }
    case .set, .declare, .enumeration, .call: break
    }
  }

  private mutating func say(_ line: LineSyntax, _ turn: inout Turn, _ node: Int) {
    guard let text = plain[manuscript.nodes[node].file][line.index] else { return }
    turn.words += text.words.count
    turn.questions += text.questions
    report(&turn, node, line.range, addsQuestion: text.questions > 0)
  }

  private mutating func follow(_ jump: JumpSyntax, _ turn: inout Turn, _ node: Int) {
    var entered = Least()
    if case .node(let name) = jump.target, let targets = manuscript.byTitle[name.text] {
      let all = targets.map { least(of: $0) }
      entered.words = all.map(\.words).min() ?? 0
      entered.questions = all.map(\.questions).min() ?? 0
      entered.mayPrompt = all.contains { $0.mayPrompt }
      turn.words += entered.words
      turn.questions += entered.questions
      report(&turn, node, name.range, addsQuestion: entered.questions > 0)
    } else {
      entered.mayPrompt = true
    }
    if !jump.isDetour { return turn.isDead = true }
    if entered.mayPrompt { turn = Turn() }
  }

  private mutating func report(
    _ turn: inout Turn, _ node: Int, _ range: ByteRange, addsQuestion: Bool
  ) {
    if turn.words > Self.mostWords, !turn.hasLongBeenReported {
      turn.hasLongBeenReported = true
      long.append((node, range, turn.words))
    }
    if turn.questions > 1, addsQuestion, !turn.haveQuestionsBeenReported {
      turn.haveQuestionsBeenReported = true
      several.append((node, range, turn.questions))
    }
  }

  // MARK: the least that a node says

  private mutating func least(of node: Int) -> Least {
    if let known = least[node] { return known }
    // A node under way, in a circle of nodes, adds nothing.
    least[node] = Least(mayPrompt: true)
    let found = least(of: manuscript.nodes[node].syntax.body, node)
    least[node] = found
    return found
  }

  private mutating func least(of statements: [Statement], _ node: Int) -> Least {
    var total = Least()
    for statement in statements {
      let (part, stops) = least(of: statement, node)
      total.words += part.words
      total.questions += part.questions
      total.mayPrompt = total.mayPrompt || part.mayPrompt
      if stops { break }
    }
    return total
  }

  /// What one statement surely says, and whether the count ends with it.
  private mutating func least(of statement: Statement, _ node: Int) -> (Least, stops: Bool) {
    func said(_ line: LineSyntax) -> Least {
      guard line.condition == nil, let text = plain[manuscript.nodes[node].file][line.index] else {
        return Least()
      }
      return Least(words: text.words.count, questions: text.questions)
    }
    switch statement {
    case .line(let line): return (said(line), false)
    case .options: return (Least(mayPrompt: true), true)
    case .lineGroup(let items):
      let all = items.map { item in
        var own = said(item.line)
        let body = least(of: item.body, node)
        own.words += body.words
        own.questions += body.questions
        own.mayPrompt = body.mayPrompt
        return own
      }
      return (Self.fewest(all), mayStop(items.map(\.body)))
    case .conditional(let syntax):
      var all = syntax.clauses.map { least(of: $0.body, node) }
      if syntax.clauses.last?.condition != nil { all.append(Least()) }
      return (Self.fewest(all), mayStop(syntax.clauses.map(\.body)))
    case .once(let syntax):
      let all = [least(of: syntax.body, node), least(of: syntax.alternative, node)]
      return (Self.fewest(all), mayStop([syntax.body, syntax.alternative]))
    case .jump(let jump):
      guard case .node(let name) = jump.target, let targets = manuscript.byTitle[name.text] else {
        return (Least(mayPrompt: true), true)
      }
      let all = Self.fewest(targets.map { least(of: $0) })
      return (all, !jump.isDetour || all.mayPrompt)
    case .leave: return (Least(), true)
    case .command(let command):
      let stops = ["ask", "stop", "finish", "route", "route_to"].contains(command.name)
      return (Least(mayPrompt: stops), stops)
    case .set, .declare, .enumeration, .call: return (Least(), false)
    }
  }

  /// Whether some of the bodies may leave the node or prompt, so that what follows is not sure.
  private func mayStop(_ bodies: [[Statement]]) -> Bool {
    var found = false
    for body in bodies {
      body.walk { statement in
        switch statement {
        case .options, .jump, .leave: found = true
        case .command(let command):
          if ["ask", "stop", "finish", "route", "route_to"].contains(command.name) { found = true }
        default: break
        }
      }
    }
    return found
  }

  private static func fewest(_ all: [Least]) -> Least {
    Least(
      words: all.map(\.words).min() ?? 0, questions: all.map(\.questions).min() ?? 0,
      mayPrompt: all.contains { $0.mayPrompt })
  }
}
