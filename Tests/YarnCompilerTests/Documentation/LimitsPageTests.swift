import Testing
import YarnCompiler
import YarnProgram

/// The numbers on the page of limits, and what happens at them.
@Suite("Limits page")
struct LimitsPageTests {
  static func nested(_ depth: Int) -> String {
    "title: Start\n---\n" + String(repeating: "<<if true>>\n", count: depth) + "Here.\n"
      + String(repeating: "<<endif>>\n", count: depth) + "===\n"
  }

  @Test("the page gives the numbers of the sources")
  func numbers() throws {
    let page = try ReferencePage.load("Limits.md")
    let rows = [
      ("CompilerLimits.nesting", CompilerLimits.nesting),
      ("CompilerLimits.fileBytes", CompilerLimits.fileBytes),
      ("CompilerLimits.diagnosticsPerFile", CompilerLimits.diagnosticsPerFile),
    ]
    for (name, value) in rows {
      #expect(page.text.contains("| `\(name)` | \(value.spelled) |"), "\(name) = \(value.spelled)")
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
