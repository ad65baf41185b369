/// The argument of `--color`.
package enum ColourChoice: String, Sendable, CaseIterable {
  case auto, always, never

  /// Decides for one stream: what was asked for, else `NO_COLOR` (when not empty), a dumb terminal,
  /// and whether this very stream is a terminal.
  package func usesColour(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && !isDumbTerminal(environment)
    }
  }
}

/// Whether the terminal understands no escape sequences.
package func isDumbTerminal(_ environment: [String: String]) -> Bool {
  let kind = environment["TERM"] ?? ""
  return kind.isEmpty || kind == "dumb"
}
