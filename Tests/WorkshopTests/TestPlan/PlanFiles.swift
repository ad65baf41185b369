import Foundation
import Testing
import Workshop
import YarnProgram

/// The scripts with plans that stand in `Plans`.
enum PlanFiles {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Plans")

  /// The plans for the traps of the language, which stand with the tests of its reference.
  static let trapFolder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../YarnCompilerTests/Documentation/Plans").standardized

  /// The names of all plans here.
  static let names = names(in: folder)

  /// All plans of the project, by folder and name.
  static let all = (names.map { (folder, $0) } + names(in: trapFolder).map { (trapFolder, $0) })

  static func names(in folder: URL) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".testplan") }.map { String($0.dropLast(9)) }.sorted()
  }

  static func script(_ name: String, in folder: URL = folder) throws -> SourceFile {
    let url = folder.appending(path: name + ".yarn")
    return SourceFile(
      path: name + ".yarn", text: String(decoding: try Data(contentsOf: url), as: UTF8.self))
  }

  static func plan(_ name: String, in folder: URL = folder) throws -> String {
    String(
      decoding: try Data(contentsOf: folder.appending(path: name + ".testplan")), as: UTF8.self)
  }
}
