import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

@Suite struct ExpressionTests {
  @Test(arguments: [
    ("1 - -1", "2"), ("-2 * 3", "-6"), ("2 + 3 * 4", "14"), ("10 - 2 - 3", "5"),
    ("-7 % 3", "-1"), ("2.5 % 2", "0"), ("5.5 % 4", "2"), ("7 % -3", "1"), ("5 % 0", "NaN"),
    ("1 / 0", "Infinity"), ("0 - 1 / 0", "-Infinity"), ("0.1 + 0.2", "0.3"),
    ("1 / 3", "0.33333334"),
    ("123456789", "123456790"), ("1234567890", "1.234568E+09"), ("1000000000", "1E+09"),
    ("0.0001", "0.0001"), ("0.00001", "1E-05"), ("1.50", "1.5"), ("100", "100"),
    ("true or false and false", "False"), ("true or (false and false)", "True"),
    ("not true == false", "True"), ("1 < 2 == true", "True"), ("true xor true", "False"),
    ("true ^ false", "True"), ("1 lte 1", "True"), ("2 gt 1 and 1 is 1", "True"),
    ("\"a\" + \"b\" == \"ab\"", "True"), ("\"a\\\"b\\\\\"", "a\"b\\"), ("1 neq 2", "True"),
    ("round(2.5)", "2"), ("round(3.5)", "4"), ("round(-0.4)", "0"),
    ("round_places(3.14159, 2)", "3.14"),
    ("floor(-1.5)", "-2"), ("ceil(1.2)", "2"), ("int(-1.7)", "-1"), ("decimal(3.7)", "0.70000005"),
    ("inc(1.2)", "2"), ("inc(1)", "2"), ("dec(1.2)", "1"), ("dec(1)", "0"), ("min(1, 2)", "1"),
    ("max(1, 2)", "2"), ("string(true)", "True"), ("number(\"1,000\")", "1000"),
    ("number(true)", "1"),
    ("bool(\"TRUE\")", "True"), ("bool(0)", "False"), ("format(\"{0:F2}\", 3.14159)", "3.14"),
    ("format(\"[{0,5}]\", \"ab\")", "[   ab]"), ("format(\"{0:N0}\", 1234567)", "1,234,567"),
    ("format(\"{0:0.0#}\", 2.5)", "2.5"), ("format_invariant(1.5)", "1.5"),
    ("0.1 + 0.2 == 0.3", "True"),
  ])
  func valuesAreAsInYarn(expression: String, text: String) throws {
    #expect(try lines("{\(expression)}") == [text])
  }

  @Test func bothSidesOfLogicAlwaysRun() throws {
    var host = TestHost()
    let program = try compiled(
      node("<<if false and yes()>>\nA\n<<endif>>\n<<if true or no()>>\nB\n<<endif>>"))
    #expect(try run(program, host: &host) == ["B", "end"])
    #expect(host.calls == ["yes", "no"])
  }

  @Test func laterConditionsAreNotEvaluated() throws {
    var host = TestHost()
    let program = try compiled(node("<<if true>>\nA\n<<elseif no()>>\nB\n<<else>>\nC\n<<endif>>"))
    #expect(try run(program, host: &host) == ["A", "end"])
    #expect(host.calls.isEmpty)
  }

  @Test func valuesAreNotExpandedAgain() throws {
    #expect(try lines("<<set $x = \"{1}\">>\n{$x} {\"b\"}") == ["{1} b"])
  }

  @Test func unreadableNumbersFail() throws {
    #expect(throws: DialogueError.unreadable(function: "number", text: "x")) {
      try lines("{number(\"x\")}")
    }
  }
}

@Suite struct VariableTests {
  @Test func declarationsNeverRun() throws {
    #expect(
      try lines("<<set $x = 5>>\n<<declare $x = 1>>\n{$x}") == ["5"])
  }

  @Test func hostMaySetVariablesBeforeTheStart() throws {
    #expect(
      try lines("<<declare $x = 1>>\n{$x}", variables: ["$x": .number(9), "$mine": .bool(true)])
        == ["9"])
    var dialogue = Dialogue(program: try compiled(node("{1}")), seed: 1)
    dialogue["$mine"] = .string("kept")
    #expect(dialogue["$mine"] == .string("kept"))
    #expect(dialogue["$unknown"] == nil)
  }

  @Test func smartVariablesAreComputedAtEachUse() throws {
    let script = """
      <<declare $money = 5>>
      <<declare $rich = $money > 10>>
      <<declare $label = "rich: " + string($rich)>>
      {$label}
      <<set $money = 20>>
      {$label} {$rich == $rich}
      """
    #expect(try lines(script) == ["rich: False", "rich: True True"])
    var dialogue = Dialogue(program: try compiled(node(script)), seed: 1)
    #expect(dialogue["$label"] == .string("rich: False"))
    dialogue["$money"] = .number(11)
    #expect(dialogue["$rich"] == .bool(true))
    #expect(throws: DialogueError.variableIsSmart("$rich")) {
      try dialogue.set("$rich", to: .bool(true))
    }
    let wrong = DialogueError.wrongType(variable: "$money", expected: .number, found: .bool)
    #expect(throws: wrong) { try dialogue.set("$money", to: .bool(true)) }
  }

  @Test func smartVariablesWithRandomnessDifferWithinALine() throws {
    let script = "<<declare $roll = random() + 0>>\n{$roll == $roll}"
    #expect(try lines(script) == ["False"])
  }

  @Test func diamondsOfSmartVariablesAreNoLoop() throws {
    #expect(
      try lines(
        "<<declare $a = (true)>>\n<<declare $b = $a and true>>\n<<declare $c = $a and $b>>\n{$c}")
        == ["True"])
  }

  @Test func allAssignmentsWork() throws {
    let script = """
      <<declare $n = 10>>
      <<set $n += 5>>\n<<set $n -= 1>>\n<<set $n *= 3>>\n<<set $n /= 2>>\n<<set $n %= 4>>
      <<declare $s = "a">>\n<<set $s += "b">>\n<<set $s to $s + "c">>
      {$n} {$s}
      """
    #expect(try lines(script) == ["1 abc"])
  }

  @Test func enumsPrintTheirRawValues() throws {
    let script = """
      <<enum Food>>
      <<case Apple>>
      <<case Pear>>
      <<endenum>>
      <<enum Place>>
      <<case Home = "house">>
      <<case Shop = "shop">>
      <<endenum>>
      <<declare $food = Food.Apple>>
      <<set $food = .Pear>>
      <<set $where = Place.Shop>>
      {$food} {$food == .Pear} {$where} {$where == .Home} {string(Place.Home)}
      """
    #expect(try lines(script) == ["1 True shop False house"])
  }
}

@Suite struct FlowTests {
  @Test func optionsFallThroughToTheRestOfTheOuterBody() throws {
    let script = """
      -> A
          -> A1
              in A1
          -> A2
          rest of A
      -> B
      after
      """
    #expect(
      try lines(script, choices: [0, 0]) == ["[A|B]", "[A1|A2]", "in A1", "rest of A", "after"])
    #expect(try lines(script, choices: [1]) == ["[A|B]", "after"])
    #expect(try lines(script, choices: [nil]) == ["[A|B]", "after"])
  }

  @Test func onceIsSetWhenSelectedAndNotWhenShown() throws {
    let script = "-> A <<once>>\n    a\n-> B\n<<jump Again>>"
    let again = node("-> X\n    <<jump Start>>\n-> Y", title: "Again")
    #expect(
      try lines(script, choices: [1, 0, 0, 0, 1, 1], more: again)
        == ["[A|B]", "[X|Y]", "[A|B]", "a", "[X|Y]", "[A!|B]", "[X|Y]"])
  }

  @Test func onceBlocksCountEvenWhenTheyJump() throws {
    let script = "<<once>>\n<<jump Back>>\n<<else>>\nsecond\n<<endonce>>"
    #expect(
      try lines(script, more: node("back\n<<jump Start>>", title: "Back")) == ["back", "second"])
  }

  @Test func skippedLinesDoNotEvaluateTheirExpressions() throws {
    var host = TestHost()
    let program = try compiled(node("Hello {\"\" + echo(\"x\")} <<if false>>\nBye"))
    #expect(try run(program, host: &host) == ["Bye", "end"])
    #expect(host.calls.isEmpty)
  }

  @Test func expressionsOfUnavailableOptionsAreEvaluated() throws {
    var host = TestHost()
    let program = try compiled(node("-> A {\"\" + echo(\"x\")} <<if false>>\n-> B"))
    #expect(try run(program, host: &host) == ["[A x!|B]", "end"])
    #expect(host.calls == ["echo"])
  }

  @Test func aDetourComesBackAndAJumpInsideUnwindsEverything() throws {
    let script =
      node("a\n<<detour Two>>\nb") + node("two\n<<detour Three>>\nnever", title: "Two")
      + node("three\n<<jump Four>>", title: "Three") + node("four", title: "Four")
    var host = TestHost()
    #expect(
      try run(try compiled(script), host: &host, nodeEvents: true) == [
        "+Start", "a", "+Two", "two", "+Three", "three", "-Three", "-Two", "-Start", "+Four",
        "four",
        "-Four", "end",
      ])
    let returning = node("a\n<<detour Two>>\nb") + node("two\n<<return>>\nnever", title: "Two")
    #expect(
      try run(try compiled(returning), host: &host, nodeEvents: true) == [
        "+Start", "a", "+Two", "two", "-Two", "+Start", "b", "-Start", "end",
      ])
  }

  @Test func stopCompletesEveryNode() throws {
    let script = node("<<detour Two>>") + node("<<stop>>", title: "Two")
    var host = TestHost()
    #expect(
      try run(try compiled(script), host: &host, nodeEvents: true)
        == ["+Start", "+Two", "-Two", "-Start", "end"])
    #expect(try lines("<<stop >>\nx") == ["<stop >", "x"])
  }

  @Test func jumpsByExpressionAndByEnum() throws {
    let script = """
      <<enum Place>>
      <<case Home = "Two">>
      <<endenum>>
      <<jump {Place.Home}>>
      """
    #expect(try lines(script, more: node("two", title: "Two")) == ["two"])
    #expect(throws: DialogueError.unknownNode("Nowhere")) {
      try lines("<<jump {\"Now\" + \"here\"}>>")
    }
  }

  @Test func deepDetoursEndWithAnError() throws {
    let program = try compiled(node("<<detour Start>>"))
    var host = TestHost()
    #expect(throws: DialogueError.tooDeep(DialogueLimits.callDepth)) {
      try run(program, host: &host, limit: 300_000)
    }
  }

  @Test func visitsCountOnCompletion() throws {
    let script =
      node(
        "{visited(\"Start\")} {visited_count(\"Two\")}\n<<detour Two>>\n{visited_count(\"Two\")}\n<<jump Three>>"
      )
      + node("two", title: "Two")
      + node("{visited(\"Start\")} {visited(\"No\" + \"where\")}", title: "Three")
    var host = TestHost()
    #expect(
      try run(try compiled(script), host: &host) == ["False 0", "two", "1", "True False", "end"])
  }

  @Test func emptyNodesDoNothing() throws {
    let script =
      node(
        "<<detour Empty>>\n{visited(\"Empty\")} {has_any_content(\"Empty\")} {has_any_content(\"Start\")} {has_any_content(\"No\")}"
      )
      + "title: Empty\n---\n// nothing\n===\n"
    var host = TestHost()
    #expect(try run(try compiled(script), host: &host) == ["False False True False", "end"])
  }
}
