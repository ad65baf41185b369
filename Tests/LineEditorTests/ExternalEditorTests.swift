import Foundation
import TestSupport
import Testing

@Suite final class ExternalEditorTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("edit-" + UUID().uuidString)

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func start(editor: String) throws -> (PtyProcess, URL) {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = try startLines(environment: ["EDITOR": editor, "TMPDIR": folder.path])
    program.send("edit\r")
    return (program, folder)
  }

  private func left(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
  }

  @Test func theTextComesBackAndTheFileGoes() throws {
    let script =
      "f() { ls -ld $(dirname $1) $1; cat $1; echo 'a second line é' >> $1; touch $1~; }; f"
    let (program, folder) = try start(editor: script)
    try program.expect("drwx------")
    try program.expect("-rw-------")
    try program.expect("as it was\r\n")
    try program.expect("edited[as it was|a second line é]")
    #expect(try left(in: folder).isEmpty)
  }

  @Test func anUnchangedTextIsNothing() throws {
    let (program, folder) = try start(editor: "true")
    try program.expect("edited[nothing]")
    #expect(try left(in: folder).isEmpty)
  }

  @Test func theTextIsKeptWhenTheEditorFails() throws {
    let (program, folder) = try start(editor: "f() { echo precious > $1; exit 4; }; f")
    try program.expect("ended with status 4. Your text is kept in ")
    let inner = try #require(try left(in: folder).first)
    let file = folder.appendingPathComponent(inner).appendingPathComponent("message.txt")
    #expect(try String(contentsOf: file, encoding: .utf8) == "precious\n")
    try program.expect(file.path)
    program.send("next\r")
    try program.expect("got[next]")
  }

  @Test func controlCInTheEditorIsNotOurs() throws {
    let (program, _) = try start(
      editor: "trap 'echo caught' INT; echo ready; read line; echo read $line; #")
    try program.expect("ready")
    program.send("\u{3}")
    try program.expect("caught")
    program.send("\r")
    try program.expect("edited[nothing]")
    program.send("next\r")
    try program.expect("got[next]")
    #expect(!program.text.contains("interrupted"))
  }

  @Test func theQuickExitRemovesTheFile() throws {
    let (program, folder) = try start(editor: "echo ready; cat > /dev/null; #")
    try program.expect("ready")
    program.send("\u{1C}")
    #expect(try program.waitForExit() == .exited(0))
    #expect(try left(in: folder).isEmpty)
  }
}
