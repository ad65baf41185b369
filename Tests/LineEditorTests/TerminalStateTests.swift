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
