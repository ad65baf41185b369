internal import YarnProgram

/// What a dialogue delivers when it is resumed.
public enum DialogueEvent: Sendable, Equatable {
  case nodeStarted(String)
  case nodeCompleted(String)
  case line(DeliveredLine)
  /// The dialogue waits for `select`.
  case options([DeliveredOption])
  /// The dialogue goes on when the host has carried the command out and resumes it.
  case command(DeliveredCommand)
  case dialogueCompleted
}

/// A line of the script with the values for its places.
///
/// Texts are looked up when asked for: a delivered line costs one reference count.
public struct DeliveredLine: Sendable {
  let program: ProgramStorage
  let index: Int
  /// The texts for `{0}`, `{1}`… in order.
  public let substitutions: [String]

  private var record: LineRecord { program.parts.lines[index] }

  /// `line:` and the tag's text, or a hash of the content.
  public var id: String { program.parts.strings[record.id] }
  /// The name of the node the line stands in.
  public var node: String { program.nodeNames[Int(record.node)] }
  /// The text as written, with `{0}`, `{1}`… and markup.
  public var text: String { program.parts.strings[record.text] }
  /// The hashtags without `#`.
  public var hashtags: [String] {
    (0..<record.tagCount).map {
      program.parts.strings[program.parts.tags[Int(record.firstTag + $0)]]
    }
  }
  public var file: String { program.parts.strings[record.file] }
  /// Counted from 1.
  public var lineNumber: Int { Int(record.lineNumber) }
  /// The id of the line that this one shadows, where a translation is to be looked up.
  public var shadowID: String? {
    record.shadow == .absent ? nil : program.parts.strings[record.shadow]
  }

  /// The text with the values in their places; markup stays as written.
  public var expandedText: String { Substitution.apply(text, substitutions) }
}

extension DeliveredLine: Equatable {
  public static func == (left: DeliveredLine, right: DeliveredLine) -> Bool {
    left.substitutions == right.substitutions
      && ((left.program === right.program && left.index == right.index)
        || (left.id == right.id && left.text == right.text && left.node == right.node))
  }
}

/// One of the options to choose from.
public struct DeliveredOption: Sendable, Equatable {
  /// The number that `select` takes, from 0.
  public let index: Int
  /// Whether its condition holds; unavailable options are delivered too.
  public let isAvailable: Bool
  /// The option's text and everything else it has as a line.
  public let line: DeliveredLine

  public var id: String { line.id }
  public var text: String { line.text }
  public var substitutions: [String] { line.substitutions }
  public var hashtags: [String] { line.hashtags }
  public var expandedText: String { line.expandedText }
}

/// A command for the host.
public struct DeliveredCommand: Sendable, Equatable {
  /// The words between `<<` and `>>` with all values in their places.
  public let text: String
  public let node: String
  public let file: String
  /// Counted from 1.
  public let lineNumber: Int

  /// The text split at white space; quotes keep words together, `\` keeps the next character.
  public var words: [String] { CommandWords.split(text) }
}
