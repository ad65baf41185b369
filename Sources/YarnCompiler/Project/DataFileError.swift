/// Something wrong in a file that stands beside the scripts, a CSV or a JSON file, and where.
public struct DataFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public var kind: Kind
  /// Where: line from 1, column in UTF-8 bytes from 1.
  public var position: SourcePosition

  /// Makes an error.
  public init(kind: Kind, position: SourcePosition) {
    self.kind = kind
    self.position = position
  }

  /// The kinds of error; the wording of each is in `description`.
  public enum Kind: Sendable, Equatable {
    // CSV
    case unclosedQuote
    case textAfterQuote
    case missingColumn(String)
    case rowTooLong(cells: Int, columns: Int)
    case duplicateID(String, firstLine: Int)
    case emptyID
    case badLineNumber(String)
    // JSON
    case unexpected(String, expected: String)
    case unexpectedEnd(expected: String)
    case unclosedComment
    case badEscape
    case badNumber(String)
    case tooDeep
    case duplicateKey(String)
    // Projects and definitions
    case missingField(String)
    case wrongType(field: String, expected: String)
    case unknownVersion(Int, supported: ClosedRange<Int>)
    case unknownSeverity(String)
    case unknownType(String)
    case badCode(String)
  }

  /// The sentence for a person, without the position.
  public var description: String {
    switch kind {
    case .unclosedQuote: "A quoted cell has no closing quotation mark."
    case .textAfterQuote:
      "Text follows a closing quotation mark; write \"\" for a mark inside a quoted cell."
    case .missingColumn(let name): "The header has no column “\(name)”."
    case .rowTooLong(let cells, let columns):
      "The row has \(cells) cells and the header only \(columns)."
    case .duplicateID(let id, let line): "The id “\(id)” stands already in line \(line)."
    case .emptyID: "The row has no id."
    case .badLineNumber(let text): "“\(text)” is not a line number."
    case .unexpected(let found, let expected): "Expected \(expected), found \(found)."
    case .unexpectedEnd(let expected): "The file ends where \(expected) should stand."
    case .unclosedComment: "A comment begins with /* and has no */."
    case .badEscape: "This is not an escape that a JSON string may hold."
    case .badNumber(let text): "“\(text)” is not a number."
    case .tooDeep: "The values are nested more than \(JSONReader.maximumDepth) deep."
    case .duplicateKey(let key): "The field “\(key)” stands here twice."
    case .missingField(let name): "The field “\(name)” is missing."
    case .wrongType(let field, let expected): "“\(field)” has to be \(expected)."
    case .unknownVersion(let version, let supported):
      "Version \(version) is not supported: use \(supported.lowerBound) to \(supported.upperBound)."
    case .unknownSeverity(let text):
      "“\(text)” is no severity: use none, info, warning or error."
    case .unknownType(let text): "“\(text)” is no type: use number, string, bool or any."
    case .badCode(let text): "“\(text)” is no diagnostic code such as YS0012."
    }
  }

  /// `file:line:column: error: sentence`.
  public func rendered(file: String) -> String {
    "\(file):\(position.line):\(position.column): error: \(description)"
  }
}
