import TestSupport
import Testing

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
