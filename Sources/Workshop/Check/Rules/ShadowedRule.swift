import Understanding
import YarnCompiler

/// SB0203: a pattern stands twice under one head, or a shield has the very words of a danger rule.
enum ShadowedRule: CheckRule {
  static let code = FindingCode.shadowedRule

  private struct Place {
    let file: String
    let line: Int
  }

  static func findings(in manuscript: Manuscript, _ graph: NodeGraph) -> [Diagnostic] {
    guard manuscript.tables.checksRules else { return [] }
    var places: [String: Place] = [:]
    var dangers: [String: (topic: String, place: Place)] = [:]
    var found: [Diagnostic] = []
    for (file, blocks) in manuscript.rules.outlines {
      for block in blocks where block.kind == "safety" && block.head.count > 1 {
        for pattern in block.patterns {
          dangers[pattern.text] = (block.head[1].text, Place(file: file, line: pattern.line))
        }
      }
    }
    for (file, blocks) in manuscript.rules.outlines {
      for block in blocks where kinds.contains(block.kind) {
        let head = block.head.map(\.text).filter { !$0.hasPrefix("=") }.joined(separator: " ")
        for pattern in block.patterns {
          let key = head + "\n" + pattern.text
          if let earlier = places[key] {
            found.append(
              finding(
                file, pattern, "‘\(pattern.text)’ stands already under ‘\(head)’, at \(earlier.file):\(earlier.line).",
                hint: "Remove one of the two."))
          } else {
            places[key] = Place(file: file, line: pattern.line)
          }
          if block.kind == "shield", block.head.count > 1, let danger = dangers[pattern.text],
            ["any", danger.topic].contains(block.head[1].text)
          {
            found.append(
              finding(
                file, pattern,
                "This shield has the very words of the danger rule at \(danger.place.file):\(danger.place.line), which is then never heard.",
                hint: "Say more precisely what is harmless."))
          }
        }
      }
    }
    return found
  }

  private static let kinds: Set = [
    "topic", "safety", "feeling", "answer", "about", "tense", "shield", "frame", "cue",
  ]

  private static func finding(
    _ file: String, _ pattern: RuleOutline.Piece, _ message: String, hint: String
  ) -> Diagnostic {
    let start = SourcePosition(line: pattern.line, column: pattern.column)
    return Diagnostic(
      code: code.code, severity: code.severity, file: file,
      range: SourceRange(
        start: start,
        end: SourcePosition(line: start.line, column: start.column + pattern.text.utf8.count)),
      message: message, hint: hint)
  }
}

extension RuleOutline.Block {
  /// The patterns of the lines, divided at commas outside brackets, without weights and extra blanks.
  var patterns: [RuleOutline.Piece] {
    lines.flatMap { line -> [RuleOutline.Piece] in
      var pieces: [RuleOutline.Piece] = []
      var depth = 0
      var start = 0
      let bytes = Array(line.text.utf8)
      for index in 0...bytes.count {
        let byte = index < bytes.count ? bytes[index] : UInt8(ascii: ",")
        if [UInt8(ascii: "("), UInt8(ascii: "[")].contains(byte) { depth += 1 }
        if [UInt8(ascii: ")"), UInt8(ascii: "]")].contains(byte) { depth -= 1 }
        guard byte == UInt8(ascii: ","), depth <= 0 || index == bytes.count else { continue }
        let raw = String(decoding: bytes[start..<index], as: UTF8.self)
        let lead = raw.utf8.prefix { $0 == 32 || $0 == 9 }.count
        let words = raw.split { $0 == " " || $0 == "\t" }.filter { !$0.hasPrefix("=") }
        if !words.isEmpty {
          pieces.append(
            RuleOutline.Piece(
              text: words.joined(separator: " "), line: line.line, column: line.column + start + lead))
        }
        start = index + 1
      }
      return pieces
    }
  }
}
