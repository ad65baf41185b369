/// What came of waiting for a line.
package enum LineInput: Sendable, Equatable {
  /// A message, without its final line end; it may be empty and may hold newlines.
  case line(String)
  /// Ctrl-C. `discarded` tells whether something had been typed.
  case interrupted(discarded: Bool)
  /// Ctrl-D on an empty line, the end of a file, or a terminal that went away.
  case endOfInput
}
