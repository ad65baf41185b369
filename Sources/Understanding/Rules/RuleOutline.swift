/// The blocks of a rule file as they are written: for tools that compare lines, not utterances.
///
/// Reads what cannot be compiled as well. Linear in the text.
package struct RuleOutline: Sendable {
  /// A word or a pattern with its place; the column counts UTF-8 bytes from 1.
  package struct Piece: Sendable {
    package var text: String
    package var line: Int
    package var column: Int

    package init(text: String, line: Int, column: Int) {
      self.text = text
      self.line = line
      self.column = column
    }
  }

  package struct Block: Sendable {
    /// The words of the head: `topic`, `trust`, `=2`.
    package var head: [Piece]
    /// The indented lines, each whole; none of a `learned` block.
    package var lines: [Piece]

    package var kind: String { head.first?.text ?? "" }
  }

  package let blocks: [Block]

  package init(_ file: RuleText) {
    let bytes = Array(file.text.utf8)
    var problems: [RuleProblem] = []
    var starts: [Int] = [0]
    for (index, byte) in bytes.enumerated() where byte == 10 { starts.append(index + 1) }
    func piece(_ line: Int, _ range: Range<Int>) -> Piece {
      Piece(
        text: String(decoding: bytes[range], as: UTF8.self), line: line,
        column: range.lowerBound - starts[line - 1] + 1)
    }
    func isLearned(_ block: RuleBlock) -> Bool {
      block.head.first.map { bytes[$0].elementsEqual("learned".utf8) } ?? false
    }
    blocks = RuleBlock.split(bytes, file: 0, problems: &problems, path: file.path).map { block in
      Block(
        head: block.head.map { piece(block.line, $0) },
        // Learned weights are no patterns, and there are very many of them.
        lines: isLearned(block) ? [] : block.body.map { piece($0.line, $0.range) })
    }
  }
}
