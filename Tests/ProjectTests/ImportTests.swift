import Foundation
import Testing

/// The module graph of CONTRIBUTING.md, read off the import lines.
@Suite struct ImportTests {
  /// Each module with the modules of ours that it may import.
  private let graph: [String: Set<String>] = [
    "YarnProgram": [],
    "YarnCompiler": ["YarnProgram"],
    "YarnRuntime": ["YarnProgram"],
    "Understanding": [],
    "Dialogs": [],
    "CEditLine": [],
    "LineEditor": ["CEditLine"],
    "Coach": ["YarnProgram", "YarnRuntime", "Understanding"],
    "Vault": [],
    "SessionStore": ["Coach", "Vault"],
    "CSQLite": [],
    "SessionIndex": ["CSQLite", "Coach", "SessionStore"],
    "Replay": ["Coach"],
    "Workshop": ["YarnProgram", "YarnCompiler", "YarnRuntime", "Understanding", "Coach"],
    "Terminal": ["LineEditor", "SessionStore", "Replay", "Coach"],
    "LineProtocol": ["Coach", "SessionStore", "Replay"],
    "LineServer": ["LineProtocol"],
    "EmbedDialogs": [],
    "EmbedDocuments": [],
    "embed-dialogs": ["YarnProgram", "YarnCompiler", "Understanding"],
    "CoachCommand": [
      "YarnProgram", "YarnCompiler", "YarnRuntime", "Understanding", "Dialogs", "Coach",
      "Vault", "SessionStore", "SessionIndex", "Replay", "Workshop", "Terminal",
      "LineProtocol", "LineServer",
    ],
  ]

  static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  @Test func modulesImportOnlyWhatStandsAboveThem() throws {
    for (module, allowed) in graph {
      for file in try Self.swiftFiles(of: module) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for line in text.split(separator: "\n") {
          let words = line.split(separator: " ")
          guard let keyword = words.firstIndex(of: "import"), keyword <= 2,
            line.first?.isWhitespace == false, words.count > keyword + 1
          else { continue }
          let imported = String(words[keyword + 1])
          guard graph[imported] != nil else { continue }
          #expect(allowed.contains(imported), "\(module) imports \(imported) in \(file.lastPathComponent)")
        }
      }
    }
  }

  @Test func everyModuleIsInTheGraphAndExplained() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    #expect(Set(folders).union(["Dialogs"]) == Set(graph.keys))
    let guide = try String(
      contentsOf: Self.root.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
    for module in graph.keys { #expect(guide.contains("**\(module)**"), "\(module)") }
  }

  static func swiftFiles(of module: String) throws -> [URL] {
    let folder = root.appending(path: module == "Dialogs" ? "Dialogs" : "Sources/\(module)")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { folder.appending(path: $0) }
  }
}
