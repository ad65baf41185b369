internal import YarnCompiler
package import YarnProgram
internal import YarnRuntime

/// Runs test plans against programs.
///
/// ```swift
/// let plan = try TestPlan(parsing: text)
/// let result = TestPlanRunner.run(plan, program)
/// if let failure = result.failure { print(failure.rendered(plan: "tea.testplan")) }
/// ```
package enum TestPlanRunner {
  /// How many events a dialogue may deliver between two steps before it counts as endless.
  package static let eventLimit = 100_000

  /// Runs a plan. A step that does not hold ends it; a program without a node `Start` fails.
  package static func run(
    _ plan: TestPlan, _ program: Program, locale: String = "en"
  ) -> TestPlanResult {
    guard program.node(named: "Start") != nil else {
      return TestPlanResult(
        steps: 0,
        failure: TestPlanFailure(
          "The scripts have no node “Start” with content, where every run begins.", at: nil))
    }
    var session = TestPlanSession(program, locale: locale)
    for run in plan.runs {
      if let failure = session.play(run) {
        return TestPlanResult(steps: session.steps, failure: failure)
      }
    }
    return TestPlanResult(steps: session.steps, failure: nil)
  }

  /// Compiles a script with the functions that plans count on, and runs a plan.
  ///
  /// Errors in the script or the plan are the failure.
  package static func run(planText: String, script: SourceFile) -> TestPlanResult {
    let plan: TestPlan
    do throws(TestPlanError) {
      plan = try TestPlan(parsing: planText)
    } catch {
      return TestPlanResult(
        steps: 0, failure: TestPlanFailure(error.description, at: error.position))
    }
    let options = CompilerOptions(functions: TestPlanHost.functions)
    let compilation = Compiler.compile([script], options: options)
    guard let program = compilation.program else {
      let errors = compilation.diagnostics.filter { $0.severity == .error }
      return TestPlanResult(
        steps: 0,
        failure: TestPlanFailure(
          "The script does not compile.", at: nil,
          found: errors.map { $0.rendered(in: script.text) }, source: script.path))
    }
    return run(plan, program)
  }
}
