import ArgumentParser
import Workshop
import YarnProgram

/// `coach test PLAN.testplan`: runs upstream's test plans against the scripts beside them.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run test plans against the scripts beside them.",
    usage: "coach test <plan> ...",
    discussion: """
      A plan tea.testplan runs against tea.yarn in the same folder.
      Exit codes: 0 all passed, 1 a plan failed, 2 a file could not be read.
      Example:
        coach test tea.testplan
      """)

  @Argument(help: ArgumentHelp("Test plans.", valueName: "plan"))
  var plans: [String]

  func run() throws {
    var failed = 0
    for plan in plans {
      let ending = ".testplan"
      let script = plan.hasSuffix(ending) ? String(plan.dropLast(ending.count)) + ".yarn" : plan
      let result = TestPlanRunner.run(
        planText: try CommandText.file(plan),
        script: SourceFile(path: script, text: try CommandText.file(script)))
      if let failure = result.failure {
        failed += 1
        Platform.write(failure.rendered(plan: plan) + "\n", to: 1)
      } else {
        Platform.write("\(plan): passed, \(result.steps) steps\n", to: 1)
      }
    }
    Platform.write("\(plans.count - failed) passed, \(failed) failed\n", to: 1)
    if failed > 0 { throw Failure("", status: 1) }
  }
}
