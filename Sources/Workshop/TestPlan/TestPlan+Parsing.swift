internal import YarnCompiler
internal import YarnProgram
internal import YarnRuntime

extension TestPlan {
  /// Reads a plan. Linear in its length.
  package init(parsing text: String) throws(TestPlanError) {
    var parser = TestPlanParser(text)
    self.init(runs: try parser.runs())
  }
}

private struct TestPlanParser {
  private var scanner: TestPlanScanner
  private var token = TestPlanScanner.Token(
    kind: .end, position: SourcePosition(line: 1, column: 1))

  init(_ text: String) {
    scanner = TestPlanScanner(text)
  }

  mutating func runs() throws(TestPlanError) -> [[TestPlan.Step]] {
    try advance()
    var runs: [[TestPlan.Step]] = []
    while true {
      runs.append(try run())
      if token.kind == .end { return runs }
      try advance()
    }
  }

  private mutating func run() throws(TestPlanError) -> [TestPlan.Step] {
    var steps: [TestPlan.Step] = []
    var hasOptions = false
    while token.kind != .end, token.kind != .newRun {
      let position = token.position
      let action = try action()
      if steps.last?.action == .stop {
        throw TestPlanError(kind: .stepAfterStop(action.description), position: position)
      }
      switch action {
      case .option: hasOptions = true
      case .select: hasOptions = false
      case .line, .command, .stop, .node:
        if hasOptions { throw TestPlanError(kind: .optionsWithoutSelect, position: position) }
      case .set, .saliency: break
      }
      steps.append(TestPlan.Step(action, at: position))
    }
    if steps.isEmpty { throw TestPlanError(kind: .emptyRun, position: token.position) }
    return steps
  }

  private mutating func action() throws(TestPlanError) -> TestPlan.Action {
    guard case .word(let keyword) = token.kind else { throw unexpected() }
    let step = token
    try advance()
    switch keyword {
    case "line:": return try line()
    case "option:": return .option(try option())
    case "select:": return .select(try number("a number", after: keyword))
    case "command:": return .command(try text(after: keyword).text)
    case "stop": return .stop
    case "set:": return try set()
    case "saliency:": return .saliency(try strategy())
    case "node:": return .node(try name("the name of a node", after: keyword))
    default: throw TestPlanError(kind: .unknownStep(keyword), position: step.position)
    }
  }

  private mutating func line() throws(TestPlanError) -> TestPlan.Action {
    if token.kind == .any {
      try advance()
      return .line(text: nil, tags: [])
    }
    let (text, tags) = try text(after: "line:")
    return .line(text: text, tags: tags)
  }

  private mutating func option() throws(TestPlanError) -> TestPlan.Option {
    let (text, tags) = try text(after: "option:")
    let isDisabled = token.kind == .disabled
    if isDisabled { try advance() }
    return TestPlan.Option(text, tags: tags, isAvailable: !isDisabled)
  }

  private mutating func set() throws(TestPlanError) -> TestPlan.Action {
    let variable = try name("a variable such as $count", after: "set:") { $0.hasPrefix("$") }
    guard token.kind == .equals else { throw missing("“=”", after: "set: \(variable)") }
    try advance()
    return .set(variable: variable, value: try value(after: "set: \(variable) ="))
  }

  private mutating func value(after step: String) throws(TestPlanError) -> Value {
    if case .text(let text, _) = token.kind {
      try advance()
      return .string(text)
    }
    if case .word(let word) = token.kind {
      let isNumber = word.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
      let value: Value? =
        word == "true"
        ? .bool(true)
        : word == "false" ? .bool(false) : isNumber ? number(word) : nil
      if let value {
        try advance()
        return value
      }
    }
    throw missing("true, false, a number, or a text in backquotes", after: step)
  }

  /// A number, unless it is too large for one.
  private func number(_ word: String) -> Value? {
    Float(word).flatMap { $0.isFinite ? .number($0) : nil }
  }

  private mutating func strategy() throws(TestPlanError) -> SaliencyStrategy {
    let position = token.position
    let name = try name("a way to choose", after: "saliency:")
    guard let strategy = SaliencyStrategy(rawValue: name) else {
      throw TestPlanError(kind: .unknownStrategy(name), position: position)
    }
    return strategy
  }

  private mutating func text(
    after step: String
  ) throws(TestPlanError) -> (text: String, tags: [String]) {
    guard case .text(let text, let tags) = token.kind else {
      throw missing("a text in backquotes", after: step)
    }
    try advance()
    return (text, tags)
  }

  private mutating func number(
    _ what: String, after step: String
  ) throws(TestPlanError) -> Int {
    guard case .word(let word) = token.kind, word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { throw missing(what, after: step) }
    guard let number = Int32(word) else {
      throw TestPlanError(kind: .numberTooLarge(word), position: token.position)
    }
    try advance()
    return Int(number)
  }

  private mutating func name(
    _ what: String, after step: String,
    where fits: (String) -> Bool = {
      $0.utf8.first.map { $0 == 0x5F || $0 | 0x20 >= 0x61 } ?? false
    }
  ) throws(TestPlanError) -> String {
    guard case .word(let word) = token.kind, fits(word), word.last != ":" else {
      throw missing(what, after: step)
    }
    try advance()
    return word
  }

  private mutating func advance() throws(TestPlanError) {
    token = try scanner.next()
  }

  private func missing(_ what: String, after step: String) -> TestPlanError {
    TestPlanError(kind: .missing(what, after: step), position: token.position)
  }

  private func unexpected() -> TestPlanError {
    let text =
      switch token.kind {
      case .word(let word): word
      case .text(let text, _): "`\(text)`"
      case .any: "*"
      case .equals: "="
      case .disabled: "[disabled]"
      case .newRun: "---"
      case .end: ""
      }
    return TestPlanError(kind: .unknownStep(text), position: token.position)
  }
}
