internal import YarnProgram

/// A line-group item or node-group member whose conditions hold.
public struct SaliencyCandidate: Sendable {
  let program: ProgramStorage
  let index: Int
  /// How often it has been picked.
  public let views: Int

  /// The line's id or the node's name.
  public var contentID: String { program.parts.strings[program.parts.candidates[index].content] }
  /// 0 without conditions; 1 for `once`; 1 and the number of logical operators for an expression.
  public var complexity: Int { Int(program.parts.candidates[index].complexity) }
}
