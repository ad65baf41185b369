package import Coach
package import Understanding
internal import YarnCompiler

/// What the scripts of the coach are checked against: rules, sources, help lines, wording, exercises.
package struct CheckTables: Sendable {
  /// The rule files, hand-written and learned.
  package var rules: [RuleText] = []
  /// Whether the rules themselves are looked at, and not only the scripts.
  package var checksRules = true
  /// Ids that `#src:` may name, with the table's path for messages.
  package var sources = Sources()
  package var helpLines: (path: String, text: String)?
  package var wording: WordingTable
  package var exercises: ExerciseTable

  package init(
    rules: [RuleText] = [], checksRules: Bool = true, sources: Sources = Sources(), helpLines: (path: String, text: String)? = nil,
    wording: WordingTable = WordingTable(path: "", text: ""),
    exercises: ExerciseTable = ExerciseTable(path: "", text: "")
  ) {
    self.rules = rules
    self.checksRules = checksRules
    self.sources = sources
    self.helpLines = helpLines
    self.wording = wording
    self.exercises = exercises
  }
}

/// A mistake in a table beside the scripts.
struct TableMistake: Sendable {
  var file: String
  var line: Int
  var message: String
  var hint = ""
}

/// The rows of a small CSV table with comments: `#` begins one, and the first row names the columns.
struct TableRows {
  private(set) var rows: [(line: Int, cells: [String])] = []
  private(set) var mistakes: [TableMistake] = []

  init(path: String, text: String, columns: [String]) {
    let read: [[CSVReader.Cell]]
    do throws(DataFileError) {
      read = try CSVReader.rows(text)
    } catch {
      mistakes = [TableMistake(file: path, line: error.position.line, message: error.description)]
      return
    }
    let names = columns.joined(separator: ",")
    var hasHead = false
    for row in read where !(row[0].text.hasPrefix("#") || row.allSatisfy { $0.text.isEmpty }) {
      let cells = row.map { $0.text.trimmed }
      let line = row[0].position.line
      if !hasHead {
        hasHead = true
        if cells == columns { continue }
        mistakes.append(
          TableMistake(file: path, line: line, message: "The first row must name the columns \(names)."))
      } else if cells.count == columns.count {
        rows.append((line, cells))
      } else {
        mistakes.append(
          TableMistake(
            file: path, line: line, message: "The row has \(cells.count) cells; it needs \(names).",
            hint: "Put a text that holds a comma between quotation marks."))
      }
    }
  }
}
