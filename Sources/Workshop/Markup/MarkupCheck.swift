package import YarnCompiler
package import YarnProgram
internal import YarnRuntime

/// Finds the lines of scripts whose markup is wrong, which people would see as it was typed.
package enum MarkupCheck {
  /// A warning (YS0063) for each error in a line's markup, in script order.
  ///
  /// The range is exact where the line's text stands in the script as it is in the table, and else is
  /// the whole line: escapes and expressions are written differently there.
  package static func diagnostics(
    of strings: StringTable, in files: [SourceFile]
  ) -> [Diagnostic] {
    var lines: [String: [Substring]] = [:]
    return strings.entries.flatMap { entry -> [Diagnostic] in
      guard let text = entry.text else { return [] }
      let errors = MarkupParser.errors(inTemplate: text)
      if errors.isEmpty { return [] }
      if lines[entry.file] == nil {
        let file = files.first { $0.path == entry.file }
        lines[entry.file] =
          file?.text.split(omittingEmptySubsequences: false) { $0.isNewline } ?? []
      }
      let source = lines[entry.file].flatMap { all in
        all.indices.contains(entry.lineNumber - 1) ? all[entry.lineNumber - 1] : nil
      }
      return errors.map { error in
        Diagnostic(
          code: "YS0063", severity: .warning, file: entry.file,
          range: range(of: error, text, source ?? "", line: entry.lineNumber),
          message: error.description)
      }
    }
  }

  private static func range(
    of error: MarkupError, _ text: String, _ source: Substring, line: Int
  ) -> SourceRange {
    func position(_ offset: Int) -> SourcePosition {
      SourcePosition(line: line, column: offset + 1)
    }
    let indent = source.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard let place = source.firstRange(of: text) else {
      return SourceRange(start: position(indent), end: position(max(source.utf8.count, indent + 1)))
    }
    let start = source.utf8.distance(from: source.startIndex, to: place.lowerBound)
    return SourceRange(
      start: position(start + error.byteOffset), end: position(start + error.byteOffset + 1))
  }
}
