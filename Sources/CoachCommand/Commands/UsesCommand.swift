import ArgumentParser
import FoundationEssentials
import Workshop
import YarnCompiler

/// `coach uses NAME`: every place that names a node, a variable or a topic.
struct UsesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uses",
    abstract: "Show where a node, variable or topic is named.",
    usage: "coach uses <name> [<files> ...]",
    discussion: """
      Files are scripts, projects or folders; without any, the folder you are in.
      Exit codes: 0 found, 1 named nowhere, 2 a file could not be read.

      Examples:
        coach uses FearGate Dialogs
        coach uses '$safety_hold' Dialogs
        coach uses trust Dialogs --json
      """)

  @Argument(help: "A node, a $variable (in single quotes) or a topic.")
  var name: String

  @Argument(help: "Scripts, projects or folders.")
  var files: [String] = []

  @Flag(help: "One JSON object a line.")
  var json = false

  private struct Shown: Encodable {
    let file: String
    let line: Int
    let column: Int
    let kind: String
    let role: String
  }

  func run() throws {
    let scripts = try CheckedScripts(files.isEmpty ? ["."] : files)
    let index = scripts.names()
    let uses = index.uses(of: name)
    guard !uses.isEmpty else {
      throw Failure(Renaming.Refusal.unknown(name, near: scripts.near(name, index)).sentence)
    }
    let texts = scripts.texts
    for use in uses {
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let shown = Shown(
          file: use.file, line: use.position.line, column: use.position.column,
          kind: use.kind.rawValue, role: use.role)
        let line = (try? encoder.encode(shown)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        Platform.write(line + "\n", to: 1)
        continue
      }
      let source = texts[use.file]
      let line = source.map { String(decoding: $0.bytes(ofLine: use.position.line), as: UTF8.self) } ?? ""
      let place = "\(use.file):\(use.position.line):\(use.position.column)"
      let words = line.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
      Platform.write("\(place): \(use.role): \(words)\n", to: 1)
    }
  }
}
