import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

/// What smart variables that need each other cost, in runs of their code.
@Suite struct SmartVariableTests {
  /// Smart variables `$v1` … of which each adds the one before to itself.
  static func chain(_ length: Int, from first: String, joinedBy sign: String = "+") -> String {
    let links = (1...length).map { "<<declare $v\($0) = $v\($0 - 1) \(sign) $v\($0 - 1)>>" }
    return (["<<declare $v0 = \(first)>>"] + links).joined(separator: "\n")
  }

  /// The lines of a script and how often the code of its smart variables has run.
  private func run(_ body: String, host: inout TestHost) throws -> (lines: [String], runs: Int) {
    var dialogue = Dialogue(program: try compiled(node(body)), seed: 3)
    dialogue.deliversNodeEvents = false
    try dialogue.start(at: "Start")
    var lines: [String] = []
    while true {
      let event = try dialogue.resume(host: &host)
      if event == .dialogueCompleted { return (lines, dialogue.smartVariableRuns) }
      lines.append(spelled(event))
    }
  }

  private func run(_ body: String) throws -> (lines: [String], runs: Int) {
    var host = TestHost()
    return try run(body, host: &host)
  }

  @Test func aReadComputesEachVariableOnce() throws {
    let found = try run(Self.chain(60, from: "1") + "\n{$v60}\n{$v60}")
    #expect(found.lines == ["1.1529215E+18", "1.1529215E+18"])
    #expect(found.runs == 2 * 60)
    let texts = try run(Self.chain(12, from: "\"a\"") + "\n<<if $v12 == \"\">>\n<<endif>>")
    #expect(texts.runs == 12)
  }

  @Test func twoReadsOfOneExpressionAreComputedApart() throws {
    let found = try run(Self.chain(9, from: "1") + "\n{$v9 + $v9}")
    #expect(found.lines == ["1024"])
    #expect(found.runs == 2 * 9)
  }

  @Test func aReadSeesWhatHasBeenSet() throws {
    let found = try run(Self.chain(3, from: "1") + "\n{$v3}\n<<set $v0 = 2>>\n{$v3}")
    #expect(found.lines == ["8", "16"])
  }

  @Test func whatCallsTheHostIsCalledEachTime() throws {
    var host = TestHost()
    let found = try run(Self.chain(6, from: "one() * 1") + "\n{$v6}", host: &host)
    #expect(found.lines == ["64"])
    #expect(host.calls.count == 64)
    #expect(found.runs == 127)
  }

  @Test func chanceIsRolledEachTime() throws {
    let direct = try run("{dice(6) + dice(6) + dice(6) + dice(6)}")
    let chained = try run(Self.chain(2, from: "dice(6) + 0") + "\n{$v2}")
    #expect(direct.lines == chained.lines)
    #expect(chained.runs == 7)
  }

  @Test func aChangingVariableKeepsTheOthersComputedOnce() throws {
    let body = """
      \(Self.chain(20, from: "1", joinedBy: "*"))
      <<declare $roll = dice(1) + $v20>>
      <<declare $sum = $roll + $roll + $v20>>
      {$sum}
      """
    let found = try run(body)
    #expect(found.lines == ["5"])
    #expect(found.runs == 20 + 2 + 1)
  }

  @Test func theHostReadsInTheSameTime() throws {
    let program = try compiled(
      node(Self.chain(60, from: "1") + "\na <<if has_any_content(\"G\")>>")
        + "title: G\nwhen: $v60 > $v59\n---\nx\n===\n")
    var dialogue = Dialogue(program: program, seed: 1)
    #expect(dialogue["$v60"] == .number(1.1529215E+18))
    dialogue["$v0"] = .number(0)
    #expect(dialogue["$v60"] == .number(0))
    var host = TestHost()
    #expect(try dialogue.hasAnyContent("G", host: &host) == false)
    dialogue["$v0"] = .number(1)
    #expect(try dialogue.hasAnyContent("G", host: &host))
  }
}
