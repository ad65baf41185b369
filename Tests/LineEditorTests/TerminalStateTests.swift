import Foundation
import TestSupport
import Testing

@Suite struct TerminalStateTests {
  /// The modes before the editor opened: those of the pseudo-terminal as the system made it.
  private func start() throws -> (PtyProcess, [UInt64]) {
    var modes: [UInt64] = []
    let program = try PtyProcess(PtyProcess.product("repl-demo"), ["lines"]) { modes = $0.modes }
    try program.expect("> ")
    try program.wait { !program.terminal.echoes }
    return (program, modes)
  }

  @Test(arguments: [
    ("quit\r", PtyExit.exited(0)), ("exit\r", .exited(3)), ("\u{4}", .exited(0)),
    ("half\u{1C}", .exited(0)),
  ])
  func modesAreRestored(keys: String, end: PtyExit) throws {
    let (program, modes) = try start()
    program.send(keys)
    #expect(try program.waitForExit() == end)
    #expect(program.terminal.modes == modes)
    #expect(program.text.contains("\u{1B}[?2004l"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGABRT, SIGSEGV])
  func modesAreRestoredAfterASignal(signal: Int32) throws {
    let (program, modes) = try start()
    kill(program.id, signal)
    #expect(try program.waitForExit() == .signalled(signal))
    #expect(program.terminal.modes == modes)
  }

  @Test func modesAreRestoredAfterATrap() throws {
    let (program, modes) = try start()
    program.send("trap\r")
    guard case .signalled = try program.waitForExit() else {
      Issue.record("expected a trap")
      return
    }
    #expect(program.terminal.modes == modes)
  }

  @Test func modesAreRestoredWhenStoppedWhileBusy() throws {
    let (program, modes) = try start()
    program.send("wait\r")
    try program.expect("waiting")
    kill(program.id, SIGTERM)
    #expect(try program.waitForExit() == .signalled(SIGTERM))
    #expect(program.terminal.modes == modes)
  }

  @Test func stoppingAndComingBackRedrawsTheLine() throws {
    let shell = try PtyProcess("/bin/sh", ["-i"], environment: ["PS1": "shell$ ", "ENV": nil])
    try shell.expect("shell$ ")
    shell.send("set -m; '\(PtyProcess.product("repl-demo"))' lines\r")
    try shell.expect("> ")
    try shell.wait { !shell.terminal.echoes }
    for round in 1...2 {
      shell.send("half\(round) ")
      try shell.expect("half\(round) ")
      shell.send("\u{1A}")
      try shell.expect("\u{1B}[?2004l")
      try shell.expect("shell$ ")
      try shell.wait { shell.terminal.echoes }
      shell.send("fg\r")
      try shell.expect("\u{1B}[?2004h")
      try shell.expect("> half1 ")
      try shell.wait { !shell.terminal.echoes }
    }
    shell.send("whole\r")
    try shell.expect("got[half1 half2 whole]")
  }

  @Test func anotherProgramGetsTheTerminalAsItWas() throws {
    let (program, _) = try start()
    program.send("lend\r")
    try program.expect("lent")
    try program.wait { program.terminal.echoes }
    program.send("thanks\r")
    try program.expect("they said thanks")
    try program.expect("> ")
    program.send("back\r")
    try program.expect("got[back]")
  }
}

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

  @Test func aTerminalWithoutEscapesScrollsEverythingAway() throws {
    let program = try startLines(environment: ["TERM": "dumb"])
    program.send("private\r")
    try program.expect("got[private]")
    program.send("\u{1C}")
    #expect(try program.waitForExit() == .exited(0))
    #expect(PtyScreen(showing: program.output).lines.isEmpty)
  }
}

@Suite struct PlainEditorTests {
  @Test func noEscapeIsEverWritten() throws {
    let program = try startLines(["--plain"])
    program.send("one two\u{1B}[D\u{1B}[1;5DX\u{7F}\u{1}Y\r")
    try program.expect("got[Yone two]")
    program.send("\u{1B}[A\r")
    try program.expect("got[Yone two]")
    program.send("half\u{3}")
    try program.expect("interrupted")
    program.terminal.setSize(columns: 40, rows: 10)
    program.send("after\r")
    try program.expect("got[after]")
    program.send("quit\r")
    #expect(try program.waitForExit() == .exited(0))
    #expect(!program.output.contains(0x1B))
    #expect(!program.output.contains(0x07))
  }

  @Test func aPasteOfSeveralLinesIsOneMessage() throws {
    let program = try startLines(["--plain"])
    program.send("one\rtwo\rthree")
    try program.expect("three")
    program.send("\r")
    try program.expect("got[one|two|three]")
  }
}

@Suite struct ExternalEditorTests {
  private func start(editor: String) throws -> (PtyProcess, URL) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("edit-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = try startLines(environment: ["EDITOR": editor, "TMPDIR": folder.path])
    program.send("edit\r")
    return (program, folder)
  }

  private func left(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
  }

  @Test func theTextComesBackAndTheFileGoes() throws {
    let script =
      "f() { ls -ld $(dirname $1) $1; cat $1; echo 'a second line é' >> $1; touch $1~; }; f"
    let (program, folder) = try start(editor: script)
    try program.expect("drwx------")
    try program.expect("-rw-------")
    try program.expect("as it was\r\n")
    try program.expect("edited[as it was|a second line é]")
    #expect(try left(in: folder).isEmpty)
  }

  @Test func anUnchangedTextIsNothing() throws {
    let (program, folder) = try start(editor: "true")
    try program.expect("edited[nothing]")
    #expect(try left(in: folder).isEmpty)
  }

  @Test func theTextIsKeptWhenTheEditorFails() throws {
    let (program, folder) = try start(editor: "f() { echo precious > $1; exit 4; }; f")
    try program.expect("ended with status 4. Your text is kept in ")
    let inner = try #require(try left(in: folder).first)
    let file = folder.appendingPathComponent(inner).appendingPathComponent("message.txt")
    #expect(try String(contentsOf: file, encoding: .utf8) == "precious\n")
    try program.expect(file.path)
    program.send("next\r")
    try program.expect("got[next]")
  }

  @Test func controlCInTheEditorIsNotOurs() throws {
    let (program, _) = try start(
      editor: "trap 'echo caught' INT; echo ready; read line; echo read $line; #")
    try program.expect("ready")
    program.send("\u{3}")
    try program.expect("caught")
    program.send("\r")
    try program.expect("edited[nothing]")
    program.send("next\r")
    try program.expect("got[next]")
    #expect(!program.text.contains("interrupted"))
  }

  @Test func theQuickExitRemovesTheFile() throws {
    let (program, folder) = try start(editor: "echo ready; cat > /dev/null; #")
    try program.expect("ready")
    program.send("\u{1C}")
    #expect(try program.waitForExit() == .exited(0))
    #expect(try left(in: folder).isEmpty)
  }
}
