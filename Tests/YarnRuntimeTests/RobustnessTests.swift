import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

/// Random numbers with a seed, for tests that say which one failed.
private struct Dice {
  var generator: SeededGenerator
  mutating func below(_ count: Int) -> Int { generator.below(count) }
}

@Suite struct RobustnessTests {
  static let fixtures =
    StateTests.fixtures + [
      node(
        "a {1 + 2 * $x} <<if $x > 1 and not true>> #line:a\n-> b <<once if $x == 1>> #tag\n    c\n<<set $x += 1>>"
      ),
      node(
        "<<enum E>>\n<<case A = 1>>\n<<case B = 2>>\n<<endenum>>\n<<declare $e = E.A as E>>\n<<set $k = f(1, .B == $e) + 1>>\n<<jump {\"Start\"}>>"
      ),
      node(
        "<<declare $s = $t + $t>>\n<<declare $t = $u * 2>>\n<<declare $u = 1>>\n<<declare $w = dice(6) + $t>>\n{$s} {$w} <<if $s > $w>>\n-> a <<if $t == 2>>"
      ),
      node(
        "\\{x\\} [b]bold[/b] // c\n=> g <<once>>\n<<once>>\nx\n<<else>>\ny\n<<endonce>>\n<<if true>>\n<<elseif 1 < 2>>\n<<else>>\n<<endif>>"
      ),
    ]

  @Test(arguments: fixtures) func everyPrefixCompilesOrReports(script: String) {
    let bytes = Array(script.utf8)
    for count in bytes.indices {
      let text = String(decoding: bytes.prefix(count), as: UTF8.self)
      let compilation = Compiler.compile([SourceFile(path: "a", text: text)])
      let hasError = compilation.diagnostics.contains { $0.severity == .error }
      #expect((compilation.program == nil) == hasError, "\(text)")
      for diagnostic in compilation.diagnostics {
        #expect(diagnostic.range.start.line >= 1 && diagnostic.range.start.column >= 1)
        #expect(diagnostic.range.start <= diagnostic.range.end)
        _ = diagnostic.rendered(in: text)
      }
    }
  }

  @Test(arguments: 0..<20) func mutatedScriptsCompileOrReport(seed: Int) {
    var dice = Dice(generator: SeededGenerator(seed: UInt64(seed)))
    let pieces = [
      "<<", ">>", "{", "}", "->", "=>", "\n", "    ", "===", "---", "title: X\n", "$x", "(", ")",
      "\"", "\\", "#", "<<if ", "<<endif>>", "\t", "\r", "é", "<<once>>", ",", ".",
    ]
    for script in Self.fixtures {
      var bytes = Array(script.utf8)
      for _ in 0..<6 {
        let place = dice.below(bytes.count + 1)
        switch dice.below(3) {
        case 0: bytes.insert(contentsOf: pieces[dice.below(pieces.count)].utf8, at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + dice.below(8)))
        default: if place < bytes.count { bytes[place] = UInt8(dice.below(128)) }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let compilation = Compiler.compile([SourceFile(path: "a", text: text)])
        if let program = compilation.program { Self.exercise(program) }
      }
    }
  }

  @Test(arguments: 0..<16) func mutatedProgramsLoadOrAreRefused(seed: Int) throws {
    var dice = Dice(generator: SeededGenerator(seed: UInt64(seed) + 1000))
    for script in Self.fixtures {
      let original = try compiled(script).encoded()
      for _ in 0..<30 {
        var bytes = original
        for _ in 0...dice.below(4) { bytes[dice.below(bytes.count)] = UInt8(dice.below(256)) }
        guard let program = try? Program(decoding: bytes) else { continue }
        Self.exercise(program)
      }
    }
  }

  /// Runs a program for a while in every node, reading all there is to read.
  private static func exercise(_ program: Program) {
    for entry in program.nodes.prefix(20) {
      _ = entry.headers.count + entry.tags.count + entry.file.count
      var dialogue = Dialogue(program: program, seed: 5)
      var host = TestHost()
      guard (try? dialogue.start(at: entry.name)) != nil else { continue }
      for step in 0..<60 {
        guard let event = try? dialogue.resume(host: &host) else { break }
        _ = spelled(event)
        if case .line(let line) = event {
          _ = "\(line.id)\(line.node)\(line.hashtags)\(line.file)\(line.shadowID ?? "")"
        }
        if case .options(let options) = event { try? dialogue.select(step % options.count) }
        _ = dialogue.state
      }
    }
    for variable in program.variables { _ = Dialogue(program: program, seed: 1)[variable.name] }
    _ = program.enums.count + program.fileTags.count
  }

  @Test func longAndDeepInputsAreLinearAndSafe() {
    let many = 30_000
    let deepParentheses = node(
      "{" + String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000)
        + "}")
    #expect(Compiler.compile([SourceFile(path: "a", text: deepParentheses)]).program != nil)
    let sum = node("{" + Array(repeating: "1", count: many).joined(separator: " + ") + "}")
    #expect(Compiler.compile([SourceFile(path: "a", text: sum)]).program != nil)
    let negations = node("{" + String(repeating: "-", count: many) + "1}")
    #expect(Compiler.compile([SourceFile(path: "a", text: negations)]).program != nil)
    let longLine = node(String(repeating: "long ", count: 210_000))
    #expect(Compiler.compile([SourceFile(path: "a", text: longLine)]).program != nil)
    let open = node("{" + String(repeating: "(", count: many))
    #expect(
      Compiler.compile([SourceFile(path: "a", text: open)]).diagnostics.first?.code == "YS0005")
    let manyErrors = node(String(repeating: "<<set>>\n", count: 20_000))
    let errors = Compiler.compile([SourceFile(path: "a", text: manyErrors)]).diagnostics
    #expect(errors.count == CompilerLimits.diagnosticsPerFile * 2)
  }

  @Test func nestingIsBoundedWithADiagnostic() {
    func nested(_ depth: Int) -> String {
      node(
        String(repeating: "<<if true>>\n", count: depth) + "x\n"
          + String(repeating: "<<endif>>\n", count: depth))
    }
    func options(_ depth: Int) -> String {
      node((0..<depth).map { String(repeating: " ", count: $0) + "-> o\n" }.joined())
    }
    let limit = CompilerLimits.nesting
    #expect(Compiler.compile([SourceFile(path: "a", text: nested(limit))]).program != nil)
    for text in [nested(limit + 1), nested(10_000), options(600)] {
      let errors = Compiler.compile([SourceFile(path: "a", text: text)]).diagnostics
      #expect(errors.filter { $0.severity == .error }.map(\.code) == ["YS0100"])
    }
  }
}
