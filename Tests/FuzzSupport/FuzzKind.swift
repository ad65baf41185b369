/// What an input is, and the ending of a file that holds one.
package enum FuzzKind: String, CaseIterable, Sendable {
  case script = "yarn"
  /// A compiled program.
  case program = "yarnprogram"
  /// One line with markup.
  case markup
  /// A table of texts, or of help lines.
  case table = "csv"
  case project = "yarnproject"
  /// Functions and commands of a host.
  case definitions = "ysls.json"
  case rules
  /// A compiled rule book.
  case book = "rulebook"
  case plan = "testplan"
  /// A session's log.
  case log = "jsonl"
  /// What a person types.
  case utterance
  /// What a program sends to `coach acp`, or a person to `coach serve --plain`.
  case lines

  /// The kind of a file by its ending, or nil.
  package init?(path: String) {
    guard let kind = FuzzKind.allCases.first(where: { path.hasSuffix("." + $0.rawValue) }) else {
      return nil
    }
    self = kind
  }
}

/// Something that always holds, and did not.
package struct BrokenPromise: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// Throws unless a condition holds.
  static func unless(
    _ condition: Bool, _ description: @autoclosure () -> String
  ) throws(BrokenPromise) {
    if !condition { throw BrokenPromise(description()) }
  }
}
