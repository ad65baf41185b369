import ArgumentParser
import Dialogs
import YarnCompiler
import YarnProgram
import YarnRuntime

/// `benchmark yarn`: running, compiling and loading scripts.
struct YarnBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yarn", abstract: "Measure running, compiling and loading scripts.")

  @OptionGroup var measuring: Measuring

  func run() throws {
    try measuring.report(Self.running + Self.speaking + Self.compiling + Self.loading)
  }

  // MARK: Running

  private static let jumps = 200_000
  private static let circles = 1_000_000

  private static let running = [
    Case("statements", jumps * YarnScripts.statementsPerJump, "statements") {
      let program = try Program(script: YarnScripts.statements(jumps: jumps))
      return { try play(program) { _ in } }
    },
    Case("loop", 3 * circles, "statements", against: "statements") {
      let program = try Program(script: YarnScripts.loop(times: circles))
      return { try play(program) { _ in } }
    },
    Case("loop-without-events", 3 * circles, "statements", against: "loop") {
      let program = try Program(script: YarnScripts.loop(times: circles))
      return { try play(program, nodeEvents: false) { _ in } }
    },
  ]

  // MARK: Lines

  private static let verses = 50_000

  private static let speaking = [
    Case("lines", 4 * verses, "lines") {
      let program = try Program(script: YarnScripts.lines(times: verses))
      return { try play(program) { keep($0.text) } }
    },
    Case("lines-composed", 4 * verses, "lines", against: "lines") {
      let program = try Program(script: YarnScripts.lines(times: verses))
      return { try play(program) { keep($0.composed()) } }
    },
    Case("marker-composed", 4 * verses, "lines", against: "lines") {
      let program = try Program(script: YarnScripts.markers(times: verses))
      return { try play(program) { keep($0.composed()) } }
    },
    Case("markup", 4 * verses, "lines") {
      let program = try Program(script: YarnScripts.markup(times: verses))
      return { try play(program) { keep($0.text) } }
    },
    Case("markup-composed", 4 * verses, "lines", against: "markup") {
      let program = try Program(script: YarnScripts.markup(times: verses))
      return { try play(program) { keep($0.composed()) } }
    },
  ]

  /// Runs a program from its start to its end.
  private static func play(
    _ program: Program, nodeEvents: Bool = true, _ hear: (DeliveredLine) -> Void
  ) throws {
    var dialogue = Dialogue(program: program, seed: 1)
    var host = NoHost()
    dialogue.deliversNodeEvents = nodeEvents
    try dialogue.start(at: "Start")
    while true {
      switch try dialogue.resume(host: &host) {
      case .line(let line): hear(line)
      case .dialogueCompleted: return
      default: break
      }
    }
  }

  // MARK: Compiling and loading

  private static let compiling =
    [1_000, 10_000, 100_000].map { count in
      Case("compile-\(count)", count, "nodes", against: count > 1_000 ? "compile-1000" : nil) {
        let file = SourceFile(path: "benchmark.yarn", text: YarnScripts.nodes(count))
        return { keep(Compiler.compile([file])) }
      }
    } + [
      Case("compile-dialogs", Dialogs.files(withEnding: "yarn").count, "files") {
        let files = Dialogs.files(withEnding: "yarn")
          .map { SourceFile(path: $0.path, text: $0.text) }
        return { keep(Compiler.compile(files)) }
      }
    ]

  private static let loading = [
    Case("load-10000", 10_000, "nodes") {
      let bytes = try Program(script: YarnScripts.nodes(10_000)).encoded()
      return { keep(try Program(decoding: bytes)) }
    },
    Case("load-dialogs", 100, "programs") {
      let bytes = Dialogs.compiledScripts
      return { for _ in 0..<100 { keep(try Program(decoding: bytes)) } }
    },
    Case("new-dialogue", 1_000, "dialogues") {
      let program = try Program(decoding: Dialogs.compiledScripts)
      return { for _ in 0..<1_000 { keep(Dialogue(program: program, seed: 1)) } }
    },
  ]
}
