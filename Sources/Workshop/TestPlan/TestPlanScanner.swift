internal import YarnCompiler

/// Cuts the text of a test plan into words, texts in backquotes, and signs.
struct TestPlanScanner {
  /// A piece of a plan.
  struct Token: Equatable {
    var kind: Kind
    var position: SourcePosition
  }

  enum Kind: Equatable {
    /// Letters, digits and `_`, with a `:` at the end or a `$`, `-` at the start where they belong.
    case word(String)
    /// A text in backquotes, with the tags written directly after it.
    case text(String, tags: [String])
    case any
    case equals
    case disabled
    case newRun
    case end
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      lineStart = 3
    }
  }

  /// The next token; `end` again and again at the end.
  mutating func next() throws(TestPlanError) -> Token {
    skipSpaceAndComments()
    let position = position
    guard offset < bytes.count else { return Token(kind: .end, position: position) }
    switch bytes[offset] {
    case UInt8(ascii: "`"): return Token(kind: try text(from: position), position: position)
    case UInt8(ascii: "*"): return take(1, .any, position)
    case UInt8(ascii: "="): return take(1, .equals, position)
    case _ where bytes[offset...].starts(with: "[disabled]".utf8):
      return take(10, .disabled, position)
    case _ where bytes[offset...].starts(with: "---".utf8): return take(3, .newRun, position)
    default: return try word(at: position)
    }
  }

  private mutating func take(_ count: Int, _ kind: Kind, _ position: SourcePosition) -> Token {
    offset += count
    return Token(kind: kind, position: position)
  }

  private mutating func word(at position: SourcePosition) throws(TestPlanError) -> Token {
    let start = offset
    if bytes[offset] == UInt8(ascii: "$") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    while offset < bytes.count, bytes[offset].isWordByte { offset += 1 }
    // A point belongs to a number only.
    if offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "."), bytes[offset + 1].isDigit,
      offset > start, bytes[offset - 1].isDigit
    {
      offset += 1
      while offset < bytes.count, bytes[offset].isWordByte { offset += 1 }
    }
    takeExponent(of: start)
    if offset > start, offset < bytes.count, bytes[offset] == UInt8(ascii: ":") { offset += 1 }
    guard offset > start else {
      let rest = String(decoding: bytes[offset..<min(offset + 40, bytes.count)], as: UTF8.self)
      throw TestPlanError(
        kind: .unknownStep(String(rest.prefix { !$0.isWhitespace })), position: position)
    }
    return Token(
      kind: .word(String(decoding: bytes[start..<offset], as: UTF8.self)), position: position)
  }

  /// The sign and digits after the `E` of a number such as `1E+09`.
  private mutating func takeExponent(of start: Int) {
    let first = start < bytes.count && bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    guard offset > first, bytes[first].isDigit, bytes[offset - 1] | 0x20 == UInt8(ascii: "e"),
      offset + 1 < bytes.count, bytes[offset + 1].isDigit,
      bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-")
    else { return }
    offset += 1
    while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
  }

  private mutating func text(from position: SourcePosition) throws(TestPlanError) -> Kind {
    let start = offset + 1
    offset = start
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "`") { advance() }
    guard offset < bytes.count else { throw TestPlanError(kind: .unclosedText, position: position) }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    offset += 1
    return .text(text, tags: tags())
  }

  /// The tags that follow a text without a space between.
  private mutating func tags() -> [String] {
    var tags: [String] = []
    while offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "#"), bytes[offset + 1].isTagByte
    {
      let start = offset + 1
      offset = start
      while offset < bytes.count, bytes[offset].isTagByte { offset += 1 }
      tags.append(String(decoding: bytes[start..<offset], as: UTF8.self))
    }
    return tags
  }

  private mutating func skipSpaceAndComments() {
    while offset < bytes.count {
      if bytes[offset].isSpace {
        advance()
      } else if bytes[offset] == UInt8(ascii: "#") {
        while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      } else {
        return
      }
    }
  }

  private mutating func advance() {
    let byte = bytes[offset]
    offset += 1
    let isCRLF = byte == 0x0D && offset < bytes.count && bytes[offset] == 0x0A
    if byte == 0x0A || byte == 0x0D, !isCRLF {
      line += 1
      lineStart = offset
    }
  }

  private var position: SourcePosition {
    SourcePosition(line: line, column: offset - lineStart + 1)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  fileprivate var isWordByte: Bool {
    isDigit || self == UInt8(ascii: "_") || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A)
  }

  /// A tag ends at white space, at the next tag, and at `[`, so that `[disabled]` may follow.
  fileprivate var isTagByte: Bool {
    !isSpace && self != UInt8(ascii: "#") && self != UInt8(ascii: "[")
  }
}
