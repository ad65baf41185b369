import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

@Suite struct SaliencyTests {
  private func outputs(_ script: String, _ strategy: SaliencyStrategy, times: Int) throws
    -> [String]
  {
    var host = TestHost(strategy: strategy)
    var dialogue = Dialogue(program: try compiled(script), seed: 3)
    var output: [String] = []
    for _ in 0..<times {
      try dialogue.start(at: "Start")
      while true {
        let event = try dialogue.resume(host: &host)
        if event == .dialogueCompleted { break }
        if case .line = event { output.append(spelled(event)) }
      }
    }
    return output
  }

  private let group =
    "=> plain\n=> one <<if true>>\n=> two <<if true and true>>\n=> also <<if true or true>>\n=> never <<if false>>"

  @Test func strategiesPickAsDocumented() throws {
    #expect(try outputs(node(group), .first, times: 2) == ["plain", "plain"])
    #expect(try outputs(node(group), .best, times: 2) == ["two", "two"])
    #expect(
      try outputs(node(group), .bestLeastRecentlySeen, times: 5) == [
        "two", "also", "one", "plain", "two",
      ])
  }

  @Test func theDefaultIsRandomOnlyAmongTies() throws {
    let picks = try outputs(node(group), .randomBestLeastRecentlySeen, times: 4)
    #expect(Set(picks.prefix(2)) == ["two", "also"])
    #expect(picks.suffix(2) == ["one", "plain"])
    #expect(picks == (try outputs(node(group), .randomBestLeastRecentlySeen, times: 4)))
  }

  @Test func onceInAGroupIsSpentWhenPicked() throws {
    let script = node("=> only <<once>>\n    body\n=> other <<once if true>>")
    #expect(try outputs(script, .best, times: 3) == ["other", "only", "body"])
  }

  @Test func conditionsCountTheirOperators() throws {
    // `not`, comparisons and parentheses count nothing; operators inside arguments count.
    let script = node("=> a <<if not (1 == 2)>>\n=> b <<if bool(true and true)>>\n=> c <<once>>")
    #expect(try outputs(script, .best, times: 1) == ["b"])
  }

  @Test func nodeGroupsPickAMemberAndComeBack() throws {
    let script = """
      title: Start
      ---
      <<detour G>>
      back {visited_count("G")} {visited("G.Sub")}
      ===
      title: G
      when: always
      when: 1 == 1
      ---
      first
      ===
      title: G
      subtitle: Sub
      when: once if true and true
      ---
      sub
      ===
      title: G
      when: always
      ---
      // an empty member is never picked
      ===
      """
    #expect(
      try outputs(script, .best, times: 2) == ["sub", "back 1 True", "first", "back 2 True"])
  }

  @Test func aGroupWithoutAPassingMemberSaysNothing() throws {
    let script =
      node("a {has_any_content(\"G\")}\n<<detour G>>\nb")
      + "title: G\nwhen: false\n---\nnever\n===\n"
    #expect(try outputs(script, .best, times: 1) == ["a False", "b"])
  }

  @Test func askingForContentChangesNothing() throws {
    let script =
      node("=> {1 + 1} <<if has_any_content(\"G\") and 2 > 1>>")
      + "title: G\nwhen: $n == 0\n---\nx\n===\n"
    var dialogue = Dialogue(program: try compiled(script), seed: 1)
    var host = TestHost()
    #expect(try dialogue.hasAnyContent("G", host: &host))
    #expect(try dialogue.hasAnyContent("G", host: &host))
    dialogue["$n"] = .number(1)
    #expect(try !dialogue.hasAnyContent("G", host: &host))
    #expect(try outputs(script, .best, times: 1) == ["2"])
  }

  @Test func aGroupThatAsksForItselfEndsWithAnError() throws {
    let script =
      node("{has_any_content(\"G\")}") + "title: G\nwhen: has_any_content(\"G\")\n---\nx\n===\n"
    #expect(throws: DialogueError.tooDeep(DialogueLimits.queryDepth)) {
      try outputs(script, .best, times: 1)
    }
  }

  @Test func aWrongChoiceOfTheHostIsReported() throws {
    struct Wrong: DialogueHost {
      mutating func choose(from candidates: [SaliencyCandidate], random: inout SeededGenerator)
        -> Int?
      { 9 }
    }
    var dialogue = Dialogue(program: try compiled(node("=> a")), seed: 1)
    var host = Wrong()
    try dialogue.start(at: "Start")
    _ = try dialogue.resume(host: &host)
    #expect(throws: DialogueError.invalidChoice(9)) { try dialogue.resume(host: &host) }
  }
}
