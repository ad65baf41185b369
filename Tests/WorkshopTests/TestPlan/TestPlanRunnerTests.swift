import Testing
import Workshop
import YarnCompiler
import YarnProgram

@Suite struct TestPlanRunnerTests {
  private func run(_ body: String, _ plan: String) -> TestPlanResult {
    let script = SourceFile(path: "tea.yarn", text: "title: Start\n---\n\(body)\n===\n")
    return TestPlanRunner.run(planText: plan, script: script)
  }

  private func failure(_ body: String, _ plan: String) -> String? {
    run(body, plan).failure?.rendered(plan: "tea.testplan")
  }

  @Test func countsSteps() {
    #expect(run("One.\nTwo.", "line: `One.`\nline: `Two.`\nstop") == TestPlanResult(steps: 3))
  }

  @Test func aPlanMayEndBeforeTheScript() {
    #expect(run("One.\nTwo.", "line: `One.`").passed)
  }

  @Test func aWrongLineIsShownWithItsPlace() {
    #expect(
      failure("One.\nTwo.", "line: `One.`\n line: `Too.`") == """
        tea.testplan:2:2: error: The dialogue does not go as planned.
          - line: `Too.`
          + line: `Two.`
          at tea.yarn:4
        """)
  }

  @Test func wrongOptionsAreShownAsADifference() {
    #expect(
      failure(
        "-> Tea\n-> Milk <<if false>>\n-> Water",
        "option: `Tea`\noption: `Milk`\noption: `Wine`\nselect: 1")
          == """
          tea.testplan:4:1: error: The options are not those of the plan.
              option: `Tea`
            - option: `Milk`
            - option: `Wine`
            + option: `Milk` [disabled]
            + option: `Water`
            at tea.yarn:3
          """)
  }

  @Test(arguments: [
    ("A.", "line: `B.`"), ("A.", "line: `a.`"), ("A.", "line: `A. `"), ("A.", "command: `A.`"),
    ("A.", "stop"), ("A.", "line: `A.`\nline: *"), ("A.", "select: 1"), ("A.", "option: `A.`"),
    ("<<a>>", "command: `b`"), ("<<a>>", "line: *"), ("<<a>>", "stop"),
    ("-> A", "option: `A`\noption: `B`\nselect: 1"), ("-> A\n-> B", "option: `A`\nselect: 1"),
    ("-> A", "option: `A`\nselect: 2"), ("-> A", "option: `A`\nselect: 0"),
    ("-> A", "option: `A` [disabled]\nselect: 1"), ("-> A", "select: 1"), ("-> A", "option: `B`"),
    ("-> A <<if false>>", "option: `A` [disabled]\nselect: 1"),
    ("-> A <<if false>>", "option: `A`\nselect: 0"),
    ("-> A", "line: *"), ("-> A", "stop"),
    ("A. #b", "line: `A.`#c"), ("A. #b", "line: `A.`#b#c"), ("A.", "line: `A.`#b"),
    ("-> A #b", "option: `A`#c\nselect: 1"),
    ("A.", "node: Nowhere"), ("A.", "set: $nothing = 1"),
    ("<<declare $a = 1>>\nA.", "set: $a = true"),
    ("<<declare $a = 1>>\n<<declare $b = $a + 1>>\nA.", "set: $b = 2"),
    ("{assert(false)}", "line: *"), ("<<call assert(1 == 2)>>\nA.", "line: `A.`"),
    ("<<jump Start>>", "line: *"), ("<<detour Start>>", "line: *"),
  ])
  func wrongPlansFail(_ body: String, _ plan: String) {
    let result = run(body, plan)
    #expect(!result.passed)
    #expect(failure(body, plan)?.isEmpty == false)
  }

  @Test func aScriptMustCompile() {
    let failure = run("<<if>>", "stop").failure
    #expect(failure?.message == "The script does not compile.")
    #expect(failure?.found.isEmpty == false)
  }

  @Test func aScriptNeedsANodeStart() {
    let script = SourceFile(path: "tea.yarn", text: "title: Tea\n---\nHello.\n===\n")
    let result = TestPlanRunner.run(planText: "line: `Hello.`", script: script)
    #expect(result.failure?.position == nil)
    #expect(!result.passed)
  }

  @Test func aPlanMustParse() {
    #expect(
      failure("A.", "line: A.") == "tea.testplan:1:7: error: “line:” needs a text in backquotes.")
  }

  @Test func optionsAtTheEndOfARunAreCompared() {
    #expect(run("-> A\n-> B", "option: `A`\noption: `B`").passed)
    #expect(!run("-> A\n-> B", "option: `A`\noption: `C`").passed)
    #expect(!run("-> A\n-> B", "option: `A`").passed)
    #expect(
      run("-> A\n-> B", "option: `A`\noption: `B`\n---\noption: `A`\noption: `B`\nselect: 2").passed
    )
  }

  @Test func longListsOfOptionsAreComparedToo() {
    let body = (0..<300).map { "-> Option \($0)" }.joined(separator: "\n")
    let plan = (0..<300).map { "option: `Option \($0)`" }.joined(separator: "\n")
    #expect(run(body, plan + "\nselect: 300").passed)
    #expect(!run(body, plan + "\noption: `One more`\nselect: 300").passed)
  }
}
