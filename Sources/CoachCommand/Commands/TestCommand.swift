import ArgumentParser
import Coach
import Workshop
import YarnProgram

/// `coach test`: runs upstream's test plans against the scripts beside them, and recorded sessions
/// against the scripts of today.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run test plans and recorded sessions.",
    usage: "coach test <plan> ...\n       coach test --sessions <folder> [--update] [--dialogs <folder>]",
    discussion: """
      A plan tea.testplan runs against tea.yarn in the same folder. Sessions are
      what coach export --format json wrote, with --redact if others read them;
      --update accepts what the scripts say now, which is how a redacted session
      is first made to pass.
      Exit codes: 0 all passed, 1 something failed, 2 a file could not be read.

      Examples:
        coach test tea.testplan
        coach test --sessions Recordings --dialogs Dialogs
        coach test --sessions Recordings --update
      """)

  @Argument(help: ArgumentHelp("Test plans.", valueName: "plan"))
  var plans: [String] = []

  @Option(help: ArgumentHelp("Run the recorded sessions of a folder.", valueName: "folder"))
  var sessions: String?

  @Flag(help: "With --sessions: accept what comes out now.")
  var update = false

  @Option(help: ArgumentHelp("With --sessions: the scripts to run.", valueName: "folder"))
  var dialogs: String?

  func validate() throws {
    if plans.isEmpty, sessions == nil {
      throw ValidationError("Name test plans, or a folder with --sessions.")
    }
    if sessions == nil, update || dialogs != nil {
      throw ValidationError("--update and --dialogs go with --sessions.")
    }
  }

  func run() throws {
    var (passed, failed) = try runPlans()
    if let sessions {
      var place = PlaceOptions()
      place.dialogs = dialogs
      place.dataDir = nil
      var test = SessionTest(engine: SessionEngine(try place.program()), isUpdate: update)
      try test.run(folder: sessions)
      passed += test.passed
      failed += test.failed
    }
    Platform.write("\(passed) passed, \(failed) failed\n", to: 1)
    if failed > 0 { throw Failure("", status: 1) }
  }

  private func runPlans() throws -> (passed: Int, failed: Int) {
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
    return (plans.count - failed, failed)
  }
}
