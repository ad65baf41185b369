/// The tables of a program as they are written: the compiler fills them, the loader reads them.
package struct ProgramParts: Sendable, Equatable {
  package var strings = StringPool()
  package var code: [Instruction] = []
  package var nodes: [NodeRecord] = []
  package var lines: [LineRecord] = []
  /// Hashtags of all lines and headers (key, then value) of all nodes, as text indexes.
  package var tags: [UInt32] = []
  package var headers: [UInt32] = []
  package var variables: [VariableRecord] = []
  package var candidates: [CandidateRecord] = []
  package var functions: [FunctionRecord] = []
  package var enumCases: [EnumCaseRecord] = []
  package var fileTags: [UInt32] = []
  /// How many registers hold stored variables; constants follow them.
  package var numberVariables: UInt32 = 0
  package var textVariables: UInt32 = 0
  package var numberConstants: [UInt32] = []
  package var textConstants: [UInt32] = []
  /// How many registers there are in all.
  package var numberRegisters: UInt32 = 0
  package var textRegisters: UInt32 = 0

  package init() {}
}

/// The bounds that a program may not pass, far above what scripts need.
public enum ProgramLimits {
  /// Registers of each file: variables, constants and intermediate results.
  public static let registers = 1 << 24
  /// Substitutions in one line.
  public static let substitutions = 1 << 20
}
