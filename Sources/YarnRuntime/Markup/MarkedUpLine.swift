/// A line as a person reads it, with the attributes its markup gave to parts of the text.
///
/// When the markup has an error, `text` is the line as it was typed, `attributes` is empty and
/// `errors` says what is wrong.
public struct MarkedUpLine: Sendable, Equatable {
  /// The text without markers; the character's name stays in it.
  public var text: String
  /// The attributes in the order in which they are opened in the source.
  public var attributes: [MarkupAttribute]
  /// The name of the speaking character, or nil when the line has none.
  public var character: String?
  /// What is wrong with the markup; empty for a sound line.
  public var errors: [MarkupError]

  /// Makes a line; one of plain text needs the text alone.
  public init(
    text: String, attributes: [MarkupAttribute] = [], character: String? = nil,
    errors: [MarkupError] = []
  ) {
    self.text = text
    self.attributes = attributes
    self.character = character
    self.errors = errors
  }

  /// The first attribute of this name.
  public func attribute(named name: String) -> MarkupAttribute? {
    attributes.first { $0.name == name }
  }

  /// The part of the text that an attribute of this line covers.
  ///
  /// The answer is empty for an attribute that is not of this line. Linear in the text's length.
  public func text(of attribute: MarkupAttribute) -> String {
    let units = text.utf16
    guard attribute.position >= 0, attribute.length > 0,
      let start = units.index(
        units.startIndex, offsetBy: attribute.position, limitedBy: units.endIndex),
      let end = units.index(start, offsetBy: attribute.length, limitedBy: units.endIndex)
    else { return "" }
    return String(text[start..<end])
  }

  /// The text without the character's name, the colon and the space after it.
  public var textWithoutCharacter: String {
    guard let attribute = attribute(named: MarkupAttribute.characterName) else { return text }
    return deleting(attribute).text
  }
}
