import Foundation
import Testing
import YarnCompiler
import YarnProgram

/// The page of diagnostics against the compiler.
@Suite("Diagnostics page")
struct DiagnosticsPageTests {
  /// The codes that a page cannot show with a script of its own, with one that gives them.
  static let generated: [String: String] = [
    "YS0100": "title: Start\n---\n"
      + String(repeating: "<<if true>>\n", count: CompilerLimits.nesting + 1)
      + String(repeating: "<<endif>>\n", count: CompilerLimits.nesting + 1) + "===\n"
  ]

  /// Every code that stands in the compiler's sources.
  static func codesOfTheCompiler() throws -> Set<String> {
    let sources = ReferencePage.folder.deletingLastPathComponent()
    var codes: Set<String> = []
    let files = FileManager.default.enumerator(atPath: sources.path)
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".swift") else { continue }
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in text.matches(of: /"(YS[0-9]{4})"/) { codes.insert(String(match.1)) }
    }
    return codes
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
    let (codes, sections) = (try Self.codesOfTheCompiler(), try Self.sections())
    #expect(codes.subtracting(sections).sorted() == [], "without a section")
    #expect(sections.subtracting(codes).sorted() == [], "with a section, unknown to the compiler")
  }

  @Test("every section has an example of its code and the mended one", arguments: try sections().sorted())
  func examples(of code: String) throws {
    let examples = try Self.examples()[code] ?? []
    if let script = Self.generated[code] {
      let compilation = Compiler.compile([SourceFile(path: "generated.yarn", text: script)])
      #expect(compilation.codes(.error) == [code])
      return
    }
    #expect(examples.contains { $0.codes == [code] })
    #expect(examples.contains { $0.claim == .mended })
  }

  @Test("the severity on the page is the one that the compiler gives")
  func severities() throws {
    let page = try ReferencePage.load("Diagnostics.md")
    let paragraphs = page.text.components(separatedBy: "\n## YS")
    for (code, examples) in try Self.examples() {
      let text = paragraphs.first { "YS" + $0.prefix(4) == code } ?? ""
      for example in examples where example.claim != .mended {
        let word = ["fails": "*Error", "warns": "*Warning", "notes": "*Note"][example.claim.rawValue]
        #expect(text.contains(word ?? "?"), "\(example)")
      }
    }
  }
}
