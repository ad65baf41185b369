import Testing
import YarnCompiler
import YarnProgram
import YarnRuntime

@Suite struct IndentationTests {
  @Test(arguments: [
    // A blank line inside a body ends it; what follows, though indented, runs after the group.
    ("-> A\n    a\n\n    late\n-> B", "[A] a late [B]"),
    // A comment further left does the same; one at the body's depth does not.
    ("-> A\n    a\n// c\n    late\n-> B", "[A] a late [B]"),
    ("-> A\n    a\n    // c\n    more\n-> B", "[A|B] a more"),
    // A comment between two options does not split the group.
    ("-> A\n// c\n-> B", "[A|B]"),
    // A blank line directly after an option splits the group.
    ("-> A\n\n-> B", "[A] [B]"),
    ("-> A\n    a\n\n-> B", "[A] a [B]"),
    // A line of spaces as deep as the body keeps it open.
    ("-> A\n    a\n    \n    more\n-> B", "[A|B] a more"),
    // Less indented, though deeper than the option: the body is over.
    ("-> A\n    a\n  late\n-> B", "[A] a late [B]"),
    // A tab is eight spaces.
    ("-> A\n\ta\n        more\n-> B", "[A|B] a more"),
    ("-> A\n    a\n\tmore\n-> B", "[A|B] a more"),
    // Elsewhere indentation means nothing.
    ("<<if true>>\na\n        b\n  c\n<<endif>>", "a b c"),
    ("=> a\n    more\n=> b", "a more"),
    ("->A\n->B\n    b", "[A|B]"),
    ("-> {1}", "[1]"),
  ])
  func bodiesFollowTheRules(script: String, events: String) throws {
    #expect(try lines(script).joined(separator: " ") == events)
    let windows = script.replacing("\n", with: "\r\n")
    #expect(try lines(windows).joined(separator: " ") == events)
    let old = ("title: Start\n---\n" + script + "\n===\n").replacing("\n", with: "\r")
    var host = TestHost()
    let output = try run(try compiled("\u{FEFF}" + old), host: &host)
    #expect(output.dropLast().joined(separator: " ") == events)
  }

  @Test func aLineOfSpacesUnderAnOptionIsReported() {
    let compilation = Compiler.compile([SourceFile(path: "a", text: node("-> A\n      \nx"))])
    #expect(compilation.diagnostics.first?.code == "YS0005")
    #expect(compilation.diagnostics.first?.range.start.line == 4)
  }

  @Test func aHundredLevelsWork() throws {
    var script = ""
    for level in 0..<100 { script += String(repeating: " ", count: level * 2) + "-> \(level)\n" }
    let output = try lines(script)
    #expect(output.count == 100)
    #expect(output.last == "[99]")
  }

  @Test func endingsAndDashesInsideLinesAreText() throws {
    #expect(try lines("a === b\nc --- d\n  x -> y => z") == ["a === b", "c --- d", "x -> y => z"])
    #expect(try lines("- a\n= b\n> c\n/ d\n< e") == ["- a", "= b", "> c", "/ d", "< e"])
  }
}

@Suite struct LineTests {
  @Test func tagsAndConditionsAreNotText() throws {
    let program = try compiled(node("  Hello  there <<if true>> #line:hi #a#b #t//c // comment"))
    var dialogue = Dialogue(program: program, seed: 1)
    var host = NoHost()
    try dialogue.start(at: "Start")
    _ = try dialogue.resume(host: &host)
    guard case .line(let line) = try dialogue.resume(host: &host) else {
      Issue.record("no line")
      return
    }
    #expect(line.text == "Hello  there")
    #expect(line.id == "line:hi")
    #expect(line.hashtags == ["line:hi", "a", "b", "t//c"])
    #expect(line.node == "Start")
    #expect(line.file == "test.yarn")
    #expect(line.lineNumber == 3)
  }

  @Test func escapesGiveTheirCharacters() throws {
    #expect(
      try lines("\\# \\{0\\} \\<\\<a\\>\\> \\/\\/ \\\\ \\[b\\] c\\: d") == [
        "# {0} <<a>> // \\ \\[b\\] c\\: d"
      ])
    #expect(try lines("\\{x\\}") == ["{x}"])
  }

  @Test func theLastLineBeforeOptionsIsMarked() throws {
    let text = node("one\ntwo\n-> A\n    three\n    -> B\nfour\n<<x>>\n-> C")
    let compilation = Compiler.compile([SourceFile(path: "a", text: text)])
    let marked = compilation.strings.entries.filter { $0.metadata.contains("lastline") }
    #expect(marked.map(\.text) == ["two", "three"])
  }

  @Test func shadowLinesShowTheTextOfTheirSource() throws {
    let text = node("Hello #line:a\nHello #shadow:a")
    let compilation = Compiler.compile([SourceFile(path: "a", text: text)])
    let entry = try #require(compilation.strings.entries.last)
    #expect(entry.text == nil)
    #expect(entry.shadowID == "line:a")
    #expect(entry.id.hasPrefix("line:sh_"))
    #expect(try lines("Hello #line:a\nHello #shadow:a") == ["Hello", "Hello"])
  }

  @Test func implicitIDsSurviveEditsElsewhere() throws {
    func ids(_ body: String) -> [String: String] {
      let entries = Compiler.compile([SourceFile(path: "x/\(body.count)", text: node(body))])
        .strings.entries
      return Dictionary(
        entries.map { ($0.text ?? "", $0.id) }, uniquingKeysWith: { first, _ in first })
    }
    let before = ids("one\ntwo\ntwo\n-> three")
    let after = ids("zero\n// note\none\n\ntwo\ntwo\n<<if true>>\nx\n<<endif>>\n-> three")
    for (text, id) in before { #expect(after[text] == id) }
  }

  @Test func commandsKeepTheirText() throws {
    #expect(
      try lines(
        "<<foo >>\n<<iffy>>\n<<settings x>>\n<<IF true>>\n<<give {1 + 1} \"a b\" # // >>\n<<{\"wave\"} now>>"
      )
        == [
          "<foo >", "<iffy>", "<settings x>", "<IF true>", "<give 2 \"a b\" # // >", "<wave now>",
        ])
    let program = try compiled(node("<<say \"a \\\" b\"  c\\d>>"))
    var dialogue = Dialogue(program: program, seed: 1)
    var host = NoHost()
    try dialogue.start(at: "Start")
    _ = try dialogue.resume(host: &host)
    guard case .command(let command) = try dialogue.resume(host: &host) else { return }
    #expect(command.words == ["say", "a \" b", "c\\d"])
  }

  @Test func titlesMayBeUnicodeAndAreTrimmed() throws {
    let script =
      "title: Start // the first\n---\n<<jump Ночь🌙>>\n===\ntitle : Ночь🌙  \nurl: http://x\npath: a/b\n---\nнебо\n===\n"
    let program = try compiled(script)
    var host = TestHost()
    #expect(try run(program, host: &host) == ["небо", "end"])
    #expect(program.node(named: "Ночь🌙")?.header("url") == "http:")
    #expect(program.node(named: "Ночь🌙")?.header("path") == "a/b")
  }
}
