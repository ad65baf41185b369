import Foundation
import Testing
import Workshop
import YarnCompiler
import YarnProgram
import YarnRuntime

/// Everything that the language reference shows, compiled and run.
@Suite("Language reference")
struct LanguageReferenceTests {
  static func examples() throws -> [ReferenceExample] {
    try ReferencePage.all().flatMap { try $0.examples() }
  }

  @Test("every script of every page is an example that is checked")
  func nothingIsSkipped() throws {
    for page in try ReferencePage.all() {
      let fences = page.lines.filter { $0.hasPrefix("```yarn") }.count
      #expect(try page.examples().count == fences, "\(page)")
    }
    #expect(try Self.examples().count > 150)
  }

  @Test("an example compiles, or fails, as the page says", arguments: try examples())
  func compiles(_ example: ReferenceExample) {
    let file = SourceFile(path: example.description, text: example.script)
    let compilation = Compiler.compile([file], options: .forPlans)
    let said = compilation.diagnostics.map { $0.rendered(in: example.script) }
      .joined(separator: "\n")
    let errors = compilation.codes(.error)
    let others = compilation.codes(.warning).union(compilation.codes(.info))
    switch example.claim {
    case .fails:
      #expect(errors == example.codes, "\(said)")
      #expect(compilation.program == nil)
    case .warns, .notes:
      let severity: Diagnostic.Severity = example.claim == .warns ? .warning : .info
      #expect(compilation.codes(severity) == example.codes, "\(said)")
      #expect(others == example.codes, "\(said)")
      #expect(compilation.program != nil, "\(said)")
    case .sound, .mended:
      #expect(compilation.diagnostics.isEmpty, "\(said)")
      #expect(compilation.program != nil, "\(said)")
    }
    for diagnostic in compilation.diagnostics {
      #expect(diagnostic.hasValidRange(in: example.script), "\(said)")
    }
  }

  @Test("an example runs as its plan says", arguments: try examples().filter { $0.plan != nil })
  func runs(_ example: ReferenceExample) throws {
    let plan = try #require(example.plan)
    let failures = ExamplePlan.failures(of: plan, script: example.script, name: "\(example)")
    if example.planFails {
      #expect(!failures.isEmpty, "\(example): the plan passes and must not")
    } else {
      #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }
  }

  @Test(
    "the first line has the attributes that the page lists",
    arguments: try examples().filter { $0.attributes != nil })
  func attributes(_ example: ReferenceExample) throws {
    let file = SourceFile(path: example.description, text: example.script)
    let program = try #require(Compiler.compile([file], options: .forPlans).program)
    var dialogue = Dialogue(program: program, seed: 1)
    var host = TestPlanHost()
    try dialogue.start(at: "Start")
    _ = try dialogue.resume(host: &host)
    guard case .line(let line) = try dialogue.resume(host: &host) else {
      throw PageError(description: "\(example): the script does not begin with a line")
    }
    let found = line.composed(locale: "en").attributes.map { attribute in
      let properties = attribute.properties.map { "\($0.name)=\($0.value)" }
      return ([attribute.name, "\(attribute.position)", "\(attribute.length)"] + properties)
        .joined(separator: " ") + "\n"
    }
    #expect(found.joined() == example.attributes)
  }

  @Test("the project and the definitions on the page of strings can be read")
  func projectFiles() throws {
    let blocks = try ReferencePage.load("Strings.md").parts().map(\.block)
    let files = blocks.filter { $0.language == "json" }.map(\.text)
    try #require(files.count == 2)
    let project = try YarnProject(json: files[0])
    #expect(project.localisation["cy"]?.strings == "cy.csv")
    #expect(project.compilerOptions.severities["YS0003"] == .error)
    #expect(try ScriptDefinitions(json: files[1]).signatures.map(\.name) == ["cups_left"])
  }

  @Test("links between the pages lead somewhere")
  func links() throws {
    let pages = try ReferencePage.all()
    for page in pages {
      for match in page.text.matches(of: /\]\(([A-Za-z]+\.md)(?:#([a-z-]+))?\)/) {
        let target = pages.first { $0.name == match.1 }
        #expect(target != nil, "\(page): \(match.0)")
        guard let anchor = match.2 else { continue }
        let anchors = target?.lines.filter { $0.hasPrefix("#") }.map(Self.anchor) ?? []
        #expect(anchors.contains(String(anchor)), "\(page): \(match.0)")
      }
    }
  }

  private static func anchor(of heading: String) -> String {
    heading.drop { $0 == "#" }.dropFirst().lowercased().replacingOccurrences(of: " ", with: "-")
  }

  @Test("every page can be reached from the first")
  func contents() throws {
    let first = try ReferencePage.load("Language.md")
    for page in try ReferencePage.all() where page.name != first.name {
      #expect(first.text.contains("](\(page.name))"), "\(page)")
    }
  }
}

extension CompilerOptions {
  /// What test plans are compiled with: the functions of their host, the others inferred.
  static let forPlans = CompilerOptions(functions: TestPlanHost.functions)
}

extension Compilation {
  func codes(_ severity: Diagnostic.Severity) -> Set<String> {
    Set(diagnostics.filter { $0.severity == severity }.map(\.code.rawValue))
  }
}

extension Diagnostic {
  /// Whether the place exists in the script, its end not before its start.
  func hasValidRange(in script: String) -> Bool {
    let lines = script.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    func exists(_ place: SourcePosition) -> Bool {
      place.line >= 1 && place.line <= lines.count && place.column >= 1
        && place.column <= lines[place.line - 1].count + 1
    }
    return exists(range.start) && exists(range.end) && range.start <= range.end
  }
}
