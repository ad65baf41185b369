import YarnCompiler

/// SB0303: a line has words that the table of wording forbids, with what to say instead.
enum ForbiddenWording: CheckRule {
  static let code = FindingCode.forbiddenWording

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    let wording = manuscript.tables.wording
    return manuscript.lines.compactMap { line in
      // A choice is the person's own voice.
      guard line.role != .option, let (row, index) = wording.forbidden(in: line.plain.ownWords) else {
        return nil
      }
      let source = manuscript.scripts[manuscript.nodes[line.node].file].source
      let said = line.plain.words[index..<index + row.words.count].joined(separator: " ")
      return manuscript.finding(
        code, line.node, source.range(ofWords: said, in: line.syntax.range) ?? line.syntax.range,
        "The coach does not say ‘\(row.phrase)’.",
        hint: row.instead.isEmpty ? "Say it otherwise; see wording.csv." : row.instead)
    }
  }
}

extension SourceText {
  /// Where some words stand in a range, in any case.
  func range(ofWords words: String, in range: ByteRange) -> ByteRange? {
    let wanted = Array(words.utf8)
    guard !wanted.isEmpty, Int(range.upper) - wanted.count >= Int(range.lower) else { return nil }
    for start in Int(range.lower)...(Int(range.upper) - wanted.count) {
      let piece = bytes[start..<start + wanted.count]
      if zip(piece, wanted).allSatisfy({ ((0x41...0x5A).contains($0) ? $0 | 0x20 : $0) == $1 }) {
        return ByteRange(start, start + wanted.count)
      }
    }
    return nil
  }
}
