package import YarnProgram
package import YarnRuntime

/// The host that test plans count on: Yarn Spinner's test functions and a settable saliency.
package struct TestPlanHost: DialogueHost, Sendable {
  /// How line groups and node groups are chosen from.
  package var strategy = SaliencyStrategy.bestLeastRecentlySeen

  package init() {}

  /// The functions that the compiler is told of.
  ///
  /// `dummy_bool`, `dummy_number` and `dummy_string` exist too, but their types are to be inferred.
  package static let functions: [FunctionSignature] = [
    FunctionSignature("assert", [.bool], returns: .bool),
    FunctionSignature("add_three_operands", [.number, .number, .number], returns: .number),
    FunctionSignature("set_objective_complete", [.string], returns: .bool),
    FunctionSignature("is_objective_active", [.string], returns: .bool),
    FunctionSignature("get_quest_status", [.string], returns: .string),
  ]

  /// Thrown by `assert(false)`.
  package struct AssertionFailed: Error, CustomStringConvertible {
    package var description: String { "the condition is false" }
  }

  package mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
    switch function {
    case "assert":
      guard arguments == [.bool(true)] else { throw AssertionFailed() }
      return .bool(true)
    case "add_three_operands":
      return .number(
        arguments.reduce(0) { if case .number(let number) = $1 { $0 + number } else { $0 } })
    case "set_objective_complete", "is_objective_active", "dummy_bool": return .bool(true)
    case "get_quest_status": return .string("InProgress")
    case "dummy_number": return .number(1)
    case "dummy_string": return .string("string")
    default: throw UnknownFunction(name: function)
    }
  }

  package mutating func choose(
    from candidates: [SaliencyCandidate], random: inout SeededGenerator
  ) -> Int? {
    strategy.choose(from: candidates, random: &random)
  }

  package var countsViews: Bool { strategy.countsViews }
}
