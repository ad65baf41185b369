import TestSupport
import Testing

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
