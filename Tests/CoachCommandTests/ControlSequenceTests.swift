import Foundation
import TestSupport
import Testing

/// No control sequence reaches a terminal, whether it was typed, stored, or put into a file or a name.
@Suite struct ControlSequenceTests {
  private let coach = PtyProcess.product("coach")
  /// A window title, a colour, a bell, a C1 sequence, a turn of the writing, delete and backspace.
  private static let hostile =
    "\u{1B}]0;owned\u{7}\u{1B}[31mred\u{9B}2J\u{90}q\u{9C}\u{202E}evil\u{8}\u{7F}\u{1}\u{2066}"

  private func expectHarmless(_ text: String, _ place: String) {
    let found = text.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" && $0 != "\r" && $0 != "\t"
        || (0x7F..<0xA0).contains($0.value)
    }
    #expect(found.isEmpty, "\(place): \(found.map { String($0.value, radix: 16) })")
  }

  /// A store whose every text of the person holds them, in the log as it would be written by hand.
  private func store() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try Run(
      coach, ["--data-dir", folder.path, "--seed", "4", "--country", "GB"],
      input: "1\n1\n1\nAda\(Self.hostile)\ncalm\nWe \(Self.hostile) argued again.\n1\n/pause\n")
    expectHarmless(run.output + run.errors, "the talk itself")
    return folder
  }

  @Test func nothingThatWasTypedIsObeyedLater() throws {
    let folder = try store()
    for command in [
      ["sessions"], ["replay", "last"], ["replay", "last", "--verify"], ["memory"], ["--resume"],
    ] {
      let run = try Run(
        coach, command + ["--data-dir", folder.path], input: "/memory\n/why\n\(Self.hostile)\n/quit\n")
      expectHarmless(run.output, "\(command)")
      expectHarmless(run.errors, "\(command), errors")
    }
  }

  @Test func nothingThatWasPutIntoALogByHandIsObeyed() throws {
    let folder = try store()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let path = folder.path + "/" + (try #require(paths.first { $0.hasSuffix(".jsonl") }))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    // As escapes of JSON, and raw.
    let escaped = "\\u001b]0;owned\\u0007\\u009b31m"
    for hostile in [escaped, "\u{9B}31m\u{202E}\u{1B}[31m"] {
      let changed = text.replacing("argued again", with: "argued \(hostile) again")
        .replacing("\"kind\":\"", with: "\"kind\":\"\(hostile)")
        .replacing("\"event\":\"heard\"", with: "\"event\":\"heard\(hostile)\"")
        .replacing("\"node\":\"", with: "\"node\":\"\(hostile)")
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
      try? FileManager.default.removeItem(atPath: folder.path + "/memory.json")
      for command in [["sessions"], ["replay", "last"], ["--resume"]] {
        let run = try Run(coach, command + ["--data-dir", folder.path], input: "/why\n/memory\n/quit\n")
        expectHarmless(run.output, "\(command)")
        expectHarmless(run.errors, "\(command), errors")
      }
    }
  }

  @Test func namesOfFoldersAndArgumentsAreShownNotObeyed() throws {
    let folder = try TemporaryFolder()
    let place = folder.path + "/a\u{1B}]0;owned\u{7}b"
    for command in [
      ["paths"], ["sessions"], ["--new"], ["replay", "\u{1B}[31m"], ["check", place], ["test", place],
      ["--dialogs", place], ["understand", Self.hostile], ["--country", "\u{1B}[2J"],
      ["\u{1B}[31m"], ["--\u{1B}[31m"],
    ] {
      let run = try Run(coach, command + ["--data-dir", place], input: "/quit\n")
      expectHarmless(run.output, "\(command)")
      expectHarmless(run.errors, "\(command), errors")
    }
    let file = folder.path + "/c\u{1B}]0;owned\u{7}d"
    try Data("x".utf8).write(to: URL(filePath: file))
    let run = try Run(coach, ["--data-dir", file], input: "1\n/quit\n")
    expectHarmless(run.output + run.errors, "a file in the way")
  }

  /// At a terminal the editor writes sequences of its own; none of the person's is among them.
  @Test func aTerminalGetsNoneOfThem() throws {
    let folder = try store()
    let program = try PtyProcess(
      coach, ["--data-dir", folder.path, "--new", "--plain", "--seed", "4"])
    try program.expect("You: ")
    for line in ["/memory", "\u{1B}[200~\(Self.hostile)\u{1B}[201~", "/why"] {
      program.send(line + "\r")
      try program.expect("Coach: ")
      try program.expect("You: ")
    }
    program.send("\u{4}")
    #expect(try program.waitForExit() == .exited(0))
    expectHarmless(program.text.replacing("\u{8}", with: ""), "the terminal")
  }
}
