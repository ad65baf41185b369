public import YarnProgram

/// What a dialogue asks of the program it runs in.
public protocol DialogueHost {
  /// Calls a function that is not one of the standard ones; its result must be of the type that the
  /// scripts use it as.
  mutating func call(_ function: String, _ arguments: [Value]) throws -> Value

  /// Picks one of the candidates whose conditions hold, by its place in the list, or none.
  mutating func choose(
    from candidates: [SaliencyCandidate], random: inout SeededGenerator
  ) -> Int?

  /// Whether picked candidates are counted as viewed.
  var countsViews: Bool { get }
}

extension DialogueHost {
  public mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
    throw UnknownFunction(name: function)
  }

  public mutating func choose(
    from candidates: [SaliencyCandidate], random: inout SeededGenerator
  ) -> Int? {
    SaliencyStrategy.default.choose(from: candidates, random: &random)
  }

  public var countsViews: Bool { true }
}

/// A host without functions, with the default saliency.
public struct NoHost: DialogueHost, Sendable {
  public init() {}
}

/// Thrown when a script calls a function that its host does not have.
public struct UnknownFunction: Error, Sendable, CustomStringConvertible {
  public let name: String

  public init(name: String) { self.name = name }

  public var description: String { "no function of this name is registered" }
}
