/// Words with a meaning of their own, in commands and in expressions.
package enum Keywords {
  package static let commands: [String: TokenKind] = [
    "if": .ifWord, "elseif": .elseifWord, "else": .elseWord, "endif": .endifWord, "set": .setWord,
    "call": .callWord, "declare": .declareWord, "jump": .jumpWord, "detour": .detourWord,
    "return": .returnWord, "enum": .enumWord, "case": .caseWord, "endenum": .endenumWord,
    "once": .onceWord, "endonce": .endonceWord, "local": .localWord,
  ]

  static let expressions: [String: TokenKind] = [
    "true": .trueWord, "false": .falseWord, "null": .nullWord, "to": .assign, "as": .asWord,
    "lte": .lessOrEqual, "gte": .greaterOrEqual, "is": .equal, "eq": .equal, "lt": .less,
    "gt": .greater, "neq": .notEqual, "and": .and, "or": .or, "xor": .xor, "not": .not,
  ]

  /// Words that mean something only in a `when:` header.
  static let whenHeader: [String: TokenKind] = [
    "always": .alwaysWord, "once": .onceWord, "if": .ifWord,
  ]

  /// Signs of two bytes, before those of one.
  static let pairs: [(String, TokenKind)] = [
    ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("==", .equal), ("!=", .notEqual), ("&&", .and),
    ("||", .or), ("+=", .addAssign), ("-=", .subtractAssign), ("*=", .multiplyAssign),
    ("%=", .moduloAssign), ("/=", .divideAssign),
  ]

  static let singles: [UInt8: TokenKind] = [
    UInt8(ascii: "="): .assign, UInt8(ascii: "<"): .less, UInt8(ascii: ">"): .greater,
    UInt8(ascii: "^"): .xor, UInt8(ascii: "!"): .not, UInt8(ascii: "+"): .plus,
    UInt8(ascii: "-"): .minus, UInt8(ascii: "*"): .times, UInt8(ascii: "/"): .divide,
    UInt8(ascii: "%"): .modulo, UInt8(ascii: "("): .leftParenthesis,
    UInt8(ascii: ")"): .rightParenthesis, UInt8(ascii: ","): .comma, UInt8(ascii: "."): .dot,
  ]
}
