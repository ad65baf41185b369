import Foundation
import Testing
import YarnCompiler
import YarnProgram

/// Scripts that go where the language is easily misread, each with what must happen.
@Suite("Plans for the traps of the language")
struct FixturePlanTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Plans")

  static func scripts(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yarn") }.sorted()
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  @Test("every script has a plan, and every plan a script")
  func pairs() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let plans = names.filter { $0.hasSuffix(".testplan") }.map {
      $0.replacing(".testplan", with: "")
    }
    let scripts = try Self.scripts(in: Self.folder).map { $0.replacing(".yarn", with: "") }
    #expect(plans.sorted() == scripts)
    #expect(scripts.count >= 20)
  }

  @Test("a script does what its plan says", arguments: try scripts(in: folder))
  func runs(_ name: String) throws {
    let plan = try Self.text(name.replacing(".yarn", with: ".testplan"))
    let failures = ExamplePlan.failures(of: plan, script: try Self.text(name), name: name)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test("a changed expectation fails", arguments: try scripts(in: folder))
  func fails(_ name: String) throws {
    let plan = try Self.text(name.replacing(".yarn", with: ".testplan"))
    let script = try Self.text(name)
    for mutant in Self.mutants(of: plan) {
      let failures = ExamplePlan.failures(of: mutant, script: script, name: name)
      #expect(!failures.isEmpty, "passes:\n\(mutant)")
    }
  }

  /// The plan with one expected text changed, for each text in it.
  private static func mutants(of plan: String) -> [String] {
    let quotes = plan.indices.filter { plan[$0] == "`" }
    return stride(from: 1, to: quotes.count, by: 2).map { index in
      var mutant = plan
      mutant.insert("~", at: quotes[index])
      return mutant
    }
  }

  @Test(
    "a script that is no script fails, at a place that exists",
    arguments: try scripts(in: folder.appending(path: "MustFail")))
  func mustFail(_ name: String) throws {
    let script = try Self.text("MustFail/" + name)
    let compilation = Compiler.compile([SourceFile(path: name, text: script)], options: .forPlans)
    #expect(!compilation.codes(.error).isEmpty)
    #expect(compilation.program == nil)
    for diagnostic in compilation.diagnostics {
      #expect(diagnostic.hasValidRange(in: script), "\(diagnostic)")
    }
  }
}
