import TestSupport
import Testing

@Suite struct QuickExitTests {
  private func expectNothingLeft(_ program: PtyProcess) throws {
    #expect(try program.waitForExit() == .exited(0))
    var screen = PtyScreen(rows: 10)
    screen.show(program.output)
    #expect(screen.lines.isEmpty)
    #expect(screen.scrollback.isEmpty)
    #expect(screen.cursor == (0, 0))
  }

  @Test func itClearsEverythingAtThePrompt() throws {
    let program = try startLines()
    for word in 1...20 {
      program.send("private \(word)\r")
      try program.expect("got[private \(word)]")
    }
    program.send("half")
    try program.expect("half")
    program.send("\u{1C}")
    try expectNothingLeft(program)
  }

  @Test(arguments: ["\u{12}sea", "secret\r", "key\r", "wait\r", "one\\\r", "\u{1B}[200~paste"])
  func itWorksInTheMiddleOfThings(keys: String) throws {
    let program = try startLines()
    program.send(keys)
    program.send("\u{1C}")
    try expectNothingLeft(program)
  }

  @Test(arguments: ["", "\u{13}"])
  func itWorksWhileTheCoachIsWriting(before: String) throws {
    let program = try startLines()
    program.send("busy\r")
    try program.expect("words of the coach")
    program.send(before + "\u{1C}")  // Ctrl-S stops the output first
    try expectNothingLeft(program)
  }

  @Test func itWorksWhenThePersonHasAnotherQuitKey() throws {
    let program = try PtyProcess(
      "/bin/sh", ["-c", "stty quit undef; exec '\(PtyProcess.product("repl-demo"))' lines"])
    try program.expect("> ")
    try program.wait { !program.terminal.echoes }
    program.send("\u{1C}")
    try expectNothingLeft(program)
  }

  @Test func whatWasTypedDoesNotLandInTheShell() throws {
    let shell = try PtyProcess("/bin/sh", ["-i"], environment: ["PS1": "shell$ ", "ENV": nil])
    try shell.expect("shell$ ")
    shell.send("'\(PtyProcess.product("repl-demo"))' lines\r")
    try shell.expect("> ")
    try shell.wait { !shell.terminal.echoes }
    shell.send("wait\r")
    try shell.expect("waiting")
    shell.send("typed ahead")
    shell.send("\u{1C}")
    try shell.expect("\u{1B}[3J")
    try shell.expect("shell$ ")
    shell.send("echo status $?\r")
    try shell.expect("status 0")
    #expect(!shell.text.contains("typed ahead"))
  }

  @Test func itClearsTheScreenOfAPlainConversationToo() throws {
    let program = try startLines(["--plain"])
    program.send("private\r")
    try program.expect("got[private]")
    program.send("\u{1C}")
    try expectNothingLeft(program)
  }

  @Test func aTerminalWithoutEscapesScrollsEverythingAway() throws {
    let program = try startLines(environment: ["TERM": "dumb"])
    program.send("private\r")
    try program.expect("got[private]")
    program.send("\u{1C}")
    #expect(try program.waitForExit() == .exited(0))
    #expect(PtyScreen(showing: program.output).lines.isEmpty)
  }
}
