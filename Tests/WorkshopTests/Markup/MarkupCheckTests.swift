import Testing
import Workshop
import YarnCompiler
import YarnProgram

@Suite struct MarkupCheckTests {
  private func check(_ body: String) -> [Diagnostic] {
    let file = SourceFile(path: "tea.yarn", text: "title: Start\r\n---\r\n\(body)\r\n===\r\n")
    return MarkupCheck.diagnostics(of: Compiler.compile([file]).strings, in: [file])
  }

  @Test func soundLinesGiveNothing() {
    #expect(check("A [b]line[/b] with {1 + 1} and [plural value={1} other=\"%\"/].").isEmpty)
  }

  @Test func anErrorIsShownWhereItStands() {
    let found = check("Ada: é [b]line\r\n    -> an [c.d] option")
    #expect(found.map(\.code) == ["YS0063", "YS0063"])
    #expect(found.map(\.severity) == [.warning, .warning])
    #expect(
      found.map(\.range.start) == [
        SourcePosition(line: 3, column: 9), SourcePosition(line: 4, column: 13),
      ])
  }

  @Test func aLineThatIsWrittenDifferentlyIsShownWhole() {
    let found = check("  A {1 + 1} \\# [b]line")
    #expect(
      found.map(\.range) == [
        SourceRange(
          start: SourcePosition(line: 3, column: 3), end: SourcePosition(line: 3, column: 23))
      ])
  }
}
