/// Something wrong with the markup of a line, and where.
public struct MarkupError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public var kind: Kind
  /// Where in the text that was parsed, in UTF-16 units.
  public var position: Int
  /// Where in the text that was parsed, in UTF-8 bytes.
  public var byteOffset: Int

  /// Makes an error found at a byte; `position` is counted once the line is read.
  init(_ kind: Kind, at byteOffset: Int) {
    self.kind = kind
    position = 0
    self.byteOffset = byteOffset
  }

  /// The kinds of error; the wording of each is in `description`.
  public enum Kind: Sendable, Equatable {
    /// A marker is opened and never closed.
    case unclosed(String)
    /// A close marker has no opening.
    case notOpened(String)
    /// `[` is followed by something that is no name.
    case expectedName
    /// A name is followed by a character that no marker may hold.
    case badCharacter(String, in: String)
    /// A property has no value.
    case missingValue(property: String)
    /// A value looks like a number and is none.
    case badNumber(String)
    /// A quoted value does not end.
    case unclosedString
    /// A value in braces does not end.
    case unclosedExpression
    /// The line ends inside a marker.
    case unfinishedMarker(String)
    /// A slash stands in a marker that does not end there.
    case straySlash(String)
    /// A close marker holds more than a name.
    case badClose
    /// `[nomarkup]` without `[/nomarkup]`.
    case unclosedNoMarkup
    /// More markers are open at once than `MarkupParser.maximumDepth`.
    case tooDeep
    /// `select`, `plural` or `ordinal` around text.
    case replacementWithContent(String)
    /// `select`, `plural` or `ordinal` without `value`.
    case noValue(String)
    /// No property for the value or its plural case.
    case noCase(marker: String, value: String, expected: String)
    /// `plural` or `ordinal` of something that is no number.
    case notANumber(marker: String, value: String)
    /// The text for a plural case is no string.
    case caseIsNotText(marker: String, property: String)
  }

  /// The sentence for a person.
  public var description: String {
    switch kind {
    case .unclosed(let name):
      "[\(name)] is never closed: add [/\(name)], or write [\(name)/] if it has no text."
    case .notOpened(let name):
      "[/\(name)] closes a marker that is not open: is the name right?"
    case .expectedName:
      "A marker needs a name after “[”; write \\[ for a bracket in the text."
    case .badCharacter(let character, let name):
      "“\(character)” cannot stand in the marker [\(name)]; put a value with signs in quotes."
    case .missingValue(let property):
      "The property “\(property)” has no value: write \(property)=value."
    case .badNumber(let text):
      "“\(text)” is not a number; put it in quotes if it is text."
    case .unclosedString:
      "A value begins with a quotation mark and has no second one."
    case .unclosedExpression:
      "A value begins with “{” and has no “}”."
    case .unfinishedMarker(let name):
      "The marker [\(name) has no “]”."
    case .straySlash(let name):
      "“/” may stand only at the start or the end of the marker [\(name)]."
    case .badClose:
      "A close marker holds a name and nothing else, as in [/name]."
    case .unclosedNoMarkup:
      "[nomarkup] is never closed: add [/nomarkup]."
    case .tooDeep:
      "More than \(MarkupParser.maximumDepth) markers are open at once."
    case .replacementWithContent(let name):
      "[\(name)] takes no text: end it with “/]”."
    case .noValue(let name):
      "[\(name)] needs a value, as in [\(name) value={$number} …/]."
    case .noCase(let marker, let value, let expected):
      "[\(marker)] has no text for \(value): add \(expected)=\"…\"."
    case .notANumber(let marker, let value):
      "[\(marker)] needs a number, and “\(value)” is none."
    case .caseIsNotText(let marker, let property):
      "The text for “\(property)” in [\(marker)] has to be in quotes."
    }
  }
}
