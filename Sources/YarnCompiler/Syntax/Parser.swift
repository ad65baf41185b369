internal import YarnProgram

/// Builds the tree of a file from its tokens. A mistake is reported once; reading goes on at the next
/// statement. Nesting is bounded by `CompilerLimits.nesting`, expressions by nothing.
struct Parser {
  let source: SourceText
  let tokens: [Token]
  var index = 0
  var script: ScriptSyntax
  var diagnostics: DiagnosticBag
  /// The blocks that are open, outermost first.
  var blocks: [OpenBlock] = []
  /// Blocks of the node whose end has not stood in the option's body that they began in.
  var lostBlocks: [(block: OpenBlock, place: ByteRange)] = []
  /// Whether an `<<else>>` of the node had no beginning; its end has none either.
  var hasStrayElse = false
  /// Whether the beginning of an enum of the node cannot be read; its cases and its end are no news.
  var hasStrayEnum = false
  /// Lines of the node that read like the beginning or end of a block without its `<<`.
  var strayWords: [(word: String, range: ByteRange)] = []
  /// What the lexer has to say about stray tokens, by where they begin.
  private var strays: [UInt32: StrayMessage]

  /// A block that waits for its end.
  struct OpenBlock {
    enum Kind: String {
      case conditional = "<<if>>"
      case once = "<<once>>"
      case enumeration = "<<enum>>"
      case item = "an option or line-group item"

      /// The keyword without `<<` and `>>`.
      var word: String { String(rawValue.dropFirst(2).dropLast(2)) }
    }
    var kind: Kind
    var range: ByteRange
    /// Whether its end stood in the wrong place and has been reported.
    var isExcused = false
  }

  /// Reads a file; linear in its bytes.
  static func parse(_ file: SourceFile) -> (ScriptSyntax, DiagnosticBag) {
    let source = SourceText(file)
    guard source.bytes.count <= CompilerLimits.fileBytes else {
      var bag = DiagnosticBag(source: SourceText(SourceFile(path: file.path, text: "")))
      bag.error(
        .limit, ByteRange(0, 0), "The file is larger than \(CompilerLimits.fileBytes) bytes.",
        hint: "Split it into several files.")
      return (ScriptSyntax(source: source), bag)
    }
    var lexer = Lexer(source)
    lexer.run()
    let (tokens, lostLines) = Indentation.apply(to: lexer.tokens, bytes: source.bytes)
    var parser = Parser(source, tokens, lexer)
    parser.parseFile()
    parser.reportRemainingStrays()
    parser.diagnostics.keepFirst(onLinesOf: lexer.unclosed)
    parser.reportLostLines(lostLines)
    return (parser.script, parser.diagnostics)
  }

  private init(_ source: SourceText, _ tokens: [Token], _ lexer: Lexer) {
    self.source = source
    self.tokens = tokens
    diagnostics = lexer.diagnostics
    strays = lexer.strays
    script = ScriptSyntax(source: source)
  }

  // MARK: Tokens

  var token: Token { tokens[index] }
  var kind: TokenKind { tokens[index].kind }
  var previousRange: ByteRange { index > 0 ? tokens[index - 1].range : ByteRange(0, 0) }

  func peek(_ distance: Int = 1) -> TokenKind {
    tokens[min(index + distance, tokens.count - 1)].kind
  }

  /// Moves on, never past the end.
  @discardableResult
  mutating func advance() -> Token {
    let current = token
    if index < tokens.count - 1 { index += 1 }
    return current
  }

  /// Takes a token of this kind if it comes next.
  mutating func accept(_ wanted: TokenKind) -> Token? { kind == wanted ? advance() : nil }

  /// Takes a token of this kind or reports what is missing; nil means reported.
  mutating func expect(_ wanted: TokenKind, _ message: @autoclosure () -> String, hint: String = "")
    -> Token?
  {
    if let token = accept(wanted) { return token }
    report(message(), hint: hint)
    return nil
  }

  /// Reports a syntax error at the next token; of a stray one, what the lexer knows of it.
  mutating func report(_ message: String, hint: String = "") {
    guard kind != .stray else { return reportStray() }
    let width = token.range.upper > token.range.lower
    let range = width && kind != .lineEnd ? token.range : token.range.start
    diagnostics.error(.syntax, range, message, hint: hint)
  }

  /// Passes a stray token over without a word: it is a consequence of a mistake that is reported.
  mutating func takeStray() { strays.removeValue(forKey: token.range.lower) }

  private mutating func reportStray() {
    guard let stray = strays.removeValue(forKey: token.range.lower) else { return }
    diagnostics.error(.syntax, stray.range, stray.message, hint: stray.hint)
  }

  /// Reports the stray tokens that the parser has passed over on lines without another error.
  private mutating func reportRemainingStrays() {
    guard !strays.isEmpty else { return }
    var lines = diagnostics.linesWithErrors
    for stray in strays.values.sorted(by: { $0.range.lower < $1.range.lower })
    where lines.insert(source.line(of: stray.range.lower)).inserted {
      diagnostics.error(.syntax, stray.range, stray.message, hint: stray.hint)
    }
  }

  /// Warns of lines that are indented under a body that has ended, unless one has an error.
  private mutating func reportLostLines(_ ranges: [ByteRange]) {
    guard !ranges.isEmpty else { return }
    let lines = diagnostics.linesWithErrors
    for range in ranges where !lines.contains(source.line(of: range.lower)) {
      diagnostics.warning(
        .endedBody, range, "This line is indented but does not belong to the option above it.",
        hint: "An empty line or a comment further left has ended the option's lines: remove it.")
    }
  }

  func text(_ token: Token) -> String { source.text(token.range) }
  func name(_ token: Token) -> NameSyntax { NameSyntax(text: text(token), range: token.range) }

  /// Skips to the next line of the same body, or to the end of the body or node.
  mutating func resynchronise() {
    while true {
      switch kind {
      case .endOfFile, .bodyEnd, .indent, .dedent: return
      case .lineEnd, .blankLineAfterOption:
        advance()
        return
      default:
        advance()
        if token.startsLine { return }
      }
    }
  }
}
