/// A named range of a line's text with the properties its marker gave.
public struct MarkupAttribute: Sendable, Equatable {
  /// The name between the brackets.
  public var name: String
  /// Where the range begins in the line's text, in UTF-16 units.
  public var position: Int
  /// The length of the range in UTF-16 units; 0 for a self-closing marker.
  public var length: Int
  /// Where the marker stands in the text that was parsed, in UTF-16 units.
  public var sourcePosition: Int
  /// The properties in the order in which they were written.
  public var properties: [MarkupProperty]

  /// The name of the attribute that covers the speaking character's name.
  public static let characterName = "character"
  /// The property that says whether the white space after a marker is removed.
  public static let trimWhitespace = "trimwhitespace"
  /// The name of the attribute inside which brackets are text.
  public static let noMarkup = "nomarkup"

  /// Makes an attribute.
  public init(
    name: String, position: Int, length: Int, sourcePosition: Int = 0,
    properties: [MarkupProperty] = []
  ) {
    self.name = name
    self.position = position
    self.length = length
    self.sourcePosition = sourcePosition
    self.properties = properties
  }

  /// The value of the first property of this name, whatever its case; nil when there is none.
  public func property(_ name: String) -> MarkupValue? {
    if let exact = properties.first(where: { $0.name == name }) { return exact.value }
    let lowered = name.lowercased()
    return properties.first { $0.name.lowercased() == lowered }?.value
  }

  /// What the first `trimwhitespace` property says; nil without one, false when it is no Bool.
  var trims: Bool? {
    guard
      let value = properties.first(where: { $0.name == MarkupAttribute.trimWhitespace })?.value
    else { return nil }
    return value == .bool(true)
  }
}

/// A name and a value inside a marker.
public struct MarkupProperty: Sendable, Equatable {
  /// The name before the equals sign.
  public var name: String
  /// The value after it.
  public var value: MarkupValue

  /// Makes a property.
  public init(_ name: String, _ value: MarkupValue) {
    self.name = name
    self.value = value
  }
}

/// The value of a markup property.
public enum MarkupValue: Sendable, Equatable, CustomStringConvertible {
  /// A whole number of 32 bits.
  case integer(Int)
  /// Any other number.
  case float(Float)
  /// `true`, `True`, `false` or `False` without quotes.
  case bool(Bool)
  /// All else.
  case string(String)

  /// The value as text, numbers and Bools written as Yarn writes them (`1.5`, `True`).
  public var description: String {
    switch self {
    case .integer(let number): String(number)
    case .float(let number): NumberText.text(number)
    case .bool(let truth): truth ? "True" : "False"
    case .string(let text): text
    }
  }
}
