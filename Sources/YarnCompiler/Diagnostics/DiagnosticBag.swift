/// Collects the diagnostics of one file while it is compiled.
struct DiagnosticBag {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var hasErrors = false

  init(source: SourceText) { self.source = source }

  mutating func error(
    _ code: DiagnosticCode, _ range: ByteRange, _ message: String, hint: String = ""
  ) {
    hasErrors = true
    add(code, .error, range, message, hint)
  }

  mutating func warning(
    _ code: DiagnosticCode, _ range: ByteRange, _ message: String, hint: String = ""
  ) {
    add(code, .warning, range, message, hint)
  }

  mutating func info(
    _ code: DiagnosticCode, _ range: ByteRange, _ message: String, hint: String = ""
  ) {
    add(code, .info, range, message, hint)
  }

  private mutating func add(
    _ code: DiagnosticCode, _ severity: Diagnostic.Severity, _ range: ByteRange, _ message: String,
    _ hint: String
  ) {
    guard diagnostics.count < CompilerLimits.diagnosticsPerFile || severity == .error else {
      return
    }
    guard diagnostics.count < CompilerLimits.diagnosticsPerFile * 2 else { return }
    diagnostics.append(
      Diagnostic(
        code: code, severity: severity, file: source.path, range: source.range(range),
        message: message, hint: hint))
  }
}
