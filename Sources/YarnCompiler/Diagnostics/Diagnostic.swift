/// Something to say about a script: an error that prevents compiling, a warning, or a note.
public struct Diagnostic: Sendable, Equatable {
  public enum Severity: String, Sendable, Codable {
    case error, warning, info
  }

  public var code: DiagnosticCode
  public var severity: Severity
  public var file: String
  public var range: SourceRange
  /// What is wrong, as a sentence.
  public var message: String
  /// How to mend it, as a sentence; may be empty.
  public var hint: String

  public init(
    code: DiagnosticCode, severity: Severity, file: String, range: SourceRange, message: String,
    hint: String = ""
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.range = range
    self.message = message
    self.hint = hint
  }
}

/// The stable code of a kind of diagnostic, such as `YS0005`; unknown codes survive.
public struct DiagnosticCode: RawRepresentable, Sendable, Hashable, Codable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public var description: String { rawValue }
}
