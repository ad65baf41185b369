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

  @Test(arguments: PlanFiles.all)
  func everyMutationFails(_ folder: URL, _ name: String) throws {
    let survivors = try survivingMutations(
      plan: PlanFiles.plan(name, in: folder), script: PlanFiles.script(name, in: folder))
    #expect(survivors == [])
  }

  @Test(arguments: PlanFiles.all)
  func everyExpectationIsMutated(_ folder: URL, _ name: String) throws {
    let plan = try TestPlan(parsing: PlanFiles.plan(name, in: folder))
    let mutated = Set(plan.mutations.map { [$0.position.line, $0.position.column] })
    let expected = Set(plan.expectations.map { [$0.position.line, $0.position.column] })
    #expect(mutated == expected)
    #expect(plan.mutations.count >= 2 * expected.count)
  }

  @Test func thereAreManyPlans() {
    #expect(PlanFiles.names.count >= 25)
    #expect(PlanFiles.all.count >= PlanFiles.names.count + 25)
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
    var mutations = 0
    for name in names {
      let script = try PlanFiles.script(name, in: folder)
      let plan = try PlanFiles.plan(name, in: folder)
      let result = TestPlanRunner.run(planText: plan, script: script)
      #expect(result.passed, "\(result.failure?.rendered(plan: name + ".testplan") ?? "")")
      if result.passed { passed += 1 }
      let survivors = try survivingMutations(plan: plan, script: script)
      #expect(survivors == [], "\(name)")
      mutations += try TestPlan(parsing: plan).mutations.count
    }
    print("UPSTREAM PLANS: \(passed) of \(names.count) pass; \(mutations) mutations.")
    #expect(names.count > 20)
  }

  /// The mutations of a plan that pass, which none may.
  private func survivingMutations(plan: String, script: SourceFile) throws -> [String] {
    let plan = try TestPlan(parsing: plan)
    let options = CompilerOptions(functions: TestPlanHost.functions)
    let program = try #require(Compiler.compile([script], options: options).program)
    return try plan.mutations.filter { mutation in
      // A plan that cannot be read does not pass.
      guard let plan = try? TestPlan(parsing: mutation.plan.text) else { return false }
      try #require(plan.runs.map(\.count) == mutation.plan.runs.map(\.count))
      return TestPlanRunner.run(plan, program).passed
    }
    .map { "\($0.position.line): \($0.what)" }
  }
}
