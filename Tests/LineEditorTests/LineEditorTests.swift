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

@Suite struct KeyTests {
  @Test(arguments: [
    "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[2~", "\u{1B}[I", "\u{1B}[O", "\u{1B}[97;5u", "\u{1B}[15~",
    "\u{1B}[[A", "\u{1B}OP", "\u{1B}[<0;1;1M", "\u{1B}[M !!", "\u{1B}[1;2P", "\u{1B}[?62;c",
    "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{0}", "\u{1B}[200",
  ])
  func unknownKeysTypeNothing(key: String) throws {
    let program = try startLines()
    program.send("a\(key)\u{1B}[Db\r")
    try program.expect("got[ba]")
  }

  @Test func controlArrowsMoveByWord() throws {
    let program = try startLines()
    program.send("one two three\u{1B}[1;5D\u{1B}[1;5DX\u{1B}[1;5CY\r")
    try program.expect("got[one XtwoY three]")
  }

  @Test func homeEndAndDeleteWork() throws {
    let program = try startLines()
    program.send("bcd\u{1B}[HXa\u{1B}[D\u{1B}[D\u{1B}[3~\u{1B}[Fe\r")
    try program.expect("got[abcde]")
    program.send("b\u{1B}[1~a\u{1B}[4~c\u{1B}OHx\u{1B}OFy\r")
    try program.expect("got[xabcy]")
  }

  @Test func escapeAloneEatsNoLetter() throws {
    let program = try startLines()
    program.send("key\r")
    try program.expect("keys")
    program.send("\u{1B}")
    try program.expect("key(escape)")
    program.send("q")
    try program.expect("> ")
    program.send("a\u{1B}\u{1B}[Cb\r")
    try program.expect("got[ab]")
  }

  @Test func altWithALetterStillWorks() throws {
    let program = try startLines()
    program.send("one two\u{1B}bX\r")
    try program.expect("got[one Xtwo]")
  }

  @Test func controlUDeletesToTheStart() throws {
    let program = try startLines()
    program.send("wrong right\u{1B}b\u{15}\r")
    try program.expect("got[right]")
  }

  @Test func nothingRings() throws {
    let program = try startLines()
    program.send("\u{1B}[A\u{1B}[B\u{7F}x\u{4}\u{14}\u{1B}\u{7F}y\r")
    try program.expect("got[")
    #expect(!program.output.contains(7))
  }

  @Test func singleKeysAreNamed() throws {
    let program = try startLines()
    program.send("key\r")
    try program.expect("keys")
    program.send("é \u{1B}[A\u{1B}[6~\r.")
    try program.expect("key(character(\"é\"))")
    try program.expect("key(character(\" \"))")
    try program.expect("key(up)")
    try program.expect("key(pageDown)")
    try program.expect("key(enter)")
    try program.expect("key(character(\".\"))")
    program.send("q")
    try program.expect("> ")
  }
}

@Suite struct CompletionKeyTests {
  @Test func tabCompletesWhatIsSure() throws {
    let program = try startLines()
    program.send("/q\t\r")
    try program.expect("got[/quit ]")
    program.send("some\t\r")
    try program.expect("got[Something else]")
  }

  @Test func tabListsWhatIsNot() throws {
    let program = try startLines()
    program.send("/h\t")
    try program.expect("/help")
    program.send("\t")
    try program.expect("/help now")
    program.send(" now\r")
    try program.expect("got[/help now]")
    let screen = PtyScreen(showing: program.output)
    #expect(screen.lines.contains("/help      /help now"))
    #expect(screen.lines.contains("> /help now"))
  }
}

@Suite struct HistoryTests {
  @Test func upBringsBackWhatWasSent() throws {
    let program = try startLines()
    program.send("first\r")
    try program.expect("got[first]")
    program.send("\u{1B}[A again\r")
    try program.expect("got[first again]")
    program.send("\u{1B}OA\u{1B}OA\r")
    try program.expect("got[first]")
  }

  @Test func searchFinds() throws {
    let program = try startLines()
    program.send("needle in hay\r")
    try program.expect("got[needle in hay]")
    program.send("other\r")
    try program.expect("got[other]")
    program.send("\u{12}dle\r")
    try program.expect("got[needle in hay]")
  }

  @Test func forgottenHistoryDoesNotComeBack() throws {
    let program = try startLines()
    program.send("private\r")
    try program.expect("got[private]")
    program.send("forget\r")
    program.send("\u{1B}[Ax\r")
    try program.expect("got[x]")
  }

  @Test func insertedTextCanBeChanged() throws {
    let program = try startLines()
    program.send("insert\r")
    try program.expect("from before ")
    program.send("and now\r")
    try program.expect("got[from before and now]")
  }

  @Test func secretsAreNeverShown() throws {
    let program = try startLines()
    program.send("secret\r")
    try program.expect("Passphrase: ")
    program.send("hörse\u{7F}\u{7F}x\u{1B}[A battery\r")
    let shown = try program.expect("\r\nsecret: ")
    #expect(shown == "\r\nsecret: ")
    try program.expect("line(\"hörx battery\")")
    program.send("\u{1B}[A\r")
    try program.expect("got[]")
    program.send("secret\r")
    try program.expect("Passphrase: ")
    program.send("half\u{3}")
    try program.expect("interrupted(discarded: ")
  }
}

@Suite struct PersonalSettingsTests {
  private func start(settings: String) throws -> PtyProcess {
    let home = FileManager.default.temporaryDirectory
      .appendingPathComponent("home-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    try settings.write(
      to: home.appendingPathComponent(".editrc"), atomically: true, encoding: .utf8)
    return try startLines(environment: ["HOME": home.path])
  }

  @Test func viKeysWork() throws {
    let program = try start(settings: "bind -v\n")
    program.send("first\r")
    try program.expect("got[first]")
    try program.expect("> ")
    program.send("\u{1B}[A\r")
    try program.expect("got[first]")
    program.send("abc\u{1B}[D\u{1B}[DX\u{1B}[1;5DY\r")
    try program.expect("got[YaXbc]")
    program.send("\u{1B}[200~one\rtwo\u{1B}[201~\r")
    try program.expect("got[one|two]")
    program.send("/q\t\r")
    try program.expect("got[/quit ]")
    program.send("abc\u{1B}0x\r")
    try program.expect("got[bc]")
    program.send("\u{4}")
    try program.expect("end")
  }

  @Test func settingsForThisProgramAreHonoured() throws {
    let program = try start(settings: "repl-demo:bind ^T ed-move-to-beg\nother:bind ^T ed-insert\n")
    program.send("bc\u{14}a\r")
    try program.expect("got[abc]")
  }

  @Test func editingCannotBeSwitchedOff() throws {
    let program = try start(settings: "edit off\nnonsense here\n")
    program.send("ab\u{7F}c\r")
    try program.expect("got[ac]")
  }
}
