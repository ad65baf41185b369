import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

/// What holds for every script, tried on all that the project has.
@Suite struct PropertyTests {
  /// The most events of one run; some scripts go round for ever.
  private static let eventLimit = 150

  /// Everything that a dialogue delivers, an error as its last word.
  ///
  /// The options are chosen as `seed` has it. If `saving`, the dialogue is put into bytes and read back
  /// before and after each event.
  private static func run(_ program: Program, seed: UInt64, saving: Bool = false) throws -> [String]
  {
    var dialogue = Dialogue(program: program, seed: seed)
    var host = PlanHost()
    host.strategy = seed % 2 == 0 ? .randomBestLeastRecentlySeen : .bestLeastRecentlySeen
    var choices = SeededGenerator(seed: seed)
    guard let first = program.node(named: "Start") ?? program.nodes.first else { return [] }
    var output: [String] = []
    do {
      try dialogue.start(at: first.name)
      while output.count < eventLimit {
        if saving { dialogue = try dialogue.restored(from: program) }
        let event = try dialogue.resume(host: &host)
        output.append(spelled(event))
        if saving { dialogue = try dialogue.restored(from: program) }
        if case .options(let options) = event {
          let open = options.filter(\.isAvailable)
          try dialogue.select(open.isEmpty ? nil : open[choices.below(open.count)].index)
        }
        if event == .dialogueCompleted { break }
      }
    } catch let error as DialogueError {
      output.append("error: \(error)")
    }
    return output
  }

  @Test func thereAreManyScripts() {
    #expect(ScriptFiles.withPlans.count > 60)
    #expect(ScriptFiles.shipped.count > 20)
  }

  @Test(arguments: ScriptFiles.namesWithPlans)
  func savingAtEveryEventChangesNothing(_ name: String) throws {
    let program = try #require(ScriptFiles.program(name))
    for seed in UInt64(1)...3 {
      let straight = try Self.run(program, seed: seed)
      #expect(try Self.run(program, seed: seed, saving: true) == straight, "seed \(seed)")
    }
  }

  @Test(arguments: ScriptFiles.namesWithPlans)
  func bytesReadBackAsTheSameProgram(_ name: String) throws {
    let program = try #require(ScriptFiles.program(name))
    let bytes = program.encoded()
    let decoded = try Program(decoding: bytes)
    #expect(decoded == program)
    #expect(decoded.encoded() == bytes)
    #expect(ScriptFiles.program(name)?.encoded() == bytes)
    #expect(try Self.run(decoded, seed: 5) == Self.run(program, seed: 5))
  }

  @Test func theShippedScriptsReadBackAsTheSameProgram() throws {
    let program = try #require(try ScriptFiles.shippedProgram())
    let decoded = try Program(decoding: program.encoded())
    let isSame = decoded == program && decoded.listing() == program.listing()
    #expect(isSame)
  }

  @Test func manyDialoguesShareAProgram() async throws {
    let programs = ScriptFiles.namesWithPlans.compactMap(ScriptFiles.program)
    let alone = try programs.map { try Self.run($0, seed: 4) }
    let together = try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
      for _ in 0..<4 {
        for (index, program) in programs.enumerated() {
          group.addTask { (index, try Self.run(program, seed: 4)) }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.count == 4 * programs.count)
    for (index, output) in together { #expect(output == alone[index]) }
  }

  @Test(arguments: 0..<30) func randomGarbageNeverTraps(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 77)
    let words = [
      "title: Start\n", "---\n", "===\n", "\n", "\n    ", "\n\t", "\r", "->", "=>", "<<", ">>", "{",
      "}",
      "if ", "elseif ", "else", "endif", "once", "endonce", "enum A", "case B", "endenum", "set ",
      "declare ",
      "jump ", "detour ", "return", "call ", "stop", "$x", "$y", " = ", " + ", " and ", "not ", "(",
      ")", ",",
      "1", "2.5", "\"text\"", "\"", "true", "A.B", ".B", "f(", "dice(6)", "#", "#line:1",
      "#shadow:1", "\\",
      "when: ", "subtitle: ", "always", "word ", "é🙂", "[b]", "[/b]", "[select value=", "/]", "//",
      ":", "\u{0}",
    ]
    for _ in 0..<20 {
      var bytes: [UInt8] = seed % 3 == 0 ? [] : Array("title: Start\n---\n".utf8)
      for _ in 0..<random.below(200) {
        if seed % 5 == 0 {
          bytes.append(UInt8(random.below(256)))
        } else {
          bytes += words[random.below(words.count)].utf8
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let compilation = Compiler.compile([SourceFile(path: "a", text: text)])
      let hasError = compilation.diagnostics.contains { $0.severity == .error }
      #expect((compilation.program == nil) == hasError, "\(text)")
      for diagnostic in compilation.diagnostics { _ = diagnostic.rendered(in: text) }
      if let program = compilation.program { _ = try? Self.run(program, seed: 1, saving: true) }
      _ = try? Program(decoding: bytes)
      _ = MarkupParser(locale: "en").parse(text)
      _ = MarkupParser.errors(inTemplate: text)
    }
  }
}
