import Testing
import Workshop
import YarnCompiler
import YarnProgram
import YarnRuntime

/// The numbers on the page of limits, and what happens at them.
@Suite("Limits page")
struct LimitsPageTests {
  static func nested(_ depth: Int) -> String {
    "title: Start\n---\n" + String(repeating: "<<if true>>\n", count: depth) + "Here.\n"
      + String(repeating: "<<endif>>\n", count: depth) + "===\n"
  }

  @Test("the page gives the numbers of the sources")
  func numbers() throws {
    let values = [
      "CompilerLimits.nesting": CompilerLimits.nesting,
      "CompilerLimits.fileBytes": CompilerLimits.fileBytes,
      "CompilerLimits.diagnosticsPerFile": CompilerLimits.diagnosticsPerFile,
      "ProgramLimits.registers": ProgramLimits.registers,
      "ProgramLimits.substitutions": ProgramLimits.substitutions,
      "DialogueLimits.callDepth": DialogueLimits.callDepth,
      "DialogueLimits.queryDepth": DialogueLimits.queryDepth,
      "DialogueLimits.smartDepth": DialogueLimits.smartDepth,
      "MarkupParser.maximumDepth": MarkupParser.maximumDepth,
      "CompositeFormat.maximumWidth": CompositeFormat.maximumWidth,
      "TestPlanRunner.eventLimit": TestPlanRunner.eventLimit,
    ]
    let rows = try ReferencePage.load("Limits.md").text.matches(
      of: /\| `([A-Za-z.]+)` \| ([0-9,]+) \|/)
    #expect(Set(rows.map { String($0.1) }) == Set(values.keys))
    for row in rows {
      #expect(values[String(row.1)]?.spelled == String(row.2), "\(row.1)")
    }
  }

  @Test("blocks may be nested up to the limit and no further")
  func nesting() {
    let deepest = Self.nested(CompilerLimits.nesting)
    #expect(Compiler.compile([SourceFile(path: "a.yarn", text: deepest)]).diagnostics.isEmpty)
    let tooDeep = Self.nested(CompilerLimits.nesting + 1)
    let compilation = Compiler.compile([SourceFile(path: "a.yarn", text: tooDeep)])
    #expect(compilation.codes(.error) == ["YS0100"])
  }

  @Test("expressions, lines and groups have no limit of their own")
  func noLimit() {
    let open = String(repeating: "(", count: 5_000)
    let close = String(repeating: ")", count: 5_000)
    let sum = String(repeating: "1 + ", count: 5_000)
    let script = """
      title: Start
      ---
      {\(open)1\(close)} {\(sum)1}
      \(String(repeating: "word ", count: 50_000))
      \(String(repeating: "-> Option\n", count: 3_000))
      ===
      """
    #expect(Compiler.compile([SourceFile(path: "a.yarn", text: script)]).diagnostics.isEmpty)
  }
}

extension Int {
  /// The number with commas between its thousands.
  var spelled: String {
    var digits = String(self)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}
