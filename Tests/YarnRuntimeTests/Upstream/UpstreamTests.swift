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

  /// The scripts of other tests, which all compile but the one that is named for its mistake.
  @Test func otherScriptsCompile() throws {
    guard let folder = Self.folder else { return }
    let loose = Self.scripts(in: ".").map { [$0] }
    let projects = ["Projects/Basic", "Projects/Space", "TestCases/Duplicates"].map {
      Self.scripts(in: $0)
    }
    var passed = 0
    for paths in loose + projects {
      let files = try paths.map {
        SourceFile(path: $0, text: try String(contentsOfFile: $0, encoding: .utf8))
      }
      let compilation = Compiler.compile(files, options: .init(functions: PlanHost.signatures))
      let isExpected = paths.contains { $0.contains("Invalid") }
      if (compilation.program == nil) == isExpected {
        passed += 1
      } else {
        print("FAILED \(paths)")
        for diagnostic in compilation.diagnostics where diagnostic.severity == .error {
          print(diagnostic.rendered(in: files.first { $0.path == diagnostic.file }?.text))
        }
      }
    }
    print(
      "UPSTREAM, other scripts in \(folder): \(passed) of \(loose.count + projects.count) agree.")
    #expect(passed == loose.count + projects.count)
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
    return TestPlan(text).failure(in: decoded) { $0.composed(locale: "en").text }
  }
}
