public import YarnProgram

/// A script's tokens with the structure that its indentation gives, for tools that keep its text.
public struct TokenList: Sendable {
  public let source: SourceText
  package let tokens: [Token]

  /// Splits a script; linear in its bytes. What cannot be read is among the tokens as it is.
  public init(_ file: SourceFile) {
    source = SourceText(file)
    var lexer = Lexer(source)
    lexer.run()
    tokens = Indentation.apply(to: lexer.tokens, bytes: source.bytes).tokens
  }

  /// Whether two scripts have the same tokens in the same order, and so the same tree, places aside.
  public func hasSameTokens(as other: TokenList) -> Bool {
    guard tokens.count == other.tokens.count else { return false }
    return zip(tokens, other.tokens).allSatisfy { left, right in
      left.kind == right.kind
        // A script may end without a line break.
        && (left.startsLine == right.startsLine || left.kind == .endOfFile)
        && words(of: left) == other.words(of: right)
    }
  }

  /// A token's bytes, without the blanks around a text, which the parser takes away at a line's ends.
  private func words(of token: Token) -> ArraySlice<UInt8> {
    switch token.kind {
    case .lineEnd, .lineBreak, .indent, .dedent, .blankLineAfterOption, .endOfFile: return []
    default: break
    }
    var bytes = source.bytes[Int(token.range.lower)..<Int(token.range.upper)]
    guard token.kind == .text else { return bytes }
    while bytes.last?.isBlank == true { bytes.removeLast() }
    return bytes
  }
}
