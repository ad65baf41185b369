import Workshop
import YarnCompiler
import YarnProgram

/// A plan with one expectation changed, which must not pass where the plan does.
struct PlanMutation {
  /// The step that is changed.
  var position: SourcePosition
  var what: String
  var plan: TestPlan
}

extension TestPlan {
  /// The plan as a file.
  var text: String {
    runs.map { $0.map(\.action.description).joined(separator: "\n") }.joined(separator: "\n---\n")
  }

  /// The steps that say what the dialogue will do.
  var expectations: [Step] { runs.flatMap { $0.filter(\.action.isExpectation) } }

  /// Every expectation changed, doubled, left out, and put behind its neighbour, wherever the dialogue
  /// then cannot go as planned.
  var mutations: [PlanMutation] {
    var mutations: [PlanMutation] = []
    for (run, steps) in runs.enumerated() {
      for (index, step) in steps.enumerated() where step.action.isExpectation {
        for (what, changed) in changes(of: steps, at: index) {
          var plan = self
          plan.runs[run] = changed
          mutations.append(PlanMutation(position: step.position, what: what, plan: plan))
        }
      }
    }
    return mutations
  }

  private func changes(of steps: [Step], at index: Int) -> [(String, [Step])] {
    let step = steps[index]
    var changes: [(String, [Step])] = step.action.mutations.map { action in
      var changed = steps
      changed[index].action = action
      return ("\(action)", changed)
    }
    if step.action.cannotBeDoubled {
      var changed = steps
      changed.insert(step, at: index)
      changes.append(("\(step.action) twice", changed))
    }
    let next = Self.expectation(after: index, in: steps)
    if step.action.cannotBeMissing(before: next?.action) {
      var changed = steps
      changed.remove(at: index)
      changes.append(("no \(step.action)", changed))
    }
    if let next, next.action.isText, step.action.isText, next.action.shape != step.action.shape {
      var changed = steps
      changed[index].action = next.action
      changed[next.index].action = step.action
      changes.append(("\(step.action) after its neighbour", changed))
    }
    return changes
  }

  /// The next step that expects something, unless a `node:` begins elsewhere before it.
  private static func expectation(
    after index: Int, in steps: [Step]
  ) -> (index: Int, action: Action)? {
    for next in steps.indices.dropFirst(index + 1) {
      if case .node = steps[next].action { return nil }
      if steps[next].action.isExpectation { return (next, steps[next].action) }
    }
    return nil
  }
}

extension TestPlan.Action {
  /// Whether the step says what the dialogue will do.
  var isExpectation: Bool {
    switch self {
    case .set, .saliency, .node: false
    default: true
    }
  }

  /// Whether a line, an option or a command is expected with its text.
  fileprivate var isText: Bool {
    switch self {
    case .line(.some, _), .option, .command: true
    default: false
    }
  }

  /// The step without the hashtags, of which a plan may name some and leave others.
  fileprivate var shape: TestPlan.Action {
    switch self {
    case .line(let text, _): .line(text: text, tags: [])
    case .option(let option): .option(Option(option.text, isAvailable: option.isAvailable))
    default: self
    }
  }

  fileprivate var cannotBeDoubled: Bool {
    switch self {
    case .option, .command: true
    default: false
    }
  }

  /// Whether the dialogue cannot go as planned without this step: what it delivers here is not what
  /// comes next. A plan may end early, so a last line or command may be missing.
  fileprivate func cannotBeMissing(before next: TestPlan.Action?) -> Bool {
    switch (self, next) {
    case (.option, _): true
    case (.line, .line(nil, _)): false
    case (.line(let text, _), .line(let other?, _)): text != nil && text != other
    case (.line, .some), (.select, .line), (.select, .command), (.select, .stop): true
    case (.command(let text), .command(let other)): text != other
    case (.command, .some): true
    default: false
    }
  }

  /// This step with something wrong in it.
  fileprivate var mutations: [TestPlan.Action] {
    switch self {
    case .line(let text?, let tags):
      [
        .line(text: text + "x", tags: tags), .line(text: String(text.dropLast()), tags: tags),
        .line(text: text, tags: tags + ["no_such_tag"]), .command(text), .stop,
        .option(Option(text)), .select(1),
      ]
    case .line(nil, _): [.command("x"), .stop, .select(1)]
    case .option(let option):
      [
        .option(Option(option.text + "x", tags: option.tags, isAvailable: option.isAvailable)),
        .option(Option(option.text, tags: option.tags, isAvailable: !option.isAvailable)),
        .option(Option(option.text, tags: ["no_such_tag"], isAvailable: option.isAvailable)),
        .option(Option(option.text.uppercased() + "!", isAvailable: option.isAvailable)),
        .line(text: option.text, tags: []),
      ]
    case .select(let number): [.select(number + 100), .select(number == 0 ? 1 : 0)]
    case .command(let text): [.command(text + " "), .line(text: text, tags: []), .stop]
    case .stop: [.line(text: nil, tags: []), .command("x"), .select(1)]
    case .set, .saliency, .node: []
    }
  }
}

private typealias Option = TestPlan.Option
