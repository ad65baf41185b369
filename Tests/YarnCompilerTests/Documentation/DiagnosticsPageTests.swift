import Foundation
import Testing
import YarnCompiler
import YarnProgram

/// The page of diagnostics against the compiler.
@Suite("Diagnostics page")
struct DiagnosticsPageTests {
  /// The codes that a page cannot show with a script of its own, with one that gives them to a compiler
  /// with `options`.
  static let generated: [String: String] = [
    "YS0034": "title: Start\n---\n{make_tea()}\n===\n",
    "YS0036": "title: Start\n---\n<<once>>\nHello\n<<endonce>>\n===\n",
    "YS0100": "title: Start\n---\n"
      + String(repeating: "<<if true>>\n", count: CompilerLimits.nesting + 1)
      + String(repeating: "<<endif>>\n", count: CompilerLimits.nesting + 1) + "===\n",
  ]

  /// The options of an old project with a function that scripts cannot call.
  static func options(for code: String) -> CompilerOptions {
    let tea = FunctionSignature("make_tea", [], returns: .enumeration("Tea"))
    return CompilerOptions(
      functions: code == "YS0034" ? [tea] : [], languageVersion: code == "YS0036" ? 2 : 4)
  }

  /// The codes that the compiler's sources use, and those that they name and never use.
  static func codesOfTheCompiler() throws -> (used: Set<String>, unused: Set<String>) {
    var text = ""
    let sources = ReferencePage.folder.deletingLastPathComponent()
    let files = FileManager.default.enumerator(atPath: sources.path)
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".swift") else { continue }
      text += try String(contentsOf: sources.appending(path: path), encoding: .utf8)
    }
    var used: Set<String> = []
    var unused: Set<String> = []
    for match in text.matches(of: /(?:static let ([a-zA-Z]+): DiagnosticCode = )?"(YS[0-9]{4})"/) {
      let code = String(match.2)
      guard let name = match.1, !text.contains(".\(name),") else {
        used.insert(code)
        continue
      }
      // A member named at the end of a line, or between others, counts as well.
      if text.matches(of: try Regex("\\.\(name)\\b")).isEmpty {
        unused.insert(code)
      } else {
        used.insert(code)
      }
    }
    return (used, unused.subtracting(used))
  }

  static func examples() throws -> [String: [ReferenceExample]] {
    let examples = try ReferencePage.load("Diagnostics.md").examples()
    return Dictionary(grouping: examples) { String($0.section.prefix(6)) }
  }

  static func sections() throws -> Set<String> {
    let lines = try ReferencePage.load("Diagnostics.md").lines
    return Set(lines.filter { $0.hasPrefix("## YS") }.map { String($0.dropFirst(3).prefix(6)) })
  }

  @Test("every code of the compiler has a section, and no other has")
  func codes() throws {
    let (used, unused) = try Self.codesOfTheCompiler()
    let sections = try Self.sections()
    #expect(used.subtracting(sections).sorted() == [], "without a section")
    #expect(sections.subtracting(used).sorted() == [], "with a section, not given by the compiler")
    let lines = try ReferencePage.load("Diagnostics.md").lines
    for code in unused.sorted() {
      #expect(lines.contains { $0.hasPrefix("| YS") && $0.contains(code) }, "\(code)")
    }
    #expect(used.count > 40)
  }

  @Test(
    "every section has an example of its code and the mended one",
    arguments: try sections().sorted())
  func examples(of code: String) throws {
    let examples = try Self.examples()[code] ?? []
    if let script = Self.generated[code] {
      let compilation = Compiler.compile(
        [SourceFile(path: "generated.yarn", text: script)], options: Self.options(for: code))
      #expect(compilation.codes(.error) == [code])
      return
    }
    #expect(examples.contains { $0.codes == [code] })
    #expect(examples.contains { $0.claim == .mended })
  }

  @Test("the report at the top of the page is what the compiler writes")
  func report() throws {
    let script =
      "title: Start\n---\n<<jump Gardn>>\n===\ntitle: Garden\n---\nThe peas are in flower.\n===\n"
    let file = SourceFile(path: "tea.yarn", text: script)
    let report = Compiler.compile([file]).diagnostics.map { $0.rendered(in: script) }
    let lines = report.joined(separator: "\n").split(separator: "\n").map { "    " + $0 }
    let page = try ReferencePage.load("Diagnostics.md").text
    #expect(page.contains(lines.joined(separator: "\n")), "\(lines.joined(separator: "\n"))")
  }

  @Test("the severity on the page is the one that the compiler gives")
  func severities() throws {
    let page = try ReferencePage.load("Diagnostics.md")
    let paragraphs = page.text.components(separatedBy: "\n## YS")
    for (code, examples) in try Self.examples() {
      let text = paragraphs.first { "YS" + $0.prefix(4) == code } ?? ""
      for example in examples where example.claim != .mended {
        let word = ["fails": "*Error", "warns": "*Warning", "notes": "*Note"][
          example.claim.rawValue]
        #expect(text.contains(word ?? "?"), "\(example)")
      }
    }
  }
}
