import Foundation
import Testing

@testable import Understanding

/// The rules that ship, compiled once for all tests.
enum Shipped {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let texts: [RuleText] = {
    let folder = root.appendingPathComponent("Dialogs/rules")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".rules") }.compactMap { name in
      guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      else { return nil }
      return RuleText(path: "Dialogs/rules/" + name, text: text)
    }
  }()

  static let compiled = RuleBook.compile(texts)

  static func read(_ text: String, _ context: ReadingContext = .init()) throws -> Reading {
    try #require(compiled.book).read(text, in: context)
  }

  /// Everything the weights are learned from.
  static func development() throws -> [Example] {
    let folder = root.appendingPathComponent("Tests/UnderstandingTests/Corpus/development").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .flatMap { try examples("development/" + $0) }
  }

  static func examples(_ name: String) throws -> [Example] {
    let file = root.appendingPathComponent("Tests/UnderstandingTests/Corpus/" + name)
    return Example.parse(try String(contentsOf: file, encoding: .utf8))
  }
}

/// Compiles a small rule text that must be right.
func book(_ text: String) throws -> RuleBook {
  let result = RuleBook.compile([RuleText(path: "t.rules", text: text)])
  #expect(result.problems == [])
  return try #require(result.book)
}

/// The problems of a small rule text.
func problems(_ text: String) -> [RuleProblem] {
  RuleBook.compile([RuleText(path: "t.rules", text: text)]).problems
}
