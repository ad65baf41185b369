/// The sizes up to which the compiler works, far above what scripts need; each has a diagnostic.
public enum CompilerLimits {
  /// Blocks (options, line groups, `if`, `once`) inside one another.
  public static let nesting = 256
  /// Bytes in one file. Lines have no limit of their own.
  public static let fileBytes = 1 << 28
  /// Diagnostics of one file; after that many the rest is left out.
  public static let diagnosticsPerFile = 200
}
