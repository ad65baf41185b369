public import YarnProgram

/// A dialogue at any event, to be stored as JSON: names and values, no indexes.
///
/// It fits the program it was taken from, and a changed one as long as the place where it stands can
/// be found again: the line, command, options or detour that it waits at.
public struct DialogueState: Sendable, Equatable, Codable {
  /// Raised when the meaning of a field changes; other versions are refused.
  public static let currentVersion = 1

  public let version: Int
  /// Variables that differ from their first values, and those that only the host knows.
  public let variables: [String: Value]
  let random: SeededGenerator
  let status: String
  let fingerprint: UInt64
  /// The waiting nodes, outermost first, and last the node that runs.
  let frames: [FrameState]
  let notices: [String]
  let repeated: StopState?
  let options: [OptionState]
}

/// A node with the place in it.
struct FrameState: Sendable, Equatable, Codable {
  var node: String
  /// Instructions from the node's start: exact while the program is the same.
  var offset: Int
  /// What stands before the place, to find it in a changed program.
  var anchor: String
  var lastStop: StopState?
  var repeats: StopState?
}

/// A stop in names.
struct StopState: Sendable, Equatable, Codable {
  var kind: String
  var text: String
  var lineNumber: UInt32
  var substitutions: [String]
  var options: [OptionState]
}

struct OptionState: Sendable, Equatable, Codable {
  var line: String
  var isAvailable: Bool
  var substitutions: [String]
}

extension DialogueState {
  /// The same state with other texts: the values of variables, and what fills the gaps of a line that
  /// is to be said again. Names, places and the scripts' own texts stay.
  package func replacingTexts(_ change: (String) -> String) -> DialogueState {
    func changed(_ options: [OptionState]) -> [OptionState] {
      options.map {
        OptionState(
          line: $0.line, isAvailable: $0.isAvailable, substitutions: $0.substitutions.map(change))
      }
    }
    func changed(_ stop: StopState) -> StopState {
      StopState(
        kind: stop.kind, text: stop.text, lineNumber: stop.lineNumber,
        substitutions: stop.substitutions.map(change), options: changed(stop.options))
    }
    let frames = frames.map {
      var frame = $0
      frame.lastStop = frame.lastStop.map(changed)
      frame.repeats = frame.repeats.map(changed)
      return frame
    }
    let variables = variables.mapValues { (value: Value) -> Value in
      if case .string(let text) = value { .string(change(text)) } else { value }
    }
    return DialogueState(
      version: version, variables: variables, random: random, status: status,
      fingerprint: fingerprint, frames: frames, notices: notices,
      repeated: repeated.map(changed), options: changed(options))
  }
}

extension Dialogue {
  /// Everything needed to go on later; linear in the variables that have changed.
  public var state: DialogueState { machine.saved() }

  /// Goes on where a state was taken, with this program or a changed one.
  public init(program: Program, restoring state: DialogueState) throws(DialogueError) {
    self.program = program
    machine = VirtualMachine(program: program.storage, seed: 0)
    try machine.restore(state)
  }
}
