extension Translation {
  private static let columns = [
    "language", "id", "text", "file", "node", "lineNumber", "lock", "comment",
  ]

  /// The CSV file with the columns `language`, `id`, `text`, `file`, `node`, `lineNumber`, `lock` and
  /// `comment`.
  public func csv() -> String {
    let cells = rows.map { row in
      [
        language, row.id, row.text, row.file, row.node, row.lineNumber.map(String.init) ?? "",
        row.lock, row.comment,
      ]
    }
    return CSVWriter.text([Translation.columns] + cells)
  }

  /// Reads a CSV file, whose first row names the columns; `id` and `text` are needed, in any order.
  ///
  /// Rows in which all is empty are left out, and so are columns that are not known. The language is
  /// the one given, or else the one in the file.
  public init(csv text: String, language: String? = nil) throws(DataFileError) {
    let rows = try CSVReader.rows(text)
    let header = try Header(rows.first ?? [])
    self.init(language: language ?? "")
    var lines: [String: Int] = [:]
    for cells in rows.dropFirst() where cells.contains(where: { !$0.text.isEmpty }) {
      let row = try header.row(cells)
      let position = cells[0].position
      if let first = lines.updateValue(position.line, forKey: row.id) {
        throw DataFileError(kind: .duplicateID(row.id, firstLine: first), position: position)
      }
      if self.language.isEmpty { self.language = header.text("language", of: cells) }
      self.rows.append(row)
    }
  }
}

/// Which column of a CSV file holds what.
private struct Header {
  private var columns: [String: Int] = [:]
  private let count: Int

  init(_ cells: [CSVReader.Cell]) throws(DataFileError) {
    count = cells.count
    for (index, cell) in cells.enumerated() {
      let name = cell.text.lowercased()
      if columns[name] == nil { columns[name] = index }
    }
    // The extracting tool of Yarn Spinner calls this column `line`.
    if columns["linenumber"] == nil { columns["linenumber"] = columns["line"] }
    for needed in ["id", "text"] where columns[needed] == nil {
      throw DataFileError(
        kind: .missingColumn(needed),
        position: cells.first?.position ?? SourcePosition(line: 1, column: 1))
    }
  }

  func text(_ column: String, of cells: [CSVReader.Cell]) -> String {
    cell(column, of: cells)?.text ?? ""
  }

  func row(_ cells: [CSVReader.Cell]) throws(DataFileError) -> TranslationRow {
    guard cells.count <= count else {
      throw DataFileError(
        kind: .rowTooLong(cells: cells.count, columns: count), position: cells[count].position)
    }
    let id = text("id", of: cells)
    guard !id.isEmpty else {
      throw DataFileError(kind: .emptyID, position: cells[0].position)
    }
    return TranslationRow(
      id: id, text: text("text", of: cells), file: text("file", of: cells),
      node: text("node", of: cells), lineNumber: try lineNumber(of: cells),
      lock: text("lock", of: cells), comment: text("comment", of: cells))
  }

  private func lineNumber(of cells: [CSVReader.Cell]) throws(DataFileError) -> Int? {
    guard let cell = cell("linenumber", of: cells), !cell.text.isEmpty else { return nil }
    guard let number = Int(cell.text) else {
      throw DataFileError(kind: .badLineNumber(cell.text), position: cell.position)
    }
    return number
  }

  private func cell(_ column: String, of cells: [CSVReader.Cell]) -> CSVReader.Cell? {
    columns[column].flatMap { $0 < cells.count ? cells[$0] : nil }
  }
}
