import Foundation
import Synchronization
import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

/// The examples on the page of hosting: each block of the page stands here word for word, and runs.
@Suite("Hosting page")
struct HostingPageTests {
  /// Collects what commands do.
  private final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    func append(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
  }

  private static func program(_ body: String) throws -> Program {
    let file = SourceFile(path: "a.yarn", text: "title: Start\n---\n\(body)\n===\n")
    return try #require(Compiler.compile([file]).program)
  }

  @Test("a conversation is played")
  func conversation() throws {
    let scripts = [
      SourceFile(
        path: "tea.yarn",
        text: """
          title: Start
          ---
          The kettle is on.
          -> Tea
              Here you are.
          <<ring doorbell>>
          ===
          """)
    ]
    let compilation = Compiler.compile(scripts)
    for diagnostic in compilation.diagnostics {
      print(diagnostic.rendered(in: scripts.first { $0.path == diagnostic.file }?.text))
    }
    guard let program = compilation.program else { return }

    var dialogue = Dialogue(program: program, seed: 1)
    var host = NoHost()
    var shown: [String] = []
    try dialogue.start(at: "Start")
    while !dialogue.isFinished {
      switch try dialogue.resume(host: &host) {
      case .line(let line): shown.append(line.composed(locale: "en").text)
      case .options(let options):
        shown += options.map { "-> " + $0.composed(locale: "en").text }
        try dialogue.select(options.first { $0.isAvailable }?.index)
      case .command(let command): shown.append("[" + command.words.joined(separator: ", ") + "]")
      case .nodeStarted, .nodeCompleted, .dialogueCompleted: break
      }
    }
    // shown is ["The kettle is on.", "-> Tea", "Here you are.", "[ring, doorbell]"]
    #expect(compilation.diagnostics.isEmpty)
    #expect(shown == ["The kettle is on.", "-> Tea", "Here you are.", "[ring, doorbell]"])
  }

  @Test("events about nodes can be left out")
  func nodeEvents() throws {
    let program = try Self.program("The kettle is on.")
    var host = NoHost()
    var dialogue = Dialogue(program: program, seed: 1)
    dialogue.deliversNodeEvents = false
    try dialogue.start(at: "Start")
    let first = try dialogue.resume(host: &host)  // the first line, and not `nodeStarted`
    guard case .line(let line) = first else { throw PageError(description: "\(first)") }
    #expect(line.text == "The kettle is on.")
  }

  @Test("functions are Swift closures")
  func functions() throws {
    var library = FunctionLibrary(saliency: .bestLeastRecentlySeen)
    library.register("cups") { (guests: Int, areThirsty: Bool) in guests * (areThirsty ? 2 : 1) }
    library.register("greeting") { (name: String) in "Hello, \(name)" }
    library.register("is_open") { () in true }

    let options = CompilerOptions(functions: library.signatures, allowsUnknownFunctions: false)
    let text = """
      title: Start
      ---
      {greeting("Ada")}! That makes {cups(3, is_open())} cups.
      ===
      """
    let compilation = Compiler.compile([SourceFile(path: "tea.yarn", text: text)], options: options)
    guard let program = compilation.program else { return }
    var dialogue = Dialogue(program: program, seed: 1)
    dialogue.deliversNodeEvents = false
    try dialogue.start(at: "Start")
    let event = try dialogue.resume(host: &library)  // the line "Hello, Ada! That makes 6 cups."
    guard case .line(let line) = event else { throw PageError(description: "\(event)") }
    #expect(line.expandedText == "Hello, Ada! That makes 6 cups.")
    #expect(compilation.diagnostics.isEmpty)
  }

  @Test("commands are Swift closures that may wait")
  func commands() async throws {
    let program = try Self.program("<<ring the bell>>\n<<fade white>>")
    var dialogue = Dialogue(program: program, seed: 1)
    var host = NoHost()
    let rung = Log()
    try dialogue.start(at: "Start")
    let start = dialogue
    var commands = CommandLibrary()
    commands.register("ring") { arguments in rung.append(arguments.joined(separator: " ")) }
    commands.register("fade") { arguments in
      try await Task.sleep(for: .zero)
      rung.append("faded to \(arguments.first ?? "black")")
    }

    while !dialogue.isFinished {
      guard case .command(let command) = try dialogue.resume(host: &host) else { continue }
      if try await !commands.run(command) { print("Nobody knows \(command.text).") }
    }
    #expect(rung.all == ["the bell", "faded to white"])
    #expect(try Self.atOnce(start, commands) == ["fade white"])
    #expect(rung.all == ["the bell", "faded to white", "the bell"])
  }

  private static func atOnce(_ start: Dialogue, _ commands: CommandLibrary) throws -> [String] {
    var dialogue = start
    var host = NoHost()
    var waiting: [String] = []
    while !dialogue.isFinished {
      guard case .command(let command) = try dialogue.resume(host: &host) else { continue }
      if try !commands.runAtOnce(command) { waiting.append(command.text) }
    }
    return waiting
  }

  @Test("a state is kept and restored")
  func saving() throws {
    let program = try Self.program("The kettle is on.\n-> Tea {dice(6)}")
    var dialogue = Dialogue(program: program, seed: 1)
    var host = NoHost()
    try dialogue.start(at: "Start")
    for _ in 0..<2 { _ = try dialogue.resume(host: &host) }
    let saved = try JSONEncoder().encode(dialogue.state)

    let state = try JSONDecoder().decode(DialogueState.self, from: saved)
    var restored = try Dialogue(program: program, restoring: state)
    let next = try restored.resume(host: &host)  // the event that `dialogue` would have given
    #expect(try dialogue.resume(host: &host) == next)
  }

  @Test("features of version 3 are errors below it")
  func languageVersion() {
    let text = """
      title: Start
      ---
      => The bees are out.
      => The bees are in.
      ===
      """
    let options = CompilerOptions(languageVersion: 2)
    let compilation = Compiler.compile(
      [SourceFile(path: "bees.yarn", text: text)], options: options)
    let codes = compilation.diagnostics.map(\.code)  // ["YS0036"]
    #expect(codes == ["YS0036"])
  }

  @Test("a program is kept as bytes")
  func bytes() throws {
    let program = try Self.program("The kettle is on.")
    let bytes = program.encoded()
    let loaded = try Program(decoding: bytes)  // equal to `program`
    #expect(loaded == program)
  }

  @Test("the listing on the page is what the program gives")
  func listing() throws {
    let text = """
      title: Start
      ---
      <<declare $apples = 3>>
      You have {$apples * 2} apples. #line:apples
      ===
      """
    let compilation = Compiler.compile([SourceFile(path: "apples.yarn", text: text)])
    let listing = compilation.program?.listing()
    let lines = try #require(listing).split(separator: "\n").map { "    " + $0 }
    let page = try ReferencePage.load("Hosting.md").text
    #expect(page.contains(lines.joined(separator: "\n")), "\(lines.joined(separator: "\n"))")
  }

  @Test("every example of the page stands in this file")
  func everyExampleIsTested() throws {
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let blocks = try ReferencePage.load("Hosting.md").parts().map(\.block)
      .filter { $0.language == "swift" }
    #expect(blocks.count == 9)
    for block in blocks {
      let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : "    " + $0
      }
      #expect(source.contains(lines.joined(separator: "\n")), "Hosting.md:\(block.line)")
    }
  }
}
