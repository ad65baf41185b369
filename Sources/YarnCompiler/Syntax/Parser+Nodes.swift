/// Files, nodes and headers.
extension Parser {
  mutating func parseFile() {
    while let hash = accept(.hash) {
      if let tag = accept(.hashText) {
        script.fileTags.append(name(tag))
      } else {
        diagnostics.error(.syntax, hash.range, "A `#` must be followed by a tag.")
      }
    }
    while kind != .endOfFile { parseNode() }
    if script.nodes.isEmpty && !diagnostics.hasErrors {
      diagnostics.error(
        .syntax, ByteRange(0, 0), "The file has no node.",
        hint: "Begin with `title: Start`, then `---`, the lines, and `===`.")
    }
  }

  private mutating func parseNode() {
    var node = NodeSyntax(range: token.range)
    while kind != .bodyStart && kind != .endOfFile && !endsWithoutBody(node) {
      parseHeader(&node)
    }
    if node.title == nil { node.title = node.likelyTitle }
    if endsWithoutBody(node) {
      if !node.hasBrokenHeader { reportMissingBody(of: node, at: token.range.start) }
      takeStray()
      advance()
    } else if let start = accept(.bodyStart) {
      node.bodyStart = start.range.upper
      node.body = parseStatements()
      closeNode(&node)
    } else if !node.headers.isEmpty && !node.hasBrokenHeader {
      reportMissingBody(of: node, at: previousRange.end)
    }
    node.range = node.range.joined(previousRange)
    if node.bodyStart != nil || node.title != nil { script.nodes.append(node) }
  }

  /// Whether a `===` stands here that ends a node of which only headers have come.
  private func endsWithoutBody(_ node: NodeSyntax) -> Bool {
    kind == .stray && !node.headers.isEmpty && text(token).hasPrefix("===")
  }

  private mutating func reportMissingBody(of node: NodeSyntax, at place: ByteRange) {
    diagnostics.error(
      .missingDelimiter, place, "The node \(quoted(node.title)) has no body.",
      hint: "Write `---` after its headers and `===` after its lines.")
  }

  func quoted(_ name: NameSyntax?) -> String { name.map { "‘\($0.text)’" } ?? "without a title" }

  private mutating func closeNode(_ node: inout NodeSyntax) {
    reportLostBlocks()
    hasStrayElse = false
    hasStrayEnum = false
    strayWords = []
    if accept(.bodyEnd) != nil { return }
    diagnostics.error(
      .missingDelimiter, token.range.start, "The node \(quoted(node.title)) is not ended.",
      hint: "Write `===` on a line of its own after its last line.")
  }

  private mutating func parseHeader(_ node: inout NodeSyntax) {
    switch kind {
    case .titleKey: parseTitle(&node)
    case .whenKey: parseWhen(&node)
    case .headerKey:
      let key = name(advance())
      guard accept(.headerDelimiter) != nil else {
        if node.headers.isEmpty && node.likelyTitle == nil { node.likelyTitle = key }
        // Where `---` is missing, every line of the node comes here; the first is enough.
        if !node.hasBrokenHeader {
          diagnostics.error(
            .syntax, key.range, "This is neither a header nor inside a node.",
            hint: "Headers are `name: value`; the lines of a node stand between `---` and `===`.")
        }
        node.hasBrokenHeader = true
        return skipHeaderLine()
      }
      let value = accept(.headerText).map(name) ?? NameSyntax(text: "", range: previousRange.end)
      addHeader(HeaderSyntax(key: key, value: value), to: &node)
      if kind != .stray && !token.startsLine && kind != .endOfFile { skipHeaderLine() }
    case .lineEnd: advance()
    default:
      if node.hasBrokenHeader {
        takeStray()
      } else {
        report("A header such as `title: Name` is expected here.")
      }
      node.hasBrokenHeader = true
      advance()
      skipHeaderLine()
    }
  }

  /// Skips what is left of a line of which at least one token has been taken.
  private mutating func skipHeaderLine() {
    while !token.startsLine && kind != .endOfFile {
      takeStray()
      advance()
    }
  }

  private mutating func addHeader(_ header: HeaderSyntax, to node: inout NodeSyntax) {
    node.headers.append(header)
    guard header.key.text == "subtitle" else { return }
    let bytes = Array(header.value.text.utf8)
    if bytes.isEmpty || IdentifierCharacters.length(in: bytes, at: 0) != bytes.count {
      diagnostics.error(
        .invalidTitle, header.value.range, "A subtitle must be a name like a title.",
        hint: "Use letters, digits and `_`, and no spaces.")
    } else {
      node.subtitle = header.value
    }
  }

  private mutating func parseTitle(_ node: inout NodeSyntax) {
    let key = name(advance())
    if expect(.headerDelimiter, "A `:` is expected after `title`.") == nil {
      node.hasBrokenHeader = true
      node.likelyTitle = accept(.titleText).map(name)
      return skipHeaderLine()
    }
    guard
      let value = expect(.titleText, "The title is missing.", hint: "Write `title: Name`.")
    else {
      node.hasBrokenHeader = true
      return skipHeaderLine()
    }
    let title = name(value)
    node.headers.append(HeaderSyntax(key: key, value: title))
    if node.title != nil {
      diagnostics.error(
        .secondTitle, key.range.joined(title.range), "The node has a second title.",
        hint: "Keep one `title:`; if a new node begins here, end the one before with `===`.")
    } else {
      node.title = title
    }
    _ = accept(.lineEnd)
  }

  private mutating func parseWhen(_ node: inout NodeSyntax) {
    let key = name(advance())
    guard expect(.headerDelimiter, "A `:` is expected after `when`.") != nil else {
      addBrokenCondition(key, to: &node)
      return skipHeaderLine()
    }
    let start = token.range
    guard let condition = parseCondition(of: key) else {
      addBrokenCondition(key, to: &node)
      return skipToLineEnd()
    }
    guard kind == .lineEnd || kind == .endOfFile else {
      report(
        "This does not belong to the condition.",
        hint: kind == .assign
          ? "Write `==` to compare." : "A `when:` header holds one condition.")
      addBrokenCondition(key, to: &node)
      return skipToLineEnd()
    }
    node.conditions.append(condition)
    let range = start.joined(previousRange)
    node.headers.append(
      HeaderSyntax(key: key, value: NameSyntax(text: source.text(range), range: range)))
    _ = accept(.lineEnd)
  }

  /// Keeps a header that cannot be read as one that stands there: its node is no member without one.
  private func addBrokenCondition(_ key: NameSyntax, to node: inout NodeSyntax) {
    node.headers.append(
      HeaderSyntax(key: key, value: NameSyntax(text: "", range: key.range.end)))
  }

  private mutating func skipToLineEnd() {
    while kind != .lineEnd && kind != .endOfFile && kind != .bodyStart { advance() }
    _ = accept(.lineEnd)
  }

  private mutating func parseCondition(of key: NameSyntax) -> WhenSyntax? {
    let start = token.range
    if accept(.alwaysWord) != nil {
      return WhenSyntax(isOnce: false, expression: nil, range: start)
    }
    if kind == .lineEnd || kind == .endOfFile {
      diagnostics.error(
        .syntax, key.range, "The `when:` header has no condition.",
        hint: "Write `when: always`, `when: once`, or an expression that is true or false.")
      return nil
    }
    let isOnce = accept(.onceWord) != nil
    guard !isOnce || accept(.ifWord) != nil else {
      return WhenSyntax(isOnce: true, expression: nil, range: start)
    }
    guard let expression = parseExpression() else { return nil }
    return WhenSyntax(
      isOnce: isOnce, expression: expression, range: start.joined(expression.range))
  }
}
