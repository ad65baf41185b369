import Foundation
import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

/// Runs upstream's test data from the folder that `YARN_UPSTREAM` names (its `Tests` folder).
@Suite struct UpstreamTests {
  static let folder = ProcessInfo.processInfo.environment["YARN_UPSTREAM"]

  static func scripts(in sub: String) -> [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(sub)")) ?? []
    return names.filter { $0.hasSuffix(".yarn") }.sorted().map { "\(folder)/\(sub)/\($0)" }
  }

  @Test func allScriptsGiveUpstreamsResult() throws {
    guard Self.folder != nil else {
      print("SKIPPED: set YARN_UPSTREAM to upstream's Tests folder to run its data.")
      return
    }
    var passed = 0
    var total = 0
    for path in Self.scripts(in: "TestCases") + Self.scripts(in: "TestCases/ParseFailures") {
      total += 1
      if let failure = try Self.failure(of: path) {
        print("FAILED \(path): \(failure)")
      } else {
        passed += 1
      }
    }
    print("UPSTREAM: \(passed) of \(total) agree.")
    #expect(passed == total)
  }

  static func failure(of path: String) throws -> String? {
    let file = SourceFile(path: path, text: try String(contentsOfFile: path, encoding: .utf8))
    let compilation = Compiler.compile([file], options: .init(functions: PlanHost.signatures))
    let plan = path.replacingOccurrences(of: ".yarn", with: ".testplan")
    guard let text = try? String(contentsOfFile: plan, encoding: .utf8) else {
      return compilation.program == nil ? nil : "should not compile"
    }
    guard let program = compilation.program else {
      return compilation.diagnostics.map { $0.rendered(in: file.text) }.joined(separator: "\n")
    }
    let decoded = try Program(decoding: program.encoded())
    return TestPlan(text).failure(in: decoded) { line in
      line.expandedText.replacingOccurrences(of: "\\:", with: ":")
        .replacingOccurrences(of: "\\[", with: "[").replacingOccurrences(of: "\\]", with: "]")
    }
  }
}
