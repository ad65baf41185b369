package import YarnCompiler
package import YarnProgram

/// Writes a script in one way of spacing and indentation, with its comments, and without changing what
/// it means.
///
/// Four spaces a step inside options, line groups, `if`, `once` and `enum`; one space after `->`, `=>`
/// and before hashtags, conditions and comments; `key: value` in headers; one empty line between nodes,
/// at most one elsewhere; line ends as in Unix. The result is read again: if it were to give other
/// tokens than the script, the script is left as it is. Linear in the text.
package enum ScriptFormatter {
  package enum Outcome: Sendable, Equatable {
    case formatted(String)
    /// The script has mistakes, or a line in the wrong place, so that it is not known what was meant.
    case mistakes([Diagnostic])
  }

  package static func format(_ file: SourceFile) -> Outcome {
    // A line that looks as if it belonged to an option would lose the look and keep the doubt.
    let mistakes = Compiler.parse(file).diagnostics.filter {
      $0.severity == .error || $0.code == .endedBody
    }
    guard mistakes.isEmpty else { return .mistakes(mistakes) }
    let list = TokenList(file)
    for keepsSpaces in [false, true] {
      let text = FormattedLines(list, keepsBlankLinesInBodies: keepsSpaces).text
      if TokenList(SourceFile(path: file.path, text: text)).hasSameTokens(as: list) {
        return .formatted(text)
      }
    }
    return .formatted(file.text)
  }
}

/// The lines of a script, each with its new indentation and spacing.
private struct FormattedLines {
  private let source: SourceText
  private let tokens: [Token]
  private var output: [UInt8] = []
  /// Empty lines that wait for something to stand behind them.
  private var emptyLines = 0
  /// How deep the line under way stands in bodies and blocks.
  private var depth = 0
  /// How many of these steps are bodies of options and line-group items.
  private var openBodies = 0
  private var isInBody = false
  private var isAfterNode = false
  /// Whether a line of nothing but spaces stays one: it may keep a body open between two groups.
  private let keepsBlankLinesInBodies: Bool

  init(_ list: TokenList, keepsBlankLinesInBodies: Bool) {
    source = list.source
    tokens = list.tokens
    self.keepsBlankLinesInBodies = keepsBlankLinesInBodies
    output.reserveCapacity(source.bytes.count + 64)
    run()
  }

  var text: String { String(decoding: output, as: UTF8.self) }

  private mutating func run() {
    var next = 0
    for line in 1...max(source.lineCount, 1) {
      let end = line < source.lineCount ? source.start(ofLine: line + 1) : source.bytes.count + 1
      var own: [Token] = []
      while next < tokens.count, Int(tokens[next].range.lower) < end {
        let token = tokens[next]
        next += 1
        // What a line break says about depth stands where the line begins, so before its other tokens.
        switch token.kind {
        case .indent:
          depth += 1
          openBodies += 1
        case .dedent:
          depth = max(0, depth - 1)
          openBodies = max(0, openBodies - 1)
        case .lineEnd, .lineBreak, .blankLineAfterOption, .endOfFile: break
        default: own.append(token)
        }
      }
      let bytes = source.bytes(ofLine: line)
      if own.isEmpty {
        writeWithoutTokens(bytes)
      } else {
        write(own, bytes)
      }
    }
  }

  // MARK: lines

  /// An empty line or a comment.
  private mutating func writeWithoutTokens(_ bytes: ArraySlice<UInt8>) {
    let content = bytes.drop { $0.isBlankByte }
    guard content.isEmpty else {
      begin(content.startsWith("//") && isInBody ? depth : 0)
      output += content.withoutTrailingBlanks
      output.append(10)
      return
    }
    // A line of spaces keeps a body open, where an empty line would end it.
    guard isInBody, openBodies > 0 else {
      emptyLines += 1
      return
    }
    if keepsBlankLinesInBodies {
      begin(depth)
      output.append(10)
    }
  }

  private mutating func write(_ own: [Token], _ bytes: ArraySlice<UInt8>) {
    let first = own[0]
    if first.kind == .bodyStart || first.kind == .bodyEnd {
      depth = 0
      openBodies = 0
    }
    if first.kind == .bodyEnd { emptyLines = 0 }
    let keyword = own.count > 1 && first.kind == .commandStart ? own[1].kind : first.kind
    switch keyword {
    case .elseWord, .elseifWord: begin(isInBody ? max(0, depth - 1) : 0)
    case .endifWord, .endonceWord, .endenumWord:
      depth = max(0, depth - 1)
      begin(depth)
    default: begin(isInBody && first.kind != .bodyEnd ? depth : 0)
    }
    output += spaced(own, bytes)
    output.append(10)
    switch first.kind {
    case .bodyStart: isInBody = true
    case .bodyEnd:
      isInBody = false
      isAfterNode = true
    default: break
    }
    guard first.kind == .commandStart else { return }
    // Everything on one line: a block that also ends here opens nothing.
    let opened = own.count { [.ifWord, .onceWord, .enumWord].contains($0.kind) }
    let closed = own.count { [.endifWord, .endonceWord, .endenumWord].contains($0.kind) }
    let isOpening = [TokenKind.ifWord, .onceWord, .enumWord].contains(keyword)
    if isOpening, !(closed >= opened) { depth += 1 }
  }

  /// Writes the empty lines that stand before a line, and its indentation.
  private mutating func begin(_ depth: Int) {
    if isAfterNode {
      output.append(10)
    } else if emptyLines > 0, !output.isEmpty, !(output.endsWithLine("---") && isInBody) {
      output.append(10)
    }
    isAfterNode = false
    emptyLines = 0
    output += [UInt8](repeating: 32, count: 4 * depth)
  }

  // MARK: inside a line

  private func spaced(_ own: [Token], _ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var line: [UInt8] = []
    for (index, token) in own.enumerated() {
      if index > 0 {
        let previous = own[index - 1]
        let gap = source.bytes[Int(previous.range.upper)..<max(Int(token.range.lower), Int(previous.range.upper))]
        line.append(gap, between: previous, and: token, isFirst: index == 1, keyword: own.keyword)
      } else {
        // What stands before the first token is blank, or the `\` of an escape.
        line += source.bytes[bytes.startIndex..<Int(token.range.lower)].drop { $0.isBlankByte }
      }
      line += source.bytes[Int(token.range.lower)..<Int(token.range.upper)]
    }
    let rest = source.bytes[Int(own[own.count - 1].range.upper)..<max(bytes.endIndex, Int(own[own.count - 1].range.upper))]
    let tail = rest.drop { $0.isBlankByte }
    guard !tail.isEmpty else { return line.withoutTrailingBlanks }
    // A comment, or the last escape of a line.
    if tail.startsWith("//") { line = line.withoutTrailingBlanks + [32] }
    return (line + tail).withoutTrailingBlanks
  }
}

extension [Token] {
  /// The keyword of a line that is a command of the language.
  fileprivate var keyword: TokenKind? {
    count > 1 && self[0].kind == .commandStart && self[1].kind.isKeyword ? self[1].kind : nil
  }
}

extension TokenKind {
  fileprivate var isKeyword: Bool { Keywords.commands.values.contains(self) }
}

extension [UInt8] {
  /// Adds what stands between two tokens of a line: as it is, or one space or none where it is free.
  fileprivate mutating func append(
    _ gap: ArraySlice<UInt8>, between left: Token, and right: Token, isFirst: Bool,
    keyword: TokenKind?
  ) {
    guard gap.allSatisfy({ $0.isBlankByte }) else { return self += gap }
    switch (left.kind, right.kind) {
    case (.optionArrow, _), (.groupArrow, _), (.headerDelimiter, _): append(32)
    case (.headerKey, .headerDelimiter), (.titleKey, .headerDelimiter), (.whenKey, .headerDelimiter),
      (.hash, .hashText):
      break
    case (_, .hash), (.text, .commandStart), (.expressionEnd, .commandStart):
      self = withoutTrailingBlanks
      if !isEmpty { append(32) }
    case (.commandStart, let word) where word.isKeyword: break
    case (let word, .commandEnd) where word != .commandText && (keyword != nil || isFirst && word.isKeyword):
      self = withoutTrailingBlanks
    case (let word, _) where keyword == word && isFirst == false && gap.count > 0 && word.isKeyword: append(32)
    default: self += gap
    }
  }

  fileprivate var withoutTrailingBlanks: [UInt8] {
    var bytes = self
    while bytes.last?.isBlankByte == true { bytes.removeLast() }
    return bytes
  }

  /// Whether the last line is exactly this.
  fileprivate func endsWithLine(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      guard last == 10, count > wanted.count else { return false }
      let start = count - 1 - wanted.count
      return self[start..<count - 1].elementsEqual(wanted) && (start == 0 || self[start - 1] == 10)
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var withoutTrailingBlanks: [UInt8] { Array(self).withoutTrailingBlanks }

  fileprivate func startsWith(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { starts(with: $0) }
  }
}

extension UInt8 {
  fileprivate var isBlankByte: Bool { self == 32 || self == 9 }
}
