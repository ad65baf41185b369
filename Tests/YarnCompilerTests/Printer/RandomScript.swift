/// Sound scripts that no person would write: everything the language has, in every spelling.
struct RandomScript {
  private var random: Seeded
  private var lines: [String] = []
  private var names = 0

  init(seed: UInt64) { random = Seeded(state: seed) }

  /// The text of the next script.
  mutating func script() -> String {
    lines = chance(3) ? ["#tag", "# other // not a tag"] : []
    for title in ["Start", "Other"] {
      node(["title: \(title)", "tags: a b", "colour_of: red: very // not a value"], body: 6)
    }
    for index in 0..<3 {
      let conditions = ["always", "once", "once if  \(bool(2))", "\(bool(2)) // why", "$b"]
      let headers = ["when:  \(pick(conditions))", "empty:"]
      node(["title:Group"] + (chance(2) ? ["subtitle: s\(index)"] : []) + headers, body: 2)
    }
    return lines.joined(separator: pick(["\n", "\n", "\r\n"])) + "\n"
  }

  private mutating func node(_ headers: [String], body count: Int) {
    lines += headers
    lines.append("---")
    if headers.first == "title: Start" {
      lines += ["<<declare $n = -1.50 as number>>", "<<declare $b to false>>"]
      lines += ["<<declare $s = \"a \\\"b\\\" \\\\\">>", "<<declare $double = $n * 2>>"]
      lines += ["<<enum Fruit>>", "<<case Apple>>", "  <<case Pear>>", "<<endenum>>"]
      lines.append("<<declare $f = .Pear as Fruit>>")
      lines += ["<<enum Size>>", " <<case Low = 1>>", "<<case High = 20>>", "<<endenum>>"]
    }
    statements(count, depth: 0, indent: 0)
    lines += ["===", ""]
  }

  // MARK: Statements

  private mutating func statements(_ count: Int, depth: Int, indent: Int) {
    for _ in 0..<count { statement(depth, indent) }
  }

  private mutating func put(_ text: String, _ indent: Int) {
    lines.append(String(repeating: " ", count: indent) + text)
  }

  private mutating func statement(_ depth: Int, _ indent: Int) {
    switch number(depth > 3 ? 8 : 14) {
    case 0, 1, 2: put(line(), indent)
    case 3:
      let sign = pick(["=", "to", "+=", "-=", "*=", "/=", "%="])
      put("<<set $n \(sign) \(numeric(3))>>", indent)
    case 4:
      let assignment = pick(["b = " + bool(3), "s to " + string(2), "f = Fruit.Apple"])
      put("<<set $\(assignment)>>", indent)
    case 5:
      let flow = pick(["jump Other", "detour Start", "detour {\(string(1))}", "return"])
      put("<< \(flow) >>", indent)
    case 6: put("<<call dice( \(numeric(2)) )>>", indent)
    case 7:
      let commands = ["wait 2", "stop", "play \"a b\" {\(string(2))}  ", "{$s}}0} x", "iffy"]
      put("<<\(pick(commands))>>\(pick(["", " // why", " "]))", indent)
    case 8: conditional(depth, indent)
    case 9: once(depth, indent)
    case 10:
      put(pick(["// a comment", "", "   "]), depth == 0 ? 0 : indent, unlessLastIsItem: true)
    default: items(pick(["->", "=>"]), depth, indent)
    }
  }

  /// Adds a line without a statement, unless an item stands above it.
  private mutating func put(_ text: String, _ indent: Int, unlessLastIsItem: Bool) {
    let last = lines.last?.drop { $0 == " " } ?? ""
    if !last.hasPrefix("->") && !last.hasPrefix("=>") { put(text, indent) }
  }

  private mutating func conditional(_ depth: Int, _ indent: Int) {
    let inner = indent + number(4)
    put("<<if \(bool(3))>>", indent)
    statements(number(3), depth: depth + 1, indent: inner)
    if chance(2) {
      put("<<elseif \(bool(2))>>", indent)
      statements(number(3), depth: depth + 1, indent: indent)
    }
    if chance(2) {
      put("<<else>>", indent)
      statements(number(3), depth: depth + 1, indent: inner)
    }
    put("<<endif>>", indent)
  }

  private mutating func once(_ depth: Int, _ indent: Int) {
    put("<<once\(chance(2) ? " if " + bool(2) : "")>>", indent)
    statements(number(3), depth: depth + 1, indent: indent + 2)
    if chance(2) {
      put("<<else>>", indent)
      statements(number(3), depth: depth + 1, indent: indent)
    }
    put("<<endonce>>", indent)
  }

  private mutating func items(_ arrow: String, _ depth: Int, _ indent: Int) {
    for _ in 0...number(3) {
      put("\(arrow)\(pick(["", " ", "  "]))\(line())", indent)
      if chance(2) { statements(1 + number(2), depth: depth + 1, indent: indent + 1 + number(8)) }
      // Empty at the outermost level, of spaces inside a body: the end of the group.
      if chance(4) { put("", indent) }
    }
  }

  // MARK: Texts

  private mutating func line() -> String {
    let pieces = [
      "a", " ", "Ann: ", "\\#", "\\{1\\}", "{\(numeric(2))}", "{\(string(2))}", "[b]x[/b]", "\\[",
      "\\:",
      "\\\\", "<", "\\<\\<", "/ ", "\\/\\/", "é", "}", "\\{", "->", "===",
      "[select value={$n} 1=a/]", ">>",
    ]
    var text = pick(["w", "=\\>", "-\\>", "\u{A0}===", "\\//", "Bob: ", "{$n}", "\\\\["])
    for _ in 0..<number(7) {
      let piece = pick(pieces)
      // Two harmless signs that mean something side by side.
      let meets = text.last == piece.first && (text.last == "<" || text.last == "/")
      text += meets ? " " + piece : piece
    }
    if text.last == "<" { text += "." }
    if chance(3) { text += pick([" <<once>>", " <<if \(bool(2))>>", "<<once if \(bool(1))>>  "]) }
    if chance(4) { text += pick([" #tag", "#a # b", " #k:v // why"]) }
    if chance(5) {
      names += 1
      text += " #line:l\(names)"
    }
    // A comment behind a hashtag would take the next one with it.
    return text.contains("// why") ? text.replacing(" // why", with: "") + " // why" : text
  }

  // MARK: Expressions

  private mutating func numeric(_ depth: Int) -> String {
    if depth == 0 {
      return pick([
        "0", "1.5", "007", "0.00001", "123456789012345678901", "$n", "$double", "16777216",
      ])
    }
    switch number(6) {
    case 0: return "-\(numeric(0))"
    case 1: return "- (\(numeric(depth - 1)))"
    case 2: return "(\(numeric(depth - 1)))"
    case 3: return "dice(\(numeric(depth - 1)))"
    default:
      let sign = pick([" + ", "-", "*", " / ", " % "])
      let sides = [numeric(depth - 1), numeric(depth - 1)].map { "(\($0))" }
      let left = pick([sides[0], numeric(0)])
      return left + sign + pick([sides[1], numeric(0)])
    }
  }

  private mutating func string(_ depth: Int) -> String {
    depth == 0
      ? pick(["\"a\"", "$s", "\"\\\"\\\\ // } >> {0}\"", "string($n)", "\"{0}\"", "\"\""])
      : "\(string(depth - 1)) + \(pick([string(0), "(" + string(depth - 1) + ")"]))"
  }

  private mutating func bool(_ depth: Int) -> String {
    if depth == 0 {
      return pick(["true", "$b", "visited(\"Start\")", "$f == .Apple", "$f neq Fruit.Pear"])
    }
    switch number(6) {
    case 0: return "not \(pick(["$b", "!($b)", "true"]))"
    case 1: return "!(\(bool(depth - 1)))"
    case 2:
      let sign = pick(["<", "gte", "<=", "gt", ">", "==", "is", "!="])
      return "\(numeric(1)) \(sign) \(numeric(1))"
    case 3: return "(\(bool(depth - 1))) \(pick(["==", "neq"])) (\(bool(depth - 1)))"
    default:
      let sign = pick(["and", "&&", "or", "||", "xor", "^"])
      let right = bool(depth - 1)
      return "\(bool(depth - 1)) \(sign) \(pick(["(\(right))", right]))"
    }
  }

  // MARK: Chance

  private mutating func number(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
  private mutating func chance(_ odds: Int) -> Bool { number(odds) == 0 }
  private mutating func pick(_ words: [String]) -> String { words[number(words.count)] }
}
