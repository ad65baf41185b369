/// One rule file: its path, used in messages and evidence, and its text.
package struct RuleText: Sendable {
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// A mistake in a rule file, with its place: line from 1, column in UTF-8 bytes from 1.
package struct RuleProblem: Sendable, Equatable, CustomStringConvertible {
  package var file: String
  package var line: Int
  package var column: Int
  package var message: String
  package var hint: String?

  /// `file:line:column: error: message`, with the hint on a second line.
  package var description: String {
    let head = "\(file):\(line):\(column): error: \(message)"
    guard let hint else { return head }
    return head + "\n  hint: " + hint
  }
}
