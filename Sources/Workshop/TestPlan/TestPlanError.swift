package import YarnCompiler

/// Something wrong in the text of a test plan, and where.
package struct TestPlanError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  package var kind: Kind
  /// Where: line from 1, column in UTF-8 bytes from 1.
  package var position: SourcePosition

  /// The kinds of error; the wording of each is in `description`.
  package enum Kind: Sendable, Equatable {
    case emptyRun
    case unknownStep(String)
    case unclosedText
    case missing(String, after: String)
    case unknownStrategy(String)
    case numberTooLarge(String)
    case stepAfterStop(String)
    case optionsWithoutSelect
  }

  /// Makes an error.
  package init(kind: Kind, position: SourcePosition) {
    self.kind = kind
    self.position = position
  }

  /// The sentence for a person, without the position.
  package var description: String {
    switch kind {
    case .emptyRun: "A run needs at least one step."
    case .unknownStep(let text):
      "“\(text)” is no step: use line:, option:, select:, command:, stop, set:, saliency: or node:."
    case .unclosedText: "A text begins with a backquote and has no second one."
    case .missing(let what, let step): "“\(step)” needs \(what)."
    case .unknownStrategy(let name):
      "“\(name)” is no way to choose: use first, best or best_least_recently_seen."
    case .numberTooLarge(let text): "The number \(text) is too large."
    case .stepAfterStop(let step): "“\(step)” stands after “stop” and would never run."
    case .optionsWithoutSelect: "The options before this step need a “select:”."
    }
  }

  /// `file:line:column: error: sentence`.
  package func rendered(file: String) -> String {
    "\(file):\(position.line):\(position.column): error: \(description)"
  }
}
