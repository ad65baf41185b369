package import YarnCompiler
package import YarnProgram

/// Codes that a writer has switched off, for a file or for a node, by a comment.
///
/// `// check: off SB0305, SB0308 and why` above the first node counts for the file; inside a node, or
/// above a later one, for that node. In a rule file it counts for the file.
package struct CheckSwitches: Sendable {
  private struct Switch: Sendable {
    var codes: Set<DiagnosticCode>
    /// The lines it counts for; nil is all of the file.
    var lines: ClosedRange<Int>?
  }

  private var byFile: [String: [Switch]] = [:]
  /// Codes in such comments that do not exist.
  private(set) package var unknown: [Diagnostic] = []

  /// Reads the comments of scripts and rule files; linear in the text.
  package init(_ files: [SourceFile], isKnown: (DiagnosticCode) -> Bool) {
    for file in files {
      guard file.text.utf8.contains(UInt8(ascii: "/")) else { continue }
      read(file, isKnown)
    }
  }

  /// Whether a finding has been switched off where it stands; an error of the compiler cannot be.
  package func silence(_ finding: Diagnostic) -> Bool {
    if finding.severity == .error, finding.code.rawValue.hasPrefix("YS") { return false }
    guard let switches = byFile[finding.file] else { return false }
    return switches.contains { one in
      one.codes.contains(finding.code)
        && (one.lines?.contains(finding.range.start.line) ?? true)
    }
  }

  private static let mark = Array("check: off".utf8)

  private mutating func read(_ file: SourceFile, _ isKnown: (DiagnosticCode) -> Bool) {
    let source = SourceText(file)
    var nodes: [ClosedRange<Int>]?
    for line in 1...max(source.lineCount, 1) {
      let bytes = source.bytes(ofLine: line)
      var rest = bytes.drop { $0 == 32 || $0 == 9 }
      guard rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else { continue }
      rest = rest.drop { $0 == UInt8(ascii: "/") || $0 == 32 || $0 == 9 }
      guard rest.starts(with: Self.mark) else { continue }
      let known = nodes ?? Self.nodes(of: file)
      nodes = known
      let codes = self.codes(in: rest.dropFirst(Self.mark.count), line, source, isKnown)
      guard !codes.isEmpty else { continue }
      let node = known.first { $0.upperBound >= line }
      let isOfFile = node == nil || node == known.first && line < (node?.lowerBound ?? 0)
      let lines = isOfFile ? nil : node.map { min(line, $0.lowerBound)...$0.upperBound }
      byFile[file.path, default: []].append(Switch(codes: codes, lines: lines))
    }
  }

  private static func nodes(of file: SourceFile) -> [ClosedRange<Int>] {
    guard file.path.hasSuffix(".yarn") || file.path == "-" else { return [] }
    let script = Compiler.parse(file).script
    return script.nodes.map { node in
      let range = script.source.range(node.range)
      return range.start.line...range.end.line
    }
  }

  /// The codes at the beginning of what follows the mark; the first other word begins the reason.
  private mutating func codes(
    in bytes: ArraySlice<UInt8>, _ line: Int, _ source: SourceText,
    _ isKnown: (DiagnosticCode) -> Bool
  ) -> Set<DiagnosticCode> {
    var codes: Set<DiagnosticCode> = []
    let first = source.bytes(ofLine: line).startIndex
    for word in bytes.split(whereSeparator: { $0 == 32 || $0 == 9 || $0 == UInt8(ascii: ",") }) {
      let text = String(decoding: word, as: UTF8.self)
      guard text.looksLikeCode else { break }
      let code = DiagnosticCode(rawValue: text)
      if isKnown(code) {
        codes.insert(code)
      } else {
        let column = word.startIndex - first + 1
        unknown.append(
          Diagnostic(
            code: FindingCode.unknownSwitch.code, severity: .warning, file: source.path,
            range: SourceRange(
              start: SourcePosition(line: line, column: column),
              end: SourcePosition(line: line, column: column + word.count)),
            message: "There is no code \(text), so nothing is switched off.",
            hint: "`coach explain` lists all codes."))
      }
    }
    return codes
  }
}

extension String {
  /// Two capitals and digits, as codes are written.
  package var looksLikeCode: Bool {
    let bytes = Array(utf8)
    return bytes.count > 2 && bytes[..<2].allSatisfy { (0x41...0x5A).contains($0) }
      && bytes[2...].allSatisfy { (0x30...0x39).contains($0) }
  }
}
