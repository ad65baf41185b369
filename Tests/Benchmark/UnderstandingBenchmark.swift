import ArgumentParser
import CAllocations
import Dialogs
import Foundation
import Understanding

/// `benchmark understanding`: compiling and loading rules, and reading what a person types.
struct UnderstandingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "understanding", abstract: "Measure compiling rules and reading utterances.")

  @OptionGroup var measuring: Measuring

  func run() throws {
    try measuring.report(Self.cases)
    if measuring.only.isEmpty { try reportMemory() }
  }

  /// Twenty words of the kind that a person types.
  private static let utterance =
    "I keep checking his phone when he is out because I am scared that he will leave me for somebody"
  private static let readings = 2_000

  private static let cases =
    [
      Case("compile-rules", 1, "books") {
        let files = try shippedRules()
        return { keep(RuleBook.compile(files)) }
      },
      Case("load-rules", 1, "books") {
        let bytes = Dialogs.compiledRules
        return { keep(try RuleBook(decoding: bytes)) }
      },
      Case("read", readings, "utterances") {
        let book = try RuleBook(decoding: Dialogs.compiledRules)
        return { for _ in 0..<readings { keep(book.read(utterance)) } }
      },
      Case("match", readings, "utterances", against: "read") {
        let book = try RuleBook(decoding: Dialogs.compiledRules)
        return { for _ in 0..<readings { keep(book.hitCount(in: utterance)) } }
      },
    ]
    + [100, 10_000].map { count in
      Case("match-\(count)", readings, "utterances", against: count > 100 ? "match-100" : nil) {
        let book = try compiled([GeneratedRules.text(count)])
        let utterance = GeneratedRules.utterance
        return { for _ in 0..<readings { keep(book.hitCount(in: utterance)) } }
      }
    }

  /// The texts of all rules, from the project's folder: the program holds the learned ones compiled.
  private static func shippedRules() throws -> [RuleText] {
    let folder = URL(filePath: #filePath).appending(path: "../../../Dialogs/rules").standardized
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".rules") }
      .map { name in
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return RuleText(path: "rules/" + name, text: text)
      }
  }

  private static func compiled(_ files: [RuleText]) throws -> RuleBook {
    let (book, problems) = RuleBook.compile(files)
    guard let book else {
      throw RuleMistake(description: problems.map(\.description).joined(separator: "\n"))
    }
    return book
  }

  /// What books hold while they are in use.
  private func reportMemory() throws {
    let books = [
      ("shipped rules", try Self.shippedRules()), ("100 rules", [GeneratedRules.text(100)]),
      ("10,000 rules", [GeneratedRules.text(10_000)]),
    ]
    for (name, files) in books {
      let before = allocations_held()
      let book = try Self.compiled(files)
      let held = Int(allocations_held()) - Int(before)
      print("memory held by the book of \(name): \(Figures.megabytes(held)) (\(book.summary))")
    }
  }
}

/// Rules that do not compile, which is a mistake in this program.
struct RuleMistake: Error, CustomStringConvertible {
  let description: String
}
