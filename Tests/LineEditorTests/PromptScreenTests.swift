import TestSupport
import Testing

@testable import LineEditor

@Suite struct PromptScreenTests {
  static let coloured = "\u{1B}[1;32mYou:\u{1B}[0m "

  @Test func aColouredPromptIsCountedRight() throws {
    let program = try startLines([Self.coloured], columns: 20, prompt: "You:")
    program.send("wrapping over the edge\u{1}Z")
    try program.wait {
      PtyScreen(columns: 20, showing: program.output).lines
        == ["You: Zwrapping over", "the edge"]
    }
    #expect(PtyScreen(columns: 20, showing: program.output).cursor == (0, 6))
    program.send("\r")
    try program.expect("got[Zwrapping over the edge]")
  }

  @Test func theLastEscapeOfAPromptIsNotDropped() throws {
    let program = try startLines(["\u{1B}[32mYou:\u{1B}[0m"], prompt: "You:")
    program.send("a\r")
    try program.expect("got[a]")
    #expect(program.text.contains("\u{1B}[32mY"))
    #expect(program.text.contains("\u{1B}[0m "))
    #expect(PtyScreen(showing: program.output).lines.first == "You: a")
  }

  @Test func aNewlineInAPromptIsShown() throws {
    let program = try startLines(["first\nsecond> "], prompt: "second> ")
    program.send("a\r")
    try program.expect("got[a]")
    #expect(PtyScreen(showing: program.output).lines.prefix(2) == ["first", "second> a"])
  }

  @Test func promptsAreMarked() {
    #expect(Prompt("> ") == Prompt("> "))
    #expect(Prompt("> ").line == "> ")
    #expect(Prompt("a\nb\nc ").lead == "a\nb\n")
    #expect(
      Prompt("\u{1B}[1m\u{1B}[31mx\u{1B}[0m ").line
        == "\u{1}\u{1B}[1m\u{1B}[31m\u{1}x\u{1}\u{1B}[0m\u{1} ")
    #expect(Prompt("x \u{1B}[0m").line == "x\u{1}\u{1B}[0m\u{1} ")
    #expect(Prompt("x\u{1B}[0m").line == "x\u{1}\u{1B}[0m\u{1} ")
    #expect(Prompt("\u{1B}[1m›\u{1B}[0m ").line == "› ")
    #expect(Prompt("").line == "")
    #expect(Prompt("\u{1B}").line == "\u{1}\u{1B}\u{1} ")
    #expect(Prompt("a\u{7}b").line == "ab")
  }

  @Test func completions() {
    let candidates = ["/help", "/help now", "/menu", "Someone else", "Something"]
    #expect(Completion(of: "/m", from: candidates).inserted == "/menu ")
    #expect(Completion(of: "some", from: candidates).listed == ["Someone else", "Something"])
    #expect(Completion(of: "x", from: candidates).listed.isEmpty)
    #expect(Completion(of: "/", from: candidates).listed.count == 3)
    #expect(Completion(of: "", from: candidates).listed == candidates)
    #expect(Completion(of: "/h", from: candidates).inserted == "/help")
    #expect(
      Completion(of: "/", from: candidates).listing(columns: 20) == "/help\n/help now\n/menu\n")
    #expect(
      Completion(of: "/", from: candidates).listing(columns: 40) == "/help      /help now  /menu\n")
  }
}
