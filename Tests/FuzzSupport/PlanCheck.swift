import Workshop
import YarnCompiler
import YarnProgram

/// What holds for every test plan: it is read or refused with a place, and can be played.
enum PlanCheck {
  private static let bound = Work.Bound(requestsPerByte: 1, bytesPerByte: 150, start: 64_000)

  static func check(_ text: String) throws(BrokenPromise) -> Bool {
    let read = try Work.bounded(bound, length: text.utf8.count, "Reading a plan of") {
      Result { () throws(TestPlanError) in try TestPlan(parsing: text) }
    }
    switch read {
    case .failure(let error):
      try TextLines(text).require(error.position, error.description)
      return false
    case .success(let plan):
      try checkWriting(plan)
      try play(plan)
      return true
    }
  }

  /// A plan's steps are written as they were read.
  private static func checkWriting(_ plan: TestPlan) throws(BrokenPromise) {
    let text = plan.runs.map { run in run.map(\.action.description).joined(separator: "\n") }
      .joined(separator: "\n---\n")
    let again = try? TestPlan(parsing: text)
    try BrokenPromise.unless(
      again?.runs.map { $0.map(\.action.description) }
        == plan.runs.map { $0.map(\.action.description) }, "A plan is written as another one.")
  }

  private static func play(_ plan: TestPlan) throws(BrokenPromise) {
    guard let program = Compiler.compile([SourceFileSamples.conversation]).program else {
      throw BrokenPromise("The sample script does not compile.")
    }
    let result = TestPlanRunner.run(plan, program)
    let rendered = result.failure?.rendered(plan: "fuzz.testplan")
    try BrokenPromise.unless(
      rendered.map { $0.hasPrefix("fuzz.testplan") } ?? true, "A failure has no place.")
  }
}
