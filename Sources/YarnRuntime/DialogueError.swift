public import YarnProgram

/// Why a dialogue could not do what it was asked.
public enum DialogueError: Error, Sendable, Equatable, CustomStringConvertible {
  case unknownNode(String)
  /// Nothing runs: call `start(at:)` first.
  case notRunning
  /// Options have been delivered and none has been selected yet.
  case selectionNeeded
  /// A selection was made where no options stand, or with an index that was not delivered.
  case invalidSelection
  /// A function failed; `message` is what it threw.
  case functionFailed(name: String, message: String)
  case wrongResult(function: String, expected: ValueKind, found: ValueKind)
  /// A standard function was given something it cannot read.
  case unreadable(function: String, text: String)
  /// The saliency strategy chose something it was not offered.
  case invalidChoice(Int)
  /// Detours or content queries are nested deeper than `DialogueLimits` allows.
  case tooDeep(Int)
  case variableIsSmart(String)
  case wrongType(variable: String, expected: ValueKind, found: ValueKind)
  /// A saved state does not fit the program; `detail` says what is missing.
  case stateDoesNotFit(detail: String)

  public var description: String {
    switch self {
    case .unknownNode(let name): "There is no node named ‘\(name)’."
    case .notRunning: "The dialogue is not running: start it at a node first."
    case .selectionNeeded: "An option must be selected before the dialogue goes on."
    case .invalidSelection: "There is no such option to select."
    case .functionFailed(let name, let message): "The function \(name)() failed: \(message)"
    case .wrongResult(let function, let expected, let found):
      "The function \(function)() gave a \(found) where a \(expected) is needed."
    case .unreadable(let function, let text): "\(function)() cannot read ‘\(text)’."
    case .invalidChoice(let index):
      "The saliency strategy chose item \(index), which was not offered."
    case .tooDeep(let limit):
      "More than \(limit) levels deep: a node detours to itself without end."
    case .variableIsSmart(let name): "\(name) is computed and cannot be set."
    case .wrongType(let variable, let expected, let found):
      "\(variable) holds a \(expected) and cannot take a \(found)."
    case .stateDoesNotFit(let detail): "The saved state does not fit the scripts: \(detail)."
    }
  }
}

/// Bounds of a running dialogue.
public enum DialogueLimits {
  /// Nodes that wait for a detour to return.
  public static let callDepth = 100_000
  /// Content queries inside conditions of content queries.
  public static let queryDepth = 64
  /// Smart variables that need one another in a chain.
  public static let smartDepth = 1_000_000
}
