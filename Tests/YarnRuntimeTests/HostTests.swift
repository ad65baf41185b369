import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

@Suite struct HostTests {
  private let script =
    node("hello\n-> A\n    a\n-> B\nafter\n<<ask x>>\nlast")
    + node("side\n<<return>>", title: "Side") + node("away", title: "Away")

  private func events(_ dialogue: inout Dialogue, _ count: Int) throws -> [String] {
    var host = NoHost()
    var output: [String] = []
    for _ in 0..<count { output.append(spelled(try dialogue.resume(host: &host))) }
    return output
  }

  private func started() throws -> Dialogue {
    var dialogue = Dialogue(program: try compiled(script), seed: 1)
    try dialogue.start(at: "Start")
    return dialogue
  }

  @Test func aDetourAtOptionsComesBackToThem() throws {
    var dialogue = try started()
    #expect(try events(&dialogue, 3) == ["+Start", "hello", "[A|B]"])
    try dialogue.detour(to: "Side", thenRepeat: true)
    #expect(dialogue.callDepth == 1)
    #expect(dialogue.currentNode == "Side")
    #expect(try events(&dialogue, 5) == ["+Side", "side", "-Side", "+Start", "[A|B]"])
    try dialogue.select(0)
    #expect(try events(&dialogue, 3) == ["a", "after", "<ask x>"])
    try dialogue.detour(to: "Side", thenRepeat: true)
    #expect(try events(&dialogue, 5) == ["+Side", "side", "-Side", "+Start", "<ask x>"])
    #expect(try events(&dialogue, 3) == ["last", "-Start", "end"])
    #expect(dialogue.isFinished)
  }

  @Test func aDetourInsideADetourStillComesBack() throws {
    var dialogue = try started()
    _ = try events(&dialogue, 3)
    try dialogue.detour(to: "Side", thenRepeat: true)
    _ = try events(&dialogue, 2)
    try dialogue.detour(to: "Away", thenRepeat: true)
    #expect(
      try events(&dialogue, 8)
        == ["+Away", "away", "-Away", "+Side", "side", "-Side", "+Start", "[A|B]"])
  }

  @Test func aDetourWithoutRepeatGoesOn() throws {
    var dialogue = try started()
    _ = try events(&dialogue, 3)
    try dialogue.detour(to: "Side", thenRepeat: false)
    #expect(try events(&dialogue, 5) == ["+Side", "side", "-Side", "+Start", "after"])
  }

  @Test func aHostJumpCompletesTheWholeStack() throws {
    var dialogue = try started()
    _ = try events(&dialogue, 3)
    try dialogue.detour(to: "Side", thenRepeat: true)
    _ = try events(&dialogue, 2)
    try dialogue.jump(to: "Away")
    #expect(try events(&dialogue, 6) == ["-Side", "-Start", "+Away", "away", "-Away", "end"])
  }

  @Test func stoppingCompletesEverything() throws {
    var dialogue = try started()
    _ = try events(&dialogue, 3)
    try dialogue.detour(to: "Side", thenRepeat: true)
    _ = try events(&dialogue, 1)
    dialogue.stop()
    #expect(try events(&dialogue, 3) == ["-Side", "-Start", "end"])
    #expect(throws: DialogueError.notRunning) { try events(&dialogue, 1) }
  }

  @Test func misuseIsReported() throws {
    var dialogue = Dialogue(program: try compiled(script), seed: 1)
    #expect(throws: DialogueError.notRunning) { try events(&dialogue, 1) }
    #expect(throws: DialogueError.notRunning) { try dialogue.jump(to: "Away") }
    #expect(throws: DialogueError.unknownNode("Nope")) { try dialogue.start(at: "Nope") }
    try dialogue.start(at: "Start")
    #expect(throws: DialogueError.invalidSelection) { try dialogue.select(0) }
    _ = try events(&dialogue, 3)
    #expect(throws: DialogueError.selectionNeeded) { try events(&dialogue, 1) }
    #expect(throws: DialogueError.invalidSelection) { try dialogue.select(2) }
  }

  @Test func aFailingFunctionSaysWhich() throws {
    var dialogue = Dialogue(
      program: try compiled(node("<<if knows(\"x\")>>\na\n<<endif>>")), seed: 1)
    try dialogue.start(at: "Start")
    _ = try events(&dialogue, 1)
    let failure = DialogueError.functionFailed(
      name: "knows", message: "no function of this name is registered")
    #expect(throws: failure) { try events(&dialogue, 1) }
  }

  @Test func afterAnErrorTheSameCallIsTriedAgain() throws {
    struct Moody: DialogueHost {
      var isReady = false
      mutating func call(_ function: String, _ arguments: [Value]) throws -> Value {
        if !isReady { throw UnknownFunction(name: function) }
        return arguments[0]
      }
    }
    var dialogue = Dialogue(program: try compiled(node("{\"x\" + echo(\"a\")}")), seed: 1)
    var host = Moody()
    try dialogue.start(at: "Start")
    _ = try dialogue.resume(host: &host)
    #expect(throws: DialogueError.self) { try dialogue.resume(host: &host) }
    host.isReady = true
    #expect(spelled(try dialogue.resume(host: &host)) == "xa")
  }

  @Test func aResultOfTheWrongKindIsReported() throws {
    struct Wrong: DialogueHost {
      mutating func call(_ function: String, _ arguments: [Value]) throws -> Value { .number(1) }
    }
    var dialogue = Dialogue(program: try compiled(node("<<if knows()>>\na\n<<endif>>")), seed: 1)
    var host = Wrong()
    try dialogue.start(at: "Start")
    _ = try dialogue.resume(host: &host)
    #expect(throws: DialogueError.wrongResult(function: "knows", expected: .bool, found: .number)) {
      try dialogue.resume(host: &host)
    }
  }
}

@Suite struct StateTests {
  static let fixtures = [
    node(
      "a {$n}\n<<set $n += 1>>\n-> x <<once>>\n    in x\n    <<detour Two>>\n-> y {$n}\n    in y\nb\n<<cmd {$n}>>\n<<if $n < 4>>\n<<jump Start>>\n<<endif>>\nend"
    )
      + node("two {dice(6)}\n=> g1\n=> g2 <<once>>\n<<detour Three>>\nback", title: "Two")
      + node("three {visited_count(\"Two\")}", title: "Three"),
    node("<<detour G>>\n<<detour G>>\n<<once>>\nfirst\n<<endonce>>\n=> l1\n=> l2\n=> l3")
      + "title: G\nwhen: once\n---\ng1\n===\ntitle: G\nwhen: always\n---\n-> o1\n    deep\n-> o2\ng2\n===\n",
  ]

  /// The run that chooses each option in turn, saving and restoring before each event if asked.
  private func run(_ program: Program, saving: Bool) throws -> [String] {
    var dialogue = Dialogue(program: program, seed: 11)
    var host = TestHost(strategy: .randomBestLeastRecentlySeen)
    try dialogue.start(at: "Start")
    var output: [String] = []
    var choice = 0
    while output.count < 500 {
      if saving { dialogue = try dialogue.restored(from: program) }
      let event = try dialogue.resume(host: &host)
      output.append(spelled(event))
      if saving { dialogue = try dialogue.restored(from: program) }
      if case .options(let options) = event {
        let open = options.filter(\.isAvailable)
        try dialogue.select(open.isEmpty ? nil : open[choice % open.count].index)
        choice += 1
      }
      if event == .dialogueCompleted { break }
    }
    return output
  }

  @Test(arguments: fixtures) func savingAtEveryEventChangesNothing(script: String) throws {
    let program = try compiled(script)
    #expect(try run(program, saving: true) == run(program, saving: false))
  }

  @Test func aStateFitsAChangedScript() throws {
    let before = try compiled(
      node("a #line:a\n-> x #line:x\n    in x #line:in\n-> y #line:y\nb #line:b"))
    let after = try compiled(
      node(
        "new #line:new\na #line:a\n<<set $k = 1>>\n-> z #line:z\n-> x #line:x\n    in x, changed #line:in\n-> y #line:y\nb #line:b"
      ))
    var dialogue = Dialogue(program: before, seed: 1)
    var host = NoHost()
    try dialogue.start(at: "Start")
    for _ in 0..<3 { _ = try dialogue.resume(host: &host) }
    var moved = try Dialogue(program: after, restoring: dialogue.state)
    try moved.select(0)
    #expect(spelled(try moved.resume(host: &host)) == "in x, changed")
  }

  @Test func aStateThatDoesNotFitIsRefused() throws {
    var dialogue = Dialogue(program: try compiled(node("a #line:a\nb")), seed: 1)
    var host = NoHost()
    try dialogue.start(at: "Start")
    for _ in 0..<2 { _ = try dialogue.resume(host: &host) }
    let other = try compiled(node("z #line:z\nx\ny\n<<set $i = 1>>"))
    #expect(throws: DialogueError.self) { try Dialogue(program: other, restoring: dialogue.state) }
    let renamed = try compiled(node("a #line:a", title: "Other"))
    #expect(throws: DialogueError.stateDoesNotFit(detail: "the node ‘Start’ is gone")) {
      try Dialogue(program: renamed, restoring: dialogue.state)
    }
  }

  @Test func copiesGoTheirOwnWays() throws {
    var dialogue = Dialogue(
      program: try compiled(node("<<set $n = 1>>\na\n<<set $n = 2>>\nb")), seed: 1)
    var host = NoHost()
    try dialogue.start(at: "Start")
    for _ in 0..<2 { _ = try dialogue.resume(host: &host) }
    let snapshot = dialogue
    _ = try dialogue.resume(host: &host)
    #expect(dialogue["$n"] == .number(2))
    #expect(snapshot["$n"] == .number(1))
  }
}
