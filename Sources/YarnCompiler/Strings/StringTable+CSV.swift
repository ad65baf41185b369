public import YarnProgram

extension StringTable {
  /// The CSV file of all lines, with the columns `id`, `text`, `file`, `node` and `lineNumber`.
  ///
  /// A shadow line has an empty text.
  public func linesCSV() -> String {
    let header = ["id", "text", "file", "node", "lineNumber"]
    let rows = entries.map { entry in
      [entry.id, entry.text ?? "", entry.file, entry.node, String(entry.lineNumber)]
    }
    return CSVWriter.text([header] + rows)
  }

  /// The CSV file of the lines' hashtags, with the columns `id`, `node`, `lineNumber` and `tags`.
  ///
  /// Each tag has a cell of its own; the line's id is no tag, and a line without tags has no row.
  public func metadataCSV() -> String {
    let rows = entries.compactMap { entry -> [String]? in
      let tags = entry.tags
      return tags.isEmpty ? nil : [entry.id, entry.node, String(entry.lineNumber)] + tags
    }
    return CSVWriter.text([["id", "node", "lineNumber", "tags"]] + rows)
  }

  /// The lines as the file from which translators begin, in script order.
  ///
  /// A shadow line has no row: it takes the text of the line that it shadows.
  public func translation(language: String) -> Translation {
    Translation(language: language, rows: entries.compactMap(\.row))
  }
}

extension StringTableEntry {
  /// The hashtags but for the line's id.
  var tags: [String] { metadata.filter { !$0.hasPrefix("line:") } }

  /// The row for this line with its own text; nil for a shadow line.
  var row: TranslationRow? {
    guard let text else { return nil }
    let comment = tags.isEmpty ? "" : "Line metadata: " + tags.joined(separator: " ")
    return TranslationRow(
      id: id, text: text, file: file, node: node, lineNumber: lineNumber, lock: lineLock(text),
      comment: comment)
  }
}
