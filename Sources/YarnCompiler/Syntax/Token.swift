/// A piece of a script: its kind and where it stands.
package struct Token: Equatable, Sendable {
  package var kind: TokenKind
  /// Whether it is the first token of its line.
  package var startsLine = false
  package var range: ByteRange

  init(_ kind: TokenKind, _ lower: Int, _ upper: Int) {
    self.kind = kind
    range = ByteRange(lower, upper)
  }
}

/// What is wrong with a token that means nothing where it stands.
struct StrayMessage {
  var range: ByteRange
  var message: String
  var hint: String
}

/// The kinds of tokens. Raw values are what dumps show.
package enum TokenKind: String, Sendable {
  case endOfFile, stray
  /// A line break that matters to the grammar, and one that only the indentation pass sees.
  case lineEnd, lineBreak
  case indent, dedent, blankLineAfterOption
  // Headers.
  case headerKey, headerDelimiter, headerText, titleKey, whenKey, titleText, bodyStart, bodyEnd
  // Lines and commands.
  case hash, hashText, optionArrow, groupArrow, text, expressionStart, expressionEnd
  case commandStart, commandEnd, commandText
  case ifWord, elseifWord, elseWord, endifWord, setWord, callWord, declareWord, jumpWord, detourWord
  case returnWord, enumWord, caseWord, endenumWord, onceWord, endonceWord, localWord
  // Expressions.
  case number, string, trueWord, falseWord, nullWord, variable, name, dot, comma
  case leftParenthesis, rightParenthesis, alwaysWord, asWord
  case assign, addAssign, subtractAssign, multiplyAssign, divideAssign, moduloAssign
  case plus, minus, times, divide, modulo
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual, and, or, xor, not
}
