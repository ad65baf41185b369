import Testing
import YarnCompiler
import YarnProgram

@testable import Workshop

/// What the checks must not say, and how exact they are where it matters.
@Suite struct CheckDetailTests {
  private func codes(_ body: String, kind: String = "session") -> [String] {
    CheckRun.findings("title: Start\nkind: \(kind)\n---\n\(body)\n===\n").map(\.code.rawValue)
  }

  @Test func scriptsOfOtherProgramsAreNotReadForWording() {
    let text = "title: Start\n---\nI care about you. You will always win!\nYes? No?\n===\n"
    #expect(CheckRun.findings(text) == [])
  }

  @Test func aNodeThatAnotherProgramMayStartIsANote() {
    let text = "title: Start\n---\nHello.\n===\ntitle: Sally\n---\nHello.\n===\n"
    #expect(CheckRun.findings(text).map(\.severity) == [.info])
    // Without a beginning that is known, nothing is said.
    #expect(CheckRun.findings(text.replacing("Start", with: "Ann")) == [])
  }

  @Test func conditionsThatLeaveNoGapAreFine() {
    let declared = "<<declare $a = 0>>\n<<declare $s = \"\">>\n<<declare $b = false>>\n"
    let used = "<<set $a += 1>>\n<<set $b = true>>\n<<set $s = \"x\">>\n"
    func closed(_ conditions: String...) -> Bool {
      let options = conditions.map { "-> Choice <<if \($0)>> #skip\n" }.joined()
      return codes(declared + used + options).contains("SB0104")
    }
    #expect(!closed("$b", "not $b"))
    #expect(!closed("$a < 3", "$a >= 3"))
    #expect(!closed("$a < 5", "$a > 3"))
    #expect(!closed("3 > $a", "$a >= 3"))
    #expect(!closed("$s == \"x\"", "$s != \"x\""))
    #expect(!closed("$b and $a == 1", "not ($b and $a == 1)"))
    #expect(!closed("visited(\"Start\")", "not visited(\"Start\")"))
    #expect(!closed("true"))
    #expect(closed("$a < 3", "$a > 3"))
    #expect(closed("$s == \"x\"", "$s == \"y\""))
    #expect(closed("$b", "$a == 1"))
    #expect(closed("visited(\"Start\")", "visited(\"End\")"))
  }

  @Test func aLoopThatCountsOrWaitsIsNone() {
    let counting = "<<declare $n = 0>>\n<<set $n += 1>>\n<<if $n < 3>>\n<<jump Start>>\n<<endif>>"
    #expect(codes(counting) == [])
    #expect(codes("<<ask open>>\n<<jump Start>>") == ["SB0105"])
    #expect(codes("=> One\n=> Two\n<<jump Start>>").contains("SB0106"))
    #expect(codes("<<detour Start>>\nHello there.").contains("SB0106"))
  }

  @Test func theLongestPathOfANodeCounts() {
    let branches = "<<declare $b = false>>\n<<set $b = true>>\n<<if $b>>\nIs it A?\n<<else>>\nIs it B?\n<<endif>>"
    #expect(codes(branches) == [])
    #expect(codes(branches + "\nOr both?") == ["SB0304"])
    #expect(codes("=> Is it A?\n=> Is it B?\n\n-> Yes #skip\n    And now?\n") == [])
    #expect(codes("Is it \"Why?\" or not?") == [])
  }

  @Test func whatANodeOnTheWaySaysOnEveryPathCounts() {
    let text = """
      title: Start
      kind: session
      ---
      What was it like?
      <<detour Rest>>
      ===
      title: Rest
      kind: session
      ---
      And now?
      -> Back #skip
      ===

      """
    #expect(CheckRun.findings(text).map(\.range.start) == [SourcePosition(line: 5, column: 10)])
    let perhaps = text.replacing("And now?", with: "=> And now?\n=> Take your time.\n")
    #expect(CheckRun.findings(perhaps) == [])
  }

  @Test func wordsAreFoundWholeAndNotInQuotations() {
    #expect(codes("It is toxic.") == ["SB0303"])
    #expect(codes("It is \"toxic\", they said.") == [])
    #expect(codes("It is nontoxic.") == [])
    #expect(codes("-> I need to be fixed #skip") == [])
    #expect(codes("However it is, you should not have to be alone.") == [])
    #expect(codes("You should ring them.") == ["SB0303"])
  }

  @Test func aVariableInACommandIsReadOrSet() {
    #expect(codes("<<declare $w = \"\">>\n<<ask text $w>>") == ["SB0102"])
    #expect(codes("<<declare $w = \"\">>\n<<ask text $w>>\n<<remember name $w>>") == [])
    let host = "title: Start\n---\n<<declare $w = \"\">>\n<<tell $w>>\n===\n"
    #expect(CheckRun.findings(host) == [])
  }

  @Test func safetyMayKeepItsWordsAndBranchesMayAgree() {
    let two = "title: Start\nkind: KIND\n---\nAre you safe now?\n<<jump Stay>>\n===\n"
      + "title: Stay\nkind: KIND\n---\nAre you safe now?\n===\n"
    #expect(CheckRun.findings(two.replacing("KIND", with: "safety")).map(\.code) == ["SB0304"])
    #expect(
      CheckRun.findings(two.replacing("KIND", with: "topic")).map(\.code.rawValue).sorted()
        == ["SB0304", "SB0308"])
    let apart = "<<declare $b = false>>\n<<set $b = true>>\n<<if $b>>\nTake your time.\n<<else>>\nTake your time.\n<<endif>>"
    #expect(codes(apart) == [])
  }
}

@Suite struct CheckSwitchTests {
  private let long =
    "A message does not come and you may notice that the hand goes to the phone before you know it."

  private func script(top: String = "", between: String = "", inside: String = "") -> String {
    "\(top)title: Start\nkind: session\n---\n\(long)\n<<jump Rest>>\n===\n\(between)title: Rest\nkind: session\n---\n"
      + "\(inside)And again a message does not come and you may see that the hand goes to the phone at once.\n===\n"
  }

  private func lines(_ text: String) -> [Int] {
    CheckRun.findings(text).filter { $0.code == "SB0306" }.map(\.range.start.line)
  }

  @Test func aCommentCountsForTheFileOrTheNode() {
    #expect(lines(script()).count == 2)
    #expect(lines(script(top: "// check: off SB0306 long on purpose\n")) == [])
    #expect(lines(script(between: "// check: off SB0305, SB0306\n")) == [4])
    #expect(lines(script(inside: "//check: off SB0306\n")) == [4])
    #expect(lines(script(inside: "// check: off SB0305\n")).count == 2)
    #expect(lines(script(top: "// that check: off SB0306 is how to do it\n")).count == 2)
  }

  @Test func anErrorOfTheCompilerStays() {
    let error = Diagnostic(
      code: "YS0012", severity: .error, file: "a.yarn",
      range: SourceRange(
        start: SourcePosition(line: 3, column: 1), end: SourcePosition(line: 3, column: 2)),
      message: "")
    let file = SourceFile(path: "a.yarn", text: "// check: off YS0012\ntitle: A\n---\nx\n===\n")
    let switches = CheckSwitches([file]) { _ in true }
    #expect(!switches.silence(error))
    var warning = error
    warning.severity = .warning
    #expect(switches.silence(warning))
  }
}

@Suite struct PlainTextTests {
  @Test func sentencesAreCountedAsPeopleReadThem() {
    #expect(PlainText("One two. Three? {0} five!").sentences == [2, 1, 2])
    #expect(PlainText("It isn’t 2.5, e.g. here…").words == ["it", "isn't", "2.5", "e.g", "here"])
    #expect(PlainText("[b]Bold[/b] \\[not markup\\]").words == ["bold", "not", "markup"])
    #expect(PlainText("\"Why?\" they asked. Why?").questions == 1)
  }

  @Test func readingAgeGrowsWithWordsAndSentences() {
    func years(_ text: String) -> Double {
      var age = ReadingAge()
      age.add(PlainText(text))
      return age.years ?? -1
    }
    #expect(years("The cat sat on the mat. The dog ran to the man.") < 8)
    #expect(years("Considerable interpersonal communication necessitates deliberation.") > 20)
    #expect(ReadingAge.syllables(of: "stopped") == 1)
    #expect(ReadingAge.syllables(of: "reading") == 2)
    #expect(ReadingAge.syllables(of: "little") == 2)
    #expect(ReadingAge.syllables(of: "the") == 1)
  }
}
