package import YarnCompiler
package import YarnProgram
package import YarnRuntime

/// What a script is expected to say, step by step.
///
/// ```
/// line: `Tea?`
/// option: `Yes`
/// option: `No` [disabled]
/// select: 1
/// stop
/// ```
/// The format is that of Yarn Spinner's own tests, with three additions: a tag written directly after
/// a text (`` line: `Tea?`#warm ``) is checked, and `set:` takes negative numbers, fractions and texts
/// in backquotes. A `#` elsewhere begins a comment.
package struct TestPlan: Sendable, Equatable {
  /// Runs are parted by `---`; each begins at the node `Start` with the variables of the one before.
  package var runs: [[Step]]

  /// One step with its place in the plan.
  package struct Step: Sendable, Equatable {
    package var action: Action
    package var position: SourcePosition

    /// Makes a step.
    package init(_ action: Action, at position: SourcePosition) {
      self.action = action
      self.position = position
    }
  }

  /// What a step does or expects.
  package enum Action: Sendable, Equatable {
    /// The next event is a line: of this text, or of any when nil.
    case line(text: String?, tags: [String])
    /// The next options have this one, in order.
    case option(Option)
    /// The next event is options; the number, from 1, is chosen, or 0 when none is available.
    case select(Int)
    /// The next event is this command.
    case command(String)
    /// The next event is the end.
    case stop
    /// A stored variable gets a value.
    case set(variable: String, value: Value)
    /// Line groups and node groups are chosen from this way from now on.
    case saliency(SaliencyStrategy)
    /// The dialogue goes on at another node; what ran is dropped.
    case node(String)
  }

  /// An expected option.
  package struct Option: Sendable, Equatable {
    package var text: String
    package var tags: [String]
    package var isAvailable: Bool

    /// Makes an expectation.
    package init(_ text: String, tags: [String] = [], isAvailable: Bool = true) {
      self.text = text
      self.tags = tags
      self.isAvailable = isAvailable
    }
  }

  /// Makes a plan of runs.
  package init(runs: [[Step]]) {
    self.runs = runs
  }
}

extension TestPlan.Action: CustomStringConvertible {
  /// The step as a plan writes it.
  package var description: String {
    switch self {
    case .line(let text, let tags): "line: \(text.map { "`\($0)`" } ?? "*")\(tags.written)"
    case .option(let option): option.description
    case .select(let number): "select: \(number)"
    case .command(let text): "command: `\(text)`"
    case .stop: "stop"
    case .set(let variable, let value): "set: \(variable) = \(value.written)"
    case .saliency(let strategy): "saliency: \(strategy.rawValue)"
    case .node(let name): "node: \(name)"
    }
  }
}

extension TestPlan.Option: CustomStringConvertible {
  /// The option as a plan writes it.
  package var description: String {
    "option: `\(text)`\(tags.written)\(isAvailable ? "" : " [disabled]")"
  }
}

extension [String] {
  /// Tags as they stand after a text.
  var written: String { map { "#" + $0 }.joined() }
}

extension Value {
  /// The value as `set:` takes it.
  fileprivate var written: String {
    switch self {
    case .number(let number): NumberText.text(number)
    case .bool(let bool): bool ? "true" : "false"
    case .string(let text): "`\(text)`"
    }
  }
}
