/// Compiled rules that read what a person types: in goes an utterance, out comes a ``Reading``.
///
/// ```swift
/// let rules = RuleText(path: "trust.rules", text: "topics\n  trust\ntopic trust\n  check~ .. phone\n")
/// let (book, problems) = RuleBook.compile([rules])
/// let reading = book?.read("I keep checking his phone")
/// print(problems.isEmpty, reading?.topic ?? "")           // true trust
/// print(reading?.topics.first?.evidence.first?.words ?? "")  // checking his phone
/// ```
package struct RuleBook: Sendable {
  let tables: RuleTables
  var learned: LearnedTable

  /// Compiles rule files; the book is nil when there is any problem.
  ///
  /// All problems are found in one run. Cost is linear in the text.
  package static func compile(_ files: [RuleText]) -> (book: RuleBook?, problems: [RuleProblem]) {
    var compiler = RuleCompiler()
    compiler.compile(files)
    guard compiler.problems.isEmpty else { return (nil, compiler.problems) }
    return (RuleBook(tables: RuleTables(compiler.parts), learned: compiler.parts.learned), [])
  }

  /// Counts of what the book holds, for people.
  package var summary: String {
    "\(tables.topics.count) topics, \(tables.patterns.count) patterns, "
      + "\(tables.conceptNames.count) concepts, \(tables.wordFlags.count) words, "
      + "\(learned.rows.count) learned features"
  }

  /// The topics the rules know, in the order of their `topics` block.
  package var topics: [String] { tables.topics }
}
