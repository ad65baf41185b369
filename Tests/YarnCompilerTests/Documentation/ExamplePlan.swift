import Workshop
import YarnProgram

/// Runs a script against a test plan, as the project's own runner of plans does.
enum ExamplePlan {
  /// What is wrong, as a report with its places; empty when the script does what the plan says.
  static func failures(of plan: String, script: String, name: String) -> [String] {
    let file = SourceFile(path: name, text: script)
    let result = TestPlanRunner.run(planText: plan, script: file)
    return result.failure.map { [$0.rendered(plan: "the plan of \(name)")] } ?? []
  }
}
