package import YarnCompiler

/// What came of a test plan.
package struct TestPlanResult: Sendable, Equatable {
  /// How many steps held, up to the failure if there is one.
  package var steps: Int
  /// The first step that did not hold; nil when all did.
  package var failure: TestPlanFailure?

  /// Makes a result.
  package init(steps: Int, failure: TestPlanFailure? = nil) {
    self.steps = steps
    self.failure = failure
  }

  /// Whether every step held.
  package var passed: Bool { failure == nil }
}

/// A step that did not hold, with what was expected and what came.
package struct TestPlanFailure: Sendable, Equatable {
  /// The step's place in the plan; nil when the plan as a whole cannot run.
  package var position: SourcePosition?
  /// What is wrong, as a sentence.
  package var message: String
  /// What the plan expected, one line for each option or event.
  package var expected: [String]
  /// What the dialogue did, in the same form.
  package var found: [String]
  /// Where in the scripts it did so, as `file:line`; empty when unknown.
  package var source: String

  init(
    _ message: String, at position: SourcePosition?, expected: [String] = [], found: [String] = [],
    source: String = ""
  ) {
    self.position = position
    self.message = message
    self.expected = expected
    self.found = found
    self.source = source
  }

  /// The place, the sentence, and a diff: `-` before what was expected, `+` before what came.
  package func rendered(plan file: String) -> String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    var lines = ["\(file)\(place): error: \(message)"]
    lines += LineDifference.lines(from: expected, to: found).map { "  " + $0 }
    if !source.isEmpty { lines.append("  at \(source)") }
    return lines.joined(separator: "\n")
  }
}
