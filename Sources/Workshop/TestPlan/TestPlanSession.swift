internal import YarnCompiler
internal import YarnProgram
internal import YarnRuntime

/// One plan being played: the dialogue, and the options that the plan has named since the last
/// selection.
struct TestPlanSession {
  private(set) var steps = 0
  private var dialogue: Dialogue
  private var host = TestPlanHost()
  private var expectedOptions: [TestPlan.Option] = []
  private let locale: String

  init(_ program: Program, locale: String) {
    dialogue = Dialogue(program: program, seed: 1)
    self.locale = locale
  }

  /// Plays one run from the node `Start`; the failure, if a step does not hold.
  mutating func play(_ run: [TestPlan.Step]) -> TestPlanFailure? {
    do throws(TestPlanFailure) {
      try start(at: "Start", run.first?.position)
      for step in run {
        try play(step)
        steps += 1
      }
      // Options that no selection follows are compared all the same.
      if !expectedOptions.isEmpty { try compareOptions(run.last?.position) }
      expectedOptions = []
      return nil
    } catch {
      return error
    }
  }

  private mutating func play(_ step: TestPlan.Step) throws(TestPlanFailure) {
    switch step.action {
    case .option(let option): expectedOptions.append(option)
    case .saliency(let strategy): host.strategy = strategy
    case .node(let name): try start(at: name, step.position)
    case .set(let variable, let value): try set(variable, value, step)
    case .select(let number): try select(number, step)
    case .line, .command, .stop: try expect(step)
    }
  }

  /// Compares the next event with a step that expects one.
  private mutating func expect(_ step: TestPlan.Step) throws(TestPlanFailure) {
    let event = try next(step.position)
    let found: TestPlan.Action? =
      switch event {
      case .line(let line): self.line(line, expected: step.action)
      case .command(let command): .command(command.text)
      case .dialogueCompleted: .stop
      default: nil
      }
    guard found == step.action else {
      throw TestPlanFailure(
        "The dialogue does not go as planned.", at: step.position,
        expected: [step.action.description],
        found: found.map { [$0.description] } ?? describe(event), source: source(of: event))
    }
  }

  /// A delivered line as the step that would expect it, as far as the plan says what it expects.
  private func line(_ line: DeliveredLine, expected: TestPlan.Action) -> TestPlan.Action {
    let text = line.composed(locale: locale).text
    guard case .line(let wanted, let tags) = expected else { return .line(text: text, tags: []) }
    let missing = tags.contains { !line.hashtags.contains($0) }
    return .line(text: wanted == nil ? nil : text, tags: missing ? line.hashtags : tags)
  }

  private mutating func select(_ number: Int, _ step: TestPlan.Step) throws(TestPlanFailure) {
    let options = try compareOptions(step.position)
    expectedOptions = []
    let isAnyAvailable = options.contains { $0.isAvailable }
    let isRight = isAnyAvailable ? number >= 1 && number <= options.count : number == 0
    guard isRight else {
      throw TestPlanFailure(
        isAnyAvailable
          ? "There are options 1 to \(options.count) to select from."
          : "No option is available: only “select: 0” is possible.",
        at: step.position, expected: [step.action.description], found: describe(.options(options)))
    }
    try attempt(step.position) { session throws(DialogueError) in
      try session.dialogue.select(isAnyAvailable ? number - 1 : nil)
    }
  }

  /// Goes on to options, which must be those the plan has named.
  @discardableResult
  private mutating func compareOptions(
    _ position: SourcePosition?
  ) throws(TestPlanFailure) -> [DeliveredOption] {
    let event = try next(position)
    guard case .options(let options) = event else {
      throw TestPlanFailure(
        "Options are expected.", at: position, expected: expectedOptions.map(\.description),
        found: describe(event), source: source(of: event))
    }
    let found = options.enumerated().map { index, option in
      let tags = expectedOptions.indices.contains(index) ? expectedOptions[index].tags : []
      let isTagged = tags.allSatisfy { option.hashtags.contains($0) }
      return TestPlan.Option(
        option.composed(locale: locale).text, tags: isTagged ? tags : option.hashtags,
        isAvailable: option.isAvailable)
    }
    guard found == expectedOptions else {
      throw TestPlanFailure(
        "The options are not those of the plan.", at: position,
        expected: expectedOptions.map(\.description), found: found.map(\.description),
        source: source(of: event))
    }
    return options
  }

  private mutating func set(
    _ variable: String, _ value: Value, _ step: TestPlan.Step
  ) throws(TestPlanFailure) {
    guard dialogue.program.variables.contains(where: { $0.name == variable }) else {
      throw TestPlanFailure("The scripts have no variable \(variable).", at: step.position)
    }
    try attempt(step.position) { session throws(DialogueError) in
      try session.dialogue.set(variable, to: value)
    }
  }

  private mutating func start(
    at node: String, _ position: SourcePosition?
  ) throws(TestPlanFailure) {
    try attempt(position) { session throws(DialogueError) in try session.dialogue.start(at: node) }
  }

  /// The next event that a plan can see.
  private mutating func next(_ position: SourcePosition?) throws(TestPlanFailure) -> DialogueEvent {
    for _ in 0..<TestPlanRunner.eventLimit {
      let event = try attempt(position) { session throws(DialogueError) in
        try session.dialogue.resume(host: &session.host)
      }
      switch event {
      case .nodeStarted, .nodeCompleted: continue
      default: return event
      }
    }
    throw TestPlanFailure(
      "The dialogue goes from node to node without end.", at: position,
      found: dialogue.currentNode.map { ["node: \($0)"] } ?? [])
  }

  /// Does something with the dialogue, and turns its error into a failure of the plan.
  private mutating func attempt<Result>(
    _ position: SourcePosition?, _ body: (inout Self) throws(DialogueError) -> Result
  ) throws(TestPlanFailure) -> Result {
    do throws(DialogueError) {
      return try body(&self)
    } catch {
      throw TestPlanFailure(
        error.description, at: position, source: dialogue.currentNode.map { "node \($0)" } ?? "")
    }
  }

  private func describe(_ event: DialogueEvent) -> [String] {
    switch event {
    case .line(let line): ["line: `\(line.composed(locale: locale).text)`"]
    case .options(let options):
      options.map { option in
        TestPlan.Option(option.composed(locale: locale).text, isAvailable: option.isAvailable)
          .description
      }
    case .command(let command): ["command: `\(command.text)`"]
    case .dialogueCompleted: ["stop"]
    case .nodeStarted, .nodeCompleted: []
    }
  }

  private func source(of event: DialogueEvent) -> String {
    switch event {
    case .line(let line): "\(line.file):\(line.lineNumber)"
    case .options(let options): options.first.map { "\($0.line.file):\($0.line.lineNumber)" } ?? ""
    case .command(let command): "\(command.file):\(command.lineNumber)"
    default: ""
    }
  }
}

extension TestPlanFailure: Error {}
