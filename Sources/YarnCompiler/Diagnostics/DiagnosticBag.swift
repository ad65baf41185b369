/// Collects the diagnostics of one file while it is compiled.
struct DiagnosticBag {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var hasErrors = false

  init(source: SourceText) { self.source = source }

  /// The lines on which an error begins.
  var linesWithErrors: Set<Int> {
    Set(diagnostics.lazy.filter { $0.severity == .error }.map(\.range.start.line))
  }

  /// Drops the syntax errors inside commands and expressions that are not closed: the end that is
  /// missing is their reason.
  mutating func keepFirst(onLinesOf unclosed: [ByteRange]) {
    guard !unclosed.isEmpty else { return }
    let ranges = unclosed.map { source.range($0) }
    let byLine = Dictionary(grouping: ranges, by: \.start.line)
    diagnostics.removeAll { diagnostic in
      guard diagnostic.code == .syntax else { return false }
      return (byLine[diagnostic.range.start.line] ?? []).contains {
        $0.start < diagnostic.range.start && diagnostic.range.start <= $0.end
      }
    }
  }

  /// Whether an error begins inside a range; linear in the diagnostics.
  func hasError(in range: ByteRange) -> Bool {
    guard hasErrors else { return false }
    let wanted = source.range(range)
    return diagnostics.contains {
      $0.severity == .error && $0.range.start >= wanted.start && $0.range.start <= wanted.end
    }
  }

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
