/// Rows under a heading, in columns: the first and those of words to the left, figures to the right.
struct Table {
  private var rows: [[String]]

  init(_ heading: [String]) { rows = [heading] }

  /// Adds a row with a cell for each column.
  mutating func add(_ row: [String]) { rows.append(row) }

  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return isWords(column) ? row[column] + space : space + row[column]
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  private func isWords(_ column: Int) -> Bool {
    !rows.dropFirst().contains { $0[column].contains(where: \.isNumber) } || column == 0
  }
}
