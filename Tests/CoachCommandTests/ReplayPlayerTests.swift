import Foundation
import Testing
import TestSupport

/// The player in a real terminal, and every way out of it.
@Suite struct ReplayPlayerTests {
  private let coach = PtyProcess.product("coach")

  /// A folder with one session of three turns.
  private func folder(_ words: String = "1\n1\n/memory\n") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let talk = try Run(
      coach, ["--data-dir", folder.path, "--seed", "5", "--country", "GB", "--now", "2026-11-24T21:00+00:00"],
      input: words)
    #expect(talk.status == 0)
    return folder
  }

  private func play(_ folder: TemporaryFolder, columns: Int = 80, rows: Int = 24) throws -> PtyProcess {
    let program = try PtyProcess(
      coach, ["replay", "last", "--data-dir", folder.path], columns: columns, rows: rows)
    try program.expect("\u{1B}[?1049h")
    try program.expect("? keys")
    return program
  }

  @Test func keysMoveForwardsAndBackwards() throws {
    let folder = try folder()
    let program = try play(folder)
    let modes = program.terminal.modes
    program.send("0")
    try program.expect("turn 0/")
    program.send(".")
    try program.expect("turn 1/")
    program.send("\u{1B}[C")
    try program.expect("turn 2/")
    program.send("\u{1B}[D")
    try program.expect("turn 1/")
    program.send("/SCREEN RECORDERS\r")
    try program.expect("Found from the top again.")
    program.send("w")
    try program.expect("I took")
    try program.expect("in the node")
    program.send("w9")
    try program.expect("stopped")
    program.send("q")
    #expect(try program.waitForExit() == .exited(0))
    #expect(program.text.contains("\u{1B}[?25h\u{1B}[?1049l"))
    #expect(program.terminal.echoes)
    #expect(modes != program.terminal.modes)
  }

  @Test func theTerminalIsGivenBackAtEveryEnd() throws {
    let folder = try folder()
    for (keys, signal, end) in [
      ("\u{3}", nil, PtyExit.exited(130)), ("\u{4}", nil, .exited(0)), ("", SIGTERM, .signalled(SIGTERM)),
      ("", SIGHUP, .signalled(SIGHUP)), ("", SIGINT, .exited(130)),
    ] as [(String, Int32?, PtyExit)] {
      let program = try play(folder)
      if let signal { kill(program.id, signal) } else { program.send(keys) }
      #expect(try program.waitForExit() == end)
      #expect(program.text.contains("\u{1B}[?25h\u{1B}[?1049l"))
      #expect(program.terminal.echoes)
    }
  }

  @Test func theQuickExitLeavesAnEmptyScreen() throws {
    let program = try play(try folder())
    program.send("\u{1C}")
    #expect(try program.waitForExit() == .exited(0))
    #expect(program.text.hasSuffix("\u{1B}[?1049l\u{1B}[H\u{1B}[2J\u{1B}[3J"))
    #expect(program.terminal.echoes)
  }

  @Test func anotherSizeIsDrawnAnew() throws {
    let program = try play(try folder())
    program.send("9")
    try program.expect("stopped")
    program.terminal.setSize(columns: 40, rows: 10)
    try program.expect("\u{1B}[10;1H")
    program.send("q")
    #expect(try program.waitForExit() == .exited(0))
  }

  @Test(arguments: [["--plain"], ["--all"]])
  func withoutAPlayerTheTranscriptComesAtOnce(_ options: [String]) throws {
    let folder = try folder()
    let program = try PtyProcess(coach, ["replay", "last", "--data-dir", folder.path] + options)
    #expect(try program.waitForExit() == .exited(0))
    #expect(!program.text.contains("\u{1B}"))
    #expect(program.text.contains("You: /memory"))
  }

  @Test func aDumbTerminalGetsTheTranscript() throws {
    let folder = try folder()
    let program = try PtyProcess(
      coach, ["replay", "last", "--data-dir", folder.path], environment: ["TERM": "dumb"])
    #expect(try program.waitForExit() == .exited(0))
    #expect(!program.text.contains("\u{1B}"))
  }

  @Test func aSessionAboutDangerIsNotOpenedByItself() throws {
    let folder = try folder("1\n1\nhelp now\n")
    let program = try PtyProcess(coach, ["replay", "--data-dir", folder.path])
    #expect(try program.waitForExit() == .exited(1))
    #expect(program.text.contains("In danger now (UK): 999"))
    #expect(program.text.contains("To open it: coach replay "))
    #expect(!program.text.contains("You:") && !program.text.contains("\u{1B}"))
    let player = try PtyProcess(coach, ["replay", "1", "--data-dir", folder.path])
    try player.expect("In danger now (UK): 999")
    try player.expect("Space goes on")
    player.send(" .")
    try player.expect("stopped")
    player.send("q")
    #expect(try player.waitForExit() == .exited(0))
    let opened = try Run(coach, ["replay", "1", "--data-dir", folder.path])
    #expect(opened.status == 0)
    #expect(opened.output.hasPrefix("In danger now (UK): 999"))
  }
}
