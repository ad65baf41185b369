import TestSupport
import Testing

@Suite struct PasteTests {
  static let on = "\u{1B}[200~"
  static let off = "\u{1B}[201~"

  @Test func bracketedPasteIsSwitchedOnAndOff() throws {
    let program = try startLines()
    #expect(program.text.contains("\u{1B}[?2004h"))
    program.send("quit\r")
    try program.expect("\u{1B}[?2004l")
  }

  @Test func threeLinesAreOneMessage() throws {
    let program = try startLines()
    program.send(Self.on + "one\rtwo\rthree" + Self.off + "\r")
    try program.expect("got[one|two|three]")
  }

  @Test(arguments: ["\r", "\n", "\r\n"])
  func everyLineEndIsOneNewline(end: String) throws {
    let program = try startLines()
    program.send(Self.on + "one" + end + "two" + end + Self.off)
    program.send("!\r")
    try program.expect("got[one|two!]")
  }

  @Test func fifteenThousandCharactersArrive() throws {
    let program = try startLines()
    let text = String(repeating: "fifteen characters né\r", count: 700)
    program.send(Self.on + text + Self.off + "\r")
    try program.expect("got[count=\(text.utf8.count - 1) ")
  }

  @Test func controlCharactersAndEscapesInAPasteAreHarmless() throws {
    let program = try startLines()
    program.send(Self.on + "a\u{1B}[31mb\u{7}c\u{1}d\u{0}e" + Self.off + "\r")
    try program.expect("got[a[31mbcde]")
  }

  @Test func aPasteComesBackFromHistoryAsOne() throws {
    let program = try startLines()
    program.send(Self.on + "one\rtwo" + Self.off + "\r")
    try program.expect("got[one|two]")
    program.send("\u{1B}[A\r")
    try program.expect("got[one|two]")
  }

  @Test func controlCInAPasteThatNeverEndsGivesThePromptBack() throws {
    let program = try startLines()
    program.send(Self.on + "one")
    program.send("\u{3}")
    try program.expect("interrupted(")
    program.send("next\r")
    try program.expect("next]")
  }
}

@Suite struct MultipleLineTests {
  @Test(arguments: ["\u{1B}\r", "\\\r", "\u{1B}[13;2u", "\u{1B}[27;2;13~"])
  func aKeyBeginsANewLine(key: String) throws {
    let program = try startLines()
    program.send("one\(key)two\r")
    try program.expect("got[one|two]")
  }

  @Test func twoBackslashesAreText() throws {
    let program = try startLines()
    program.send("one\\\\\r")
    try program.expect("got[one\\\\]")
  }

  @Test func aBackslashCountsWhereverTheCursorIs() throws {
    let program = try startLines()
    program.send("one\\\u{1}\r")
    program.send("two\r")
    try program.expect("got[one|two]")
  }
}
