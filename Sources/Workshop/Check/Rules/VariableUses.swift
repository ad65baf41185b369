import YarnCompiler

/// Where each variable of the scripts is declared, set and read.
struct VariableUses {
  struct Uses {
    var declaration: (file: Int, range: ByteRange)?
    var isSmart = false
    /// The first place of each kind, and how many there are.
    var firstSet: (file: Int, range: ByteRange)?
    var firstRead: (file: Int, range: ByteRange)?
    var sets = 0
    var reads = 0
  }

  private(set) var byName: [String: Uses] = [:]

  init(_ manuscript: Manuscript) {
    for (file, script) in manuscript.scripts.enumerated() {
      for part in script.expressions {
        if case .variable(let name) = part.kind { read(name, file, part.mark) }
      }
      for node in script.nodes {
        node.body.walk { note($0, file, script, isForCoach: manuscript.isForCoach) }
      }
    }
  }

  private mutating func read(_ name: String, _ file: Int, _ range: ByteRange) {
    var uses = byName[name, default: Uses()]
    if uses.firstRead == nil { uses.firstRead = (file, range) }
    uses.reads += 1
    byName[name] = uses
  }

  private mutating func set(_ name: String, _ file: Int, _ range: ByteRange) {
    var uses = byName[name, default: Uses()]
    if uses.firstSet == nil { uses.firstSet = (file, range) }
    uses.sets += 1
    byName[name] = uses
  }

  private mutating func note(
    _ statement: Statement, _ file: Int, _ script: ScriptSyntax, isForCoach: Bool
  ) {
    switch statement {
    case .set(let syntax): set(syntax.variable.text, file, syntax.variable.range)
    case .declare(let syntax):
      var uses = byName[syntax.variable.text, default: Uses()]
      if uses.declaration == nil { uses.declaration = (file, syntax.variable.range) }
      uses.isSmart = uses.isSmart || !syntax.value.isLiteral(in: script)
      byName[syntax.variable.text] = uses
    case .command(let command):
      // A command may name a variable; only those of the coach are known to set or to read it.
      let name = isForCoach ? String(command.name) : ""
      for place in command.variables(in: script.source) {
        if !Self.readsOnly.contains(name) { set(place.text, file, place.range) }
        if !Self.setsOnly.contains(name) { read(place.text, file, place.range) }
      }
    default: break
    }
  }

  private static let setsOnly: Set = ["ask"]
  private static let readsOnly: Set = [
    "route_to", "remember", "done", "declined", "felt", "plan", "plan_result", "reflected", "lock",
    "unlock", "forget_fact",
  ]
}

extension ExpressionSyntax {
  /// Whether the expression is a value as it stands, perhaps with a minus before it.
  func isLiteral(in script: ScriptSyntax) -> Bool {
    script.parts(of: self).allSatisfy { part in
      switch part.kind {
      case .number, .string, .bool, .member: true
      case .negate: self.end - self.first == 2
      default: false
      }
    }
  }
}

extension CommandSyntax {
  /// The words that are names of variables, each with its place.
  func variables(in source: SourceText) -> [NameSyntax] {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return [] }
    var found: [NameSyntax] = []
    let bytes = source.bytes
    var index = Int(range.lower)
    let end = Int(range.upper)
    var depth = 0
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      let startsWord = index > 0 && [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(bytes[index - 1])
      guard byte == UInt8(ascii: "$"), depth == 0, startsWord else {
        index += 1
        continue
      }
      let start = index
      index += 1
      while index < end, ![UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">")].contains(bytes[index]) {
        index += 1
      }
      let range = ByteRange(start, index)
      if index > start + 1 { found.append(NameSyntax(text: source.text(range), range: range)) }
    }
    return found
  }
}
