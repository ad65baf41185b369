import TestSupport
import Testing

/// Where somebody close may be the danger, leaving by any door leaves an empty screen.
@Suite struct ClearedScreenTests {
  private func talk(_ folder: TemporaryFolder, _ lines: [String]) throws -> PtyProcess {
    let program = try PtyProcess(
      PtyProcess.product("coach"),
      ["--data-dir", folder.path, "--seed", "5", "--country", "GB", "--color", "never"], columns: 80)
    try program.expect("> ")
    for line in lines {
      program.send(line + "\r")
      try program.expect("\r\n\r\n> ")
    }
    return program
  }

  private let beginning = ["1", "1", "1", "skip", "calm"]

  @Test(arguments: ["quit\r", "\u{4}", "yes\rgoing to bed, goodbye, talk tomorrow\r"])
  func nothingStays(_ keys: String) throws {
    let folder = try TemporaryFolder()
    let program = try talk(folder, beginning + ["he checks my phone and keeps my bank card"])
    program.send(keys)
    #expect(try program.waitForExit() == .exited(0))
    var screen = PtyScreen(rows: 24)
    screen.show(program.output)
    #expect(screen.lines.isEmpty, "\(screen.lines)")
    #expect(screen.scrollback.isEmpty)
  }

  @Test func elsewhereTheGoodbyeStays() throws {
    let folder = try TemporaryFolder()
    let program = try talk(folder, beginning)
    program.send("quit\r")
    #expect(try program.waitForExit() == .exited(0))
    var screen = PtyScreen(rows: 24)
    screen.show(program.output)
    #expect(!screen.lines.isEmpty)
  }
}
