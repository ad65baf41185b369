/// Lines: text, condition and hashtags, in this order.
extension ScriptPrinter {
  func text(of line: LineSyntax) throws(Unprintable) -> String {
    var text = Self.guarded(try template(line.text, line.expressions, escape: Self.lineText))
    if let condition = line.condition {
      guard condition.isOnce || condition.expression != nil else { throw Unprintable() }
      var words = condition.isOnce ? ["once"] : []
      if let expression = condition.expression { words += ["if", try self.text(of: expression)] }
      text += " <<\(words.joined(separator: " "))>>"
    }
    for tag in line.hashtags { text += " #" + tag.text }
    return text
  }

  /// The beginning of a line's text made such that it is taken for a text.
  ///
  /// `===` has no escape, and a text of nothing would be no line. Both are possible behind white
  /// space that the lexer does not know and the parser takes away: a no-break space.
  private static func guarded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    if bytes.starts(with: "->".utf8) || bytes.starts(with: "=>".utf8) {
      return String(decoding: [bytes[0], .backslash] + bytes[1...], as: UTF8.self)
    }
    return bytes.isEmpty || bytes.starts(with: "===".utf8) ? "\u{A0}" + text : text
  }

  /// What stands between the expressions of a line, escaped; of `\[`, `\]` and `\:` the tree keeps
  /// the `\`.
  static func lineText(_ bytes: ArraySlice<UInt8>) throws(Unprintable) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 8)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      index += 1
      switch byte {
      case .backslash:
        output.append(.backslash)
        switch next {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"):
          output.append(next)
          index += 1
        default: output.append(.backslash)
        }
      case UInt8(ascii: "#"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        output += [.backslash, byte]
      case UInt8(ascii: "<") where next == byte, UInt8(ascii: "/") where next == byte:
        output += [.backslash, byte]
      case .lineFeed, .carriageReturn: throw Unprintable()
      default: output.append(byte)
      }
    }
    return output
  }

  /// What stands between the expressions of a command, which knows no escapes.
  static func commandText(_ bytes: ArraySlice<UInt8>) throws(Unprintable) -> [UInt8] {
    let isPlain = bytes.allSatisfy {
      !$0.isNewline && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: ">")
    }
    guard isPlain else { throw Unprintable() }
    return Array(bytes)
  }
}
