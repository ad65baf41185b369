import Foundation
import TestSupport
import Testing

/// Danger through the real program, between pipes, and what of it goes to disk.
@Suite struct DangerInPipeTests {
  private let coach = PtyProcess.product("coach")

  private func talk(_ folder: TemporaryFolder, _ lines: [String]) throws -> Run {
    try Run(
      coach, ["--data-dir", folder.path, "--seed", "3", "--country", "GB"],
      input: lines.joined(separator: "\n") + "\n")
  }

  private func written(_ folder: TemporaryFolder) throws -> [(name: String, text: String)] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).compactMap { name in
      (try? String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)).map { (name, $0) }
    }
  }

  @Test(arguments: [
    ["I want to kill myself"], ["1", "1", "1", "call me whatever, I want to kill myself"],
    ["1", "1", "1", "Ada", "/menu", "I want to kill myself"],
    [
      "1", "1", "1", "Ada", "sad", "10",
      String(repeating: "and so on and on ", count: 1500) + ". I want to kill myself",
    ],
  ])
  func thePipeIsHeardAsWell(_ lines: [String]) throws {
    let run = try talk(try TemporaryFolder(), lines)
    #expect(run.status == 0)
    #expect(run.output.contains("In danger now (UK): 999"))
    #expect(run.output.contains("Samaritans: 116 123"))
  }

  @Test func noMarkOfAbuseGoesToDisk() throws {
    let folder = try TemporaryFolder()
    let run = try talk(
      folder,
      [
        "1", "1", "1", "Ada", "sad", "my husband hits me", "leave it, go back", "5",
        "we keep arguing", "/menu", "2", "arguments", "/menu", "3", "quit",
      ])
    #expect(run.output.contains("Is it safe for you to read more here?"))
    let files = try written(folder)
    #expect(files.contains { $0.name.hasSuffix(".jsonl") })
    #expect(files.contains { $0.name == "memory.json" })
    for file in files {
      // A help line's own name may stand among what the coach said; nothing else may.
      for word in ["abuse", "lock", "partner", "watch"] {
        for line in file.text.split(separator: "\n") where !line.contains("\"event\":\"said\"") {
          #expect(!line.lowercased().contains(word), "\(file.name): \(line.prefix(200))")
        }
      }
      #expect(!file.text.contains("safety-abuse"))
    }
  }
}
