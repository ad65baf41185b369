/// A block of a rule file: a head line at the margin and the indented lines under it.
struct RuleBlock {
  var file: Int
  /// The words of the head line, as ranges in the file's bytes.
  var head: [Range<Int>]
  /// The rest of the head line after a colon, if any, and the indented lines: (line number, range).
  var body: [(line: Int, range: Range<Int>)]
  var line: Int

  /// Splits a file into blocks; comments (`//` to the end of the line) and blank lines are dropped.
  static func split(_ bytes: [UInt8], file: Int, problems: inout [RuleProblem], path: String)
    -> [RuleBlock]
  {
    var blocks: [RuleBlock] = []
    var at = 0
    var line = 0
    while at < bytes.count {
      line += 1
      let start = at
      while at < bytes.count, bytes[at] != 10 { at += 1 }
      let end = contentEnd(bytes, start..<at)
      at += 1
      var first = start
      while first < end, bytes[first] == 32 || bytes[first] == 9 { first += 1 }
      guard first < end else { continue }
      if first > start {
        guard !blocks.isEmpty else {
          problems.append(
            RuleProblem(
              file: path, line: line, column: first - start + 1,
              message: "an indented line needs a block head above it",
              hint: "begin with a line such as \"topic trust\" or \"concept phone\" at the margin"))
          continue
        }
        blocks[blocks.count - 1].body.append((line, first..<end))
      } else {
        blocks.append(head(bytes, first..<end, file: file, line: line))
      }
    }
    return blocks
  }

  private static func head(_ bytes: [UInt8], _ range: Range<Int>, file: Int, line: Int) -> RuleBlock {
    var words: [Range<Int>] = []
    var at = range.lowerBound
    while at < range.upperBound {
      while at < range.upperBound, bytes[at] == 32 || bytes[at] == 9 { at += 1 }
      let start = at
      while at < range.upperBound, bytes[at] != 32, bytes[at] != 9, bytes[at] != UInt8(ascii: ":") {
        at += 1
      }
      if at > start { words.append(start..<at) }
      if at < range.upperBound, bytes[at] == UInt8(ascii: ":") {
        var rest = at + 1
        while rest < range.upperBound, bytes[rest] == 32 { rest += 1 }
        let body = rest < range.upperBound ? [(line, rest..<range.upperBound)] : []
        return RuleBlock(file: file, head: words, body: body, line: line)
      }
    }
    return RuleBlock(file: file, head: words, body: [], line: line)
  }

  /// Where a line's content ends: before a comment, trailing blanks and a carriage return.
  private static func contentEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    var at = range.lowerBound
    while at + 1 < range.upperBound {
      if bytes[at] == UInt8(ascii: "/"), bytes[at + 1] == UInt8(ascii: "/"),
        at == range.lowerBound || bytes[at - 1] == 32 || bytes[at - 1] == 9
      {
        end = at
        break
      }
      at += 1
    }
    while end > range.lowerBound, bytes[end - 1] == 32 || bytes[end - 1] == 9 || bytes[end - 1] == 13 {
      end -= 1
    }
    return end
  }
}
