/// `if`, `once` and `enum` with their bodies one step further right.
extension ScriptPrinter {
  mutating func write(_ statement: ConditionalSyntax) throws(Unprintable) {
    guard statement.clauses.first?.condition != nil else { throw Unprintable() }
    let last = statement.clauses.count - 1
    for (index, clause) in statement.clauses.enumerated() {
      if let condition = clause.condition {
        write("<<\(index == 0 ? "if" : "elseif") \(try text(of: condition))>>")
      } else {
        guard index == last else { throw Unprintable() }
        write("<<else>>")
      }
      try indented { printer throws(Unprintable) in try printer.write(clause.body) }
    }
    write("<<endif>>")
  }

  mutating func write(_ statement: OnceSyntax) throws(Unprintable) {
    var condition = ""
    if let expression = statement.condition { condition = " if " + (try text(of: expression)) }
    write("<<once\(condition)>>")
    try indented { printer throws(Unprintable) in try printer.write(statement.body) }
    if !statement.alternative.isEmpty {
      write("<<else>>")
      try indented { printer throws(Unprintable) in try printer.write(statement.alternative) }
    }
    write("<<endonce>>")
  }

  mutating func write(_ statement: EnumSyntax) throws(Unprintable) {
    guard statement.isWhole else { throw Unprintable() }
    write("<<enum \(statement.name.text)>>")
    try indented { printer throws(Unprintable) in
      for item in statement.cases {
        var value = ""
        if let expression = item.value { value = " = " + (try printer.text(of: expression)) }
        printer.write("<<case \(item.name.text)\(value)>>")
      }
    }
    write("<<endenum>>")
  }
}
