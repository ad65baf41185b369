import Foundation
import TestSupport
import Testing

/// Starts the demo and waits for its first prompt.
func startLines(
  _ arguments: [String] = [], environment: [String: String?] = [:], columns: Int = 80,
  prompt: String = "> "
) throws -> PtyProcess {
  let program = try PtyProcess(
    PtyProcess.product("repl-demo"), ["lines"] + arguments, environment: environment,
    columns: columns)
  try program.expect(prompt)
  return program
}

@Suite struct TypedTextTests {
  @Test(arguments: ["C", "POSIX", nil, "C.UTF-8", "no_SUCH.locale", "de_DE.ISO-8859-1"])
  func unicodeArrivesUnderAnyLocale(locale: String?) throws {
    let program = try startLines(environment: ["LC_ALL": locale])
    program.send("café 😀 ok\r")
    try program.expect("got[café 😀 ok]")
  }

  @Test func rareCharactersKeepTheirBytes() throws {
    let program = try startLines()
    for text in ["世界", "e\u{301}", "👋🏽", "👨‍👩‍👧", "ÀÿÀ", "العربية"] {
      program.send(text + "\r")
      try program.expect("got[\(text)]")
    }
  }

  @Test func invalidBytesAreDropped() throws {
    let program = try startLines()
    program.send([0x61, 0xFF, 0x62, 0xC3, 0x63, 0xED, 0xA0, 0x80, 0xC2, 0x85, 0x64, 0x0D])
    try program.expect("got[abcd]")
  }

  @Test func aLongLineArrivesWhole() throws {
    let program = try startLines()
    program.send(String(repeating: "x", count: 5000) + "\r")
    try program.expect("got[count=5000 ")
  }

  @Test func anEmptyLineIsALine() throws {
    let program = try startLines()
    program.send("\r")
    try program.expect("got[]")
  }

  @Test func typingAheadIsKeptAndNotShownMeanwhile() throws {
    let program = try startLines()
    program.send("one\rtwo\r")
    try program.expect("got[one]")
    let between = try program.expect("got[two]")
    #expect(between.contains("> "))
  }
}

@Suite struct InterruptionTests {
  @Test func controlCDiscardsTheLine() throws {
    let program = try startLines()
    program.send("half")
    try program.expect("half")
    program.send("\u{3}")
    try program.expect("interrupted(true)")
    try program.expect("> ")
    program.send("whole\r")
    try program.expect("got[whole]")
  }

  @Test func controlCOnAnEmptyLineSaysSo() throws {
    let program = try startLines()
    program.send("\u{3}")
    try program.expect("interrupted(false)")
    program.send("\r")
    try program.expect("got[]")
  }

  @Test func controlCInsideSearchIsNoEndOfInput() throws {
    let program = try startLines()
    program.send("remember me\r")
    try program.expect("got[remember me]")
    try program.expect("> ")
    program.send("\u{12}mem")
    try program.expect("bck")
    program.send("\u{3}")
    try program.expect("interrupted(")
    program.send("still here\r")
    try program.expect("got[still here]")
  }

  @Test func controlCBehindControlVIsNoEndOfInput() throws {
    let program = try startLines()
    program.send("text\u{16}")
    try program.expect("text")
    kill(program.id, SIGINT)
    try program.expect("interrupted(true)")
    program.send("still here\r")
    try program.expect("got[still here]")
  }

  @Test func controlDOnAnEmptyLineEnds() throws {
    let program = try startLines()
    program.send("\u{4}")
    try program.expect("\r\nend\r\n")
    #expect(try program.waitForExit() == .exited(0))
  }

  @Test func controlDOnAFullLineDeletesForward() throws {
    let program = try startLines()
    program.send("abc\u{1}\u{4}\r")
    try program.expect("got[bc]")
    program.send("abc\u{4}\r")
    try program.expect("got[abc]")
  }

  @Test func aTerminalThatGoesAwayEndsTheProgram() throws {
    let program = try startLines()
    kill(program.id, SIGHUP)
    #expect(try program.waitForExit() == .signalled(SIGHUP))
  }
}

@Suite struct ResizeTests {
  @Test func theHalfTypedLineIsKept() throws {
    let program = try startLines()
    program.send("half typed")
    try program.expect("half typed")
    program.terminal.setSize(columns: 40, rows: 24)
    try program.expect("half typed")
    program.send(" and more\r")
    try program.expect("got[half typed and more]")
  }

  @Test func theNewWidthIsUsedAtOnce() throws {
    let program = try startLines()
    program.send("half")
    try program.expect("half")
    program.terminal.setSize(columns: 20, rows: 24)
    try program.expect("half")
    program.send(" of a line that wraps")
    try program.wait {
      PtyScreen(columns: 20, showing: program.output).lines == ["> half of a line tha", "t wraps"]
    }
  }

  @Test func manySizesLoseNothing() throws {
    let program = try startLines()
    for size in 1...30 {
      program.terminal.setSize(columns: 20 + size, rows: 10)
      program.send("x")
    }
    program.send("\r")
    try program.expect("got[\(String(repeating: "x", count: 30))]")
  }
}
