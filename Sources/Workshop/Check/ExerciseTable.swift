/// What each exercise must have before and around it, from `exercises.csv`: `id,gate,stop,name`.
///
/// `gate` is `fear` for those that change how a person acts towards someone, else `none`. `stop` is
/// `rule` where distress is asked for and the exercise can be stopped by it, else `none`.
package struct ExerciseTable: Sendable {
  struct Row: Sendable {
    var hasFearGate: Bool
    var hasStopRule: Bool
    var name: String
  }

  let rows: [String: Row]
  let mistakes: [TableMistake]

  package init(path: String, text: String) {
    guard !text.isEmpty else {
      rows = [:]
      mistakes = []
      return
    }
    let table = TableRows(path: path, text: text, columns: ["id", "gate", "stop", "name"])
    var rows: [String: Row] = [:]
    var mistakes = table.mistakes
    for (line, cells) in table.rows {
      if !["fear", "none"].contains(cells[1]) || !["rule", "none"].contains(cells[2]) {
        mistakes.append(
          TableMistake(
            file: path, line: line, message: "This row cannot be read.",
            hint: "gate is fear or none, stop is rule or none."))
      }
      rows[cells[0]] = Row(
        hasFearGate: cells[1] == "fear", hasStopRule: cells[2] == "rule", name: cells[3])
    }
    self.rows = rows
    self.mistakes = mistakes
  }
}
