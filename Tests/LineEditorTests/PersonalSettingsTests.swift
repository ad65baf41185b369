import Foundation
import TestSupport
import Testing

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
