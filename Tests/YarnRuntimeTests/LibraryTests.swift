import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

@Suite struct LibraryTests {
  private static func library() -> FunctionLibrary {
    var library = FunctionLibrary(saliency: .first)
    library.register("double") { (number: Float) in number * 2 }
    library.register("repeat_text") { (text: String, times: Int) in
      String(repeating: text, count: times)
    }
    library.register("pi") { () in Float(3) }
    library.register("kind") { (value: Value) in "\(value.kind)" }
    library.register("is_even") { (number: Int) in number % 2 == 0 }
    return library
  }

  @Test func typedClosuresAreFunctionsOfScripts() throws {
    var library = Self.library()
    let text = node("{double(2.5)} {repeat_text(\"ab\", 2)} {pi()} {kind(true)} {is_even(4)}")
    let options = CompilerOptions(functions: library.signatures, allowsUnknownFunctions: false)
    let compilation = Compiler.compile([SourceFile(path: "a", text: text)], options: options)
    let program = try #require(compilation.program, "\(compilation.diagnostics)")
    var dialogue = Dialogue(program: program, seed: 1)
    try dialogue.start(at: "Start")
    _ = try dialogue.resume(host: &library)
    #expect(spelled(try dialogue.resume(host: &library)) == "5 abab 3 bool True")
  }

  @Test func signaturesAreChecked() throws {
    let library = Self.library()
    let text = node("{double(\"x\")} {repeat_text(\"a\")}")
    let found = Compiler.compile(
      [SourceFile(path: "a", text: text)], options: .init(functions: library.signatures)
    ).diagnostics
    #expect(found.map(\.code) == ["YS0050", "YS0014"])
  }

  @Test func wrongArgumentsAreRefusedWhenCalledDirectly() {
    var library = Self.library()
    #expect(throws: ArgumentMismatch.count(1, 0)) { try library.call("double", []) }
    #expect(throws: ArgumentMismatch.type(1, .number)) { try library.call("double", [.bool(true)]) }
    #expect(throws: UnknownFunction.self) { try library.call("nothing", []) }
  }

  @Test func commandsMayWait() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: [String].self)
    var commands = CommandLibrary()
    commands.register("fade") { arguments in
      await Task.yield()
      continuation.yield(arguments)
    }
    var dialogue = Dialogue(
      program: try compiled(node("<<fade \"to black\" 2>>\n<<other>>")), seed: 1)
    var host = NoHost()
    try dialogue.start(at: "Start")
    _ = try dialogue.resume(host: &host)
    guard case .command(let fade) = try dialogue.resume(host: &host),
      case .command(let other) = try dialogue.resume(host: &host)
    else {
      Issue.record("no command")
      return
    }
    #expect(try await commands.run(fade))
    #expect(try await !commands.run(other))
    continuation.finish()
    var received: [[String]] = []
    for await arguments in stream { received.append(arguments) }
    #expect(received == [["to black", "2"]])
  }

  @Test func commandsThatDoNotWaitRunWhereNothingCan() throws {
    struct Refused: Error {}
    var commands = CommandLibrary()
    commands.register("refuse") { arguments in if arguments == ["tea"] { throw Refused() } }
    commands.register("wait") { _ in await Task.yield() }
    #expect(commands.names == ["refuse", "wait"])
    var dialogue = Dialogue(
      program: try compiled(node("<<refuse tea>>\n<<refuse>>\n<<wait 1>>\n<<other>>")), seed: 1)
    dialogue.deliversNodeEvents = false
    var host = NoHost()
    try dialogue.start(at: "Start")
    var done: [Bool?] = []
    while case .command(let command) = try dialogue.resume(host: &host) {
      done.append(try? commands.runAtOnce(command))
    }
    #expect(done == [nil, true, false, false])
  }

  @Test func eventsAboutNodesMayBeLeftOut() throws {
    let text =
      node("a\n<<detour Two>>\nb\n<<jump Three>>") + node("two", title: "Two")
      + node("<<detour Empty>>\nthree", title: "Three") + node("<<return>>", title: "Empty")
    var dialogue = Dialogue(program: try compiled(text), seed: 1)
    dialogue.deliversNodeEvents = false
    var host = NoHost()
    try dialogue.start(at: "Start")
    var output: [String] = []
    while output.last != "end" { output.append(spelled(try dialogue.resume(host: &host))) }
    #expect(output == ["a", "two", "b", "three", "end"])
  }
}
