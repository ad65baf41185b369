import YarnCompiler

/// SB0306: a sentence has more than 18 words.
enum LongSentence: CheckRule {
  static let code = FindingCode.longSentence
  static let mostWords = 18

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    manuscript.lines.compactMap { line in
      guard let longest = line.plain.sentences.max(), longest > mostWords else { return nil }
      return manuscript.finding(
        code, line.node, line.syntax.range,
        "A sentence of \(longest) words; up to \(mostWords) are easy to read.",
        hint: "Make two of it, or leave something out.")
    }
  }
}
