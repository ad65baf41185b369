/// The lines of a set of scripts in one language, as a CSV file holds them.
///
/// ```swift
/// let base = compilation.strings.translation(language: "en")
/// let german = try Translation(csv: text, language: "de")
/// let merge = compilation.strings.merging(german)
/// merge.translation.csv()   // in script order, with a row for each new line
/// ```
public struct Translation: Sendable, Equatable {
  /// The language as a BCP 47 tag.
  public var language: String
  /// The lines; those of a merged translation stand in script order.
  public var rows: [TranslationRow]

  /// Makes a translation of rows.
  public init(language: String, rows: [TranslationRow] = []) {
    self.language = language
    self.rows = rows
  }

  /// The texts by line id; a row without text, not yet translated, is left out.
  public var texts: [String: String] {
    var texts: [String: String] = [:]
    for row in rows where !row.text.isEmpty && texts[row.id] == nil { texts[row.id] = row.text }
    return texts
  }
}

/// One line in one language.
public struct TranslationRow: Sendable, Equatable {
  /// The id, such as `line:greeting`.
  public var id: String
  /// The text; empty when the line is not yet translated.
  public var text: String
  /// The script in which the line stands.
  public var file: String
  /// The node in which the line stands.
  public var node: String
  /// The line's number in its file, from 1; nil when the file does not say.
  public var lineNumber: Int?
  /// The lock of the text from which this one was translated; empty for the present one.
  public var lock: String
  /// What the translator should know.
  public var comment: String

  /// Makes a row.
  public init(
    id: String, text: String, file: String = "", node: String = "", lineNumber: Int? = nil,
    lock: String = "", comment: String = ""
  ) {
    self.id = id
    self.text = text
    self.file = file
    self.node = node
    self.lineNumber = lineNumber
    self.lock = lock
    self.comment = comment
  }
}
