import Workshop
import YarnCompiler

extension TestPlan {
  /// Plans with one expectation changed, none of which may pass where this one does.
  var mutations: [(what: String, plan: TestPlan)] {
    var mutations: [(String, TestPlan)] = []
    for (run, steps) in runs.enumerated() {
      for (index, step) in steps.enumerated() {
        for action in step.action.mutations {
          var plan = self
          plan.runs[run][index].action = action
          mutations.append(("\(step.position.line): \(action)", plan))
        }
        if step.action.isExpectation {
          var plan = self
          plan.runs[run].insert(step, at: index)
          if step.action != .stop { mutations.append(("\(step.position.line): twice", plan)) }
        }
      }
    }
    return mutations
  }
}

extension TestPlan.Action {
  /// Whether the step says what the dialogue will do.
  fileprivate var isExpectation: Bool {
    switch self {
    case .option, .command, .stop: true
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
      ]
    case .line(nil, _): [.command("x"), .stop]
    case .option(let option):
      [
        .option(Option(option.text + "x", tags: option.tags, isAvailable: option.isAvailable)),
        .option(Option(option.text, tags: option.tags, isAvailable: !option.isAvailable)),
        .option(Option(option.text, tags: ["no_such_tag"], isAvailable: option.isAvailable)),
        .option(Option(option.text.uppercased() + "!", isAvailable: option.isAvailable)),
      ]
    case .select(let number): [.select(number + 100), .select(number == 0 ? 1 : 0)]
    case .command(let text): [.command(text + " "), .line(text: text, tags: []), .stop]
    case .stop: [.line(text: nil, tags: []), .command("x")]
    case .set, .saliency, .node: []
    }
  }
}

private typealias Option = TestPlan.Option
