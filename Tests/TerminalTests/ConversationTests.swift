import Foundation
import TestSupport
import Testing

/// The loop in a real pseudo-terminal.
@Suite struct ConversationTests {
  private func start(
    _ arguments: [String] = [], environment: [String: String?] = [:], columns: Int = 80,
    prompt: String = "> "
  ) throws -> PtyProcess {
    let program = try PtyProcess(
      PtyProcess.product("repl-demo"), ["repl", "--color=never"] + arguments,
      environment: environment, columns: columns)
    try program.expect("3. Look around\r\n\r\n")
    try program.expect(prompt)
    return program
  }

  @Test func aTurnStandsBetweenBlankLines() throws {
    let program = try start()
    program.send("hello\r")
    try program.expect("2. No\r\n\r\n> ")
    let lines = PtyScreen(showing: program.output).lines
    #expect(
      lines.suffix(7)
        == ["> hello", "", "  heard[hello]", "", "  1. Yes", "  2. No", "", ">"].suffix(7))
  }

  @Test func controlCExplainsThenOffersToLeave() throws {
    let program = try start()
    program.send("half")
    try program.expect("half")
    program.send("\u{3}")
    try program.expect("That line was not sent.")
    try program.expect("\r\n\r\n> ")
    program.send("\u{3}")
    try program.expect("Would you like to leave?")
    try program.expect("> ")
    program.send("\u{3}")
    try program.expect("To leave, type /quit, or press Ctrl-C again.")
    try program.expect("> ")
    program.send("words\r")
    try program.expect("heard[words]")
    try program.expect("> ")
    program.send("\u{3}")
    try program.expect("To leave")
    try program.expect("> ")
    program.send("half")
    try program.expect("half")
    program.send("\u{3}")
    try program.expect("That line was not sent.")
    program.send("/quit\r")
    try program.expect("Goodbye.")
    #expect(try program.waitForExit() == .exited(0))
  }

  @Test func controlDSaysGoodbyeOnALineOfItsOwn() throws {
    let program = try start()
    program.send("\u{4}")
    try program.expect("\r\n\r\n  Goodbye.\r\n")
    #expect(try program.waitForExit() == .exited(0))
  }

  @Test func tabOffersChoicesFirst() throws {
    let program = try start()
    program.send("\t")
    try program.expect("Look around")
    try program.wait { program.unexpected.contains("> ") || program.text.hasSuffix("> ") }
    #expect(!program.text.contains("Practise saying what I need  "))
    program.send("l\t\r")
    try program.expect("heard[Look around]")
    program.send("/q\t\r")
    try program.expect("heard[/quit ]")
  }

  @Test func aResizeBetweenTurnsWrapsTheNextOne() throws {
    let program = try start()
    program.terminal.setSize(columns: 30, rows: 24)
    program.send("long\r")
    try program.expect("10. Choice number 10 of")
    let shown = program.text.components(separatedBy: "\r\n")
    #expect(shown.contains("  It sounds as if the"))
  }

  @Test func theEditorsTextIsShownAndSent() throws {
    let program = try start(environment: ["EDITOR": "echo 'second line' >>"])
    program.send("/edit first line\r")
    try program.expect("> first line\r\nsecond line\r\n")
    try program.expect("heard[first line|second line]")
    try program.expect("> ")
    program.send("\u{1B}[A\r")
    try program.expect("heard[first line|second line]")
  }

  @Test func anEditorThatFailsSaysWhereTheTextIs() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fail-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try start(environment: ["EDITOR": "false", "TMPDIR": folder.path])
    program.send("/edit\r")
    try program.expect("No text was written.")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    program.send("/edit some words\r")
    try program.expect("Your text is kept in")
    try program.expect("message.txt")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    program.send("\u{4}")
    try program.expect("Goodbye.")
  }

  @Test func wordsThatMustNotComeBackDoNot() throws {
    let program = try start()
    program.send("private\r")
    try program.expect("I will not keep that.")
    try program.expect("> ")
    program.send("\u{1B}[Ax\r")
    try program.expect("heard[x]")
  }

  @Test func aPasteIsOneTurn() throws {
    let program = try start()
    program.send("\u{1B}[200~one\rtwo\rthree\u{1B}[201~\r")
    try program.expect("heard[one|two|three]")
  }

  @Test func theQuickExitLeavesNothing() throws {
    let program = try start()
    program.send("hello\r")
    try program.expect("heard[hello]")
    program.send("\u{1C}")
    #expect(try program.waitForExit() == .exited(0))
    let screen = PtyScreen(rows: 8, showing: program.output)
    #expect(screen.lines.isEmpty && screen.scrollback.isEmpty)
  }

  @Test func aScreenReaderGetsNoEscapesAndOneBlankLineBetweenTurns() throws {
    let program = try start(["--plain"], prompt: "You: ")
    #expect(program.text.hasPrefix("Coach: Hello."))
    program.send("hello\r")
    try program.expect("2. No\r\n\r\nYou: ")
    #expect(
      program.text.contains("You: hello\r\n\r\nCoach: heard[hello]\r\n1. Yes\r\n2. No\r\n\r\nYou: ")
    )
    program.send("\t\t")
    program.send("notice\r")
    try program.expect("Note: This session is not being saved.\r\nCoach: Said.\r\n")
    program.send("/quit\r")
    #expect(try program.waitForExit() == .exited(0))
    #expect(!program.output.contains(0x1B))
    #expect(!program.text.contains("\r\n\r\n\r\n"))
  }

  @Test func coloursDecorateTheTerminal() throws {
    for (variable, expected) in [("", true), ("1", false)] {
      let program = try PtyProcess(
        PtyProcess.product("repl-demo"), ["repl"], environment: ["NO_COLOR": variable])
      try program.expect("Look around")
      program.send("hello\r")
      try program.expect("heard[hello]")
      #expect(program.text.contains("\u{1B}[1m") == expected)
    }
  }

  @Test func aDumbTerminalGetsNoEscapes() throws {
    let program = try start(environment: ["TERM": "dumb"])
    program.send("hello\r")
    try program.expect("heard[hello]")
    program.send("\u{4}")
    #expect(try program.waitForExit() == .exited(0))
    #expect(!program.output.contains(0x1B))
  }

  @Test func anUnknownTerminalIsNotComplainedAbout() throws {
    let program = try start(environment: ["TERM": "no-such-terminal"])
    program.send("hello\r")
    try program.expect("heard[hello]")
    #expect(program.text.contains("terminal type") == false)
  }
}

/// The loop between pipes.
@Suite struct PipeTests {
  private func run(_ arguments: [String] = [], input: String) throws -> (
    output: String, status: Int32
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: PtyProcess.product("repl-demo"))
    process.arguments = ["repl"] + arguments
    let pipes = (input: Pipe(), output: Pipe())
    process.standardInput = pipes.input
    process.standardOutput = pipes.output
    try process.run()
    try pipes.input.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try pipes.input.fileHandleForWriting.close()
    let data = try pipes.output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  @Test func noPromptNoColourNoKeys() throws {
    let (output, status) = try run(input: "hello\nlast one é")
    #expect(status == 0)
    #expect(output.contains("\n\nheard[hello]\n\n1. Yes\n2. No\n\nheard[last one é]\n"))
    #expect(output.hasSuffix("Goodbye.\n"))
    #expect(!output.contains("\u{1B}") && !output.contains("> "))
  }

  @Test func emptyInputEndsPolitely() throws {
    let (output, status) = try run(input: "")
    #expect(status == 0)
    #expect(output.hasSuffix("Look around\n\nGoodbye.\n"))
  }

  @Test func coloursCanBeAskedForInAPipe() throws {
    #expect(try run(["--color=always"], input: "").output.contains("\u{1B}[1m1.\u{1B}[0m"))
    #expect(try !run(["--color=always", "--plain"], input: "").output.contains("\u{1B}"))
  }

  @Test func aReaderThatLeavesIsNoFailure() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let demo = PtyProcess.product("repl-demo")
    process.arguments = ["-c", "{ yes 2>/dev/null | '\(demo)' repl; echo $? >&2; } | head -1 >/dev/null"]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let data = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(String(decoding: data, as: UTF8.self).hasPrefix("0\n"))
  }
}
