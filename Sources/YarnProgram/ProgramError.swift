/// Why bytes could not be read as a program.
public enum ProgramError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The bytes do not begin as a compiled program does.
  case notAProgram
  /// Written by a compiler with another format; compile the scripts again.
  case wrongVersion(found: UInt32, expected: UInt32)
  /// Cut short or changed; `detail` says where reading stopped.
  case damaged(detail: String)

  public var description: String {
    switch self {
    case .notAProgram: "This is not a compiled program."
    case .wrongVersion(let found, let expected):
      "The program has format \(found) and this version reads format \(expected): compile the scripts again."
    case .damaged(let detail):
      "The compiled program is damaged (\(detail)): compile the scripts again."
    }
  }
}
