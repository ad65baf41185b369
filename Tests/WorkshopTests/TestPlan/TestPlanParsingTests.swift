import Testing
import Workshop
import YarnCompiler
import YarnProgram
import YarnRuntime

@Suite struct TestPlanParsingTests {
  private func actions(_ text: String) throws -> [[TestPlan.Action]] {
    try TestPlan(parsing: text).runs.map { $0.map(\.action) }
  }

  @Test func readsEveryStep() throws {
    let plan = """
      # A remark.
      line: `Hello`  # another
      line: *
      option: `Yes`
      option: `No` [disabled]
      select: 1
      command: `lamp on`
      set: $a = true  set: $b = false
      set: $c = 12    set: $d = -1.5   set: $e = `text`
      saliency: best
      node: Cellar
      stop
      ---
      line:`two
      lines`
      """
    #expect(
      try actions(plan) == [
        [
          .line(text: "Hello", tags: []), .line(text: nil, tags: []), .option(.init("Yes")),
          .option(.init("No", isAvailable: false)), .select(1), .command("lamp on"),
          .set(variable: "$a", value: .bool(true)), .set(variable: "$b", value: .bool(false)),
          .set(variable: "$c", value: .number(12)), .set(variable: "$d", value: .number(-1.5)),
          .set(variable: "$e", value: .string("text")), .saliency(.best), .node("Cellar"), .stop,
        ],
        [.line(text: "two\nlines", tags: [])],
      ])
  }

  @Test func tagsStandDirectlyAfterTheText() throws {
    #expect(
      try actions(
        "line: `a`#b#c:1 # d\noption: `e`#f[disabled]\noption: `g` #h [disabled]\nselect: 0") == [
          [
            .line(text: "a", tags: ["b", "c:1"]),
            .option(.init("e", tags: ["f"], isAvailable: false)),
            .option(.init("g")), .select(0),
          ]
        ])
  }

  @Test func stepsKnowTheirPlace() throws {
    let plan = try TestPlan(parsing: "\u{FEFF}line: `é` stop\r\n---\r\n  stop")
    #expect(
      plan.runs.map { $0.map(\.position) } == [
        [SourcePosition(line: 1, column: 1), SourcePosition(line: 1, column: 12)],
        [SourcePosition(line: 3, column: 3)],
      ])
  }

  @Test func whatIsWrittenReadsBack() throws {
    for name in PlanFiles.names {
      let plan = try TestPlan(parsing: PlanFiles.plan(name))
      let again = try TestPlan(parsing: plan.text)
      #expect(again.runs.map { $0.map(\.action) } == plan.runs.map { $0.map(\.action) })
    }
  }

  @Test(arguments: [
    ("", TestPlanError.Kind.emptyRun, 1, 1),
    ("# nothing", .emptyRun, 1, 10),
    ("stop\n---\n", .emptyRun, 3, 1),
    ("---\nstop", .emptyRun, 1, 1),
    ("line", .unknownStep("line"), 1, 1),
    ("line: Hello", .missing("a text in backquotes", after: "line:"), 1, 7),
    ("line: `a` `b`", .unknownStep("`b`"), 1, 11),
    ("stop\nline: `a`", .stepAfterStop("line: `a`"), 2, 1),
    ("line: `a", .unclosedText, 1, 7),
    ("hello", .unknownStep("hello"), 1, 1),
    ("?!", .unknownStep("?!"), 1, 1),
    ("select: x", .missing("a number", after: "select:"), 1, 9),
    ("select: -1", .missing("a number", after: "select:"), 1, 9),
    ("select: 99999999999", .numberTooLarge("99999999999"), 1, 9),
    ("set: a = 1", .missing("a variable such as $count", after: "set:"), 1, 6),
    (
      "set: $a = 1e99",
      .missing("true, false, a number, or a text in backquotes", after: "set: $a ="), 1, 11
    ),
    ("set: $a 1", .missing("“=”", after: "set: $a"), 1, 9),
    (
      "set: $a = b", .missing("true, false, a number, or a text in backquotes", after: "set: $a ="),
      1, 11
    ),
    ("saliency: worst", .unknownStrategy("worst"), 1, 11),
    ("node: 1", .missing("the name of a node", after: "node:"), 1, 7),
    ("option: `a`\nline: `b`", .optionsWithoutSelect, 2, 1),
    ("[disabled]", .unknownStep("[disabled]"), 1, 1),
  ])
  func refuses(_ text: String, _ kind: TestPlanError.Kind, _ line: Int, _ column: Int) {
    let error = TestPlanError(kind: kind, position: SourcePosition(line: line, column: column))
    #expect(throws: error) { try TestPlan(parsing: text) }
    #expect(error.rendered(file: "x").hasPrefix("x:\(line):\(column): error: "))
  }

  @Test(arguments: ["1E+09", "-2.5E-07", "16777216", "0.1"])
  func aNumberIsWrittenAsItIsRead(_ number: String) throws {
    let step = "set: $a = \(number)"
    #expect(try actions(step).first?.first?.description == step)
  }

  @Test func everyPrefixIsSafe() {
    let plan =
      "line: `a`#b\noption: `c`#d [disabled]\nset: $e = -1.5 saliency: best node: f\n---\r\nstop # x"
    for end in plan.unicodeScalars.indices {
      _ = try? TestPlan(parsing: String(plan.unicodeScalars[..<end]))
    }
  }
}
