import Foundation
import Testing
import Workshop
import YarnCompiler
import YarnProgram

@Suite struct PlanTests {
  @Test(arguments: PlanFiles.names)
  func passes(_ name: String) throws {
    let result = TestPlanRunner.run(
      planText: try PlanFiles.plan(name), script: try PlanFiles.script(name))
    #expect(result.passed, "\(result.failure?.rendered(plan: name + ".testplan") ?? "")")
    #expect(result.steps > 0)
  }

  @Test(arguments: PlanFiles.names)
  func everyMutationFails(_ name: String) throws {
    let survivors = try survivingMutations(
      plan: PlanFiles.plan(name), script: PlanFiles.script(name))
    #expect(survivors == [])
  }

  @Test func thereAreManyPlans() {
    #expect(PlanFiles.names.count >= 25)
  }

  /// Runs upstream's own plans from the `Tests` folder that `YARN_UPSTREAM` names.
  @Test func upstreamPlansPassAndTheirMutationsFail() throws {
    guard let path = ProcessInfo.processInfo.environment["YARN_UPSTREAM"] else {
      print("SKIPPED: set YARN_UPSTREAM to upstream's Tests folder to run its plans.")
      return
    }
    let folder = URL(filePath: path).appending(path: "TestCases")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".testplan") }.map { String($0.dropLast(9)) }.sorted()
    var passed = 0
    for name in names {
      let script = try PlanFiles.script(name, in: folder)
      let plan = try PlanFiles.plan(name, in: folder)
      let result = TestPlanRunner.run(planText: plan, script: script)
      #expect(result.passed, "\(result.failure?.rendered(plan: name + ".testplan") ?? "")")
      if result.passed { passed += 1 }
      let survivors = try survivingMutations(plan: plan, script: script)
      #expect(survivors == [], "\(name)")
    }
    print("UPSTREAM PLANS: \(passed) of \(names.count) pass.")
    #expect(names.count > 20)
  }

  /// The mutations of a plan that pass, which none may.
  private func survivingMutations(plan: String, script: SourceFile) throws -> [String] {
    let plan = try TestPlan(parsing: plan)
    let options = CompilerOptions(functions: TestPlanHost.functions)
    let program = try #require(Compiler.compile([script], options: options).program)
    return plan.mutations.filter { TestPlanRunner.run($0.plan, program).passed }.map(\.what)
  }
}
