/// Why a format string cannot be used.
public enum FormatError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A `{` without its `}`, or the other way round.
  case unbalancedBrace
  /// Something other than a number stands in braces.
  case badPlaceholder(String)
  /// A placeholder asks for another value than the only one, `{0}`.
  case noSuchValue(Int)
  /// The letter is no standard format, or not one for this value.
  case badSpecifier(String)
  /// The width or the number of digits is above `CompositeFormat.maximumWidth`.
  case tooWide(Int)

  /// The sentence for a person.
  public var description: String {
    switch self {
    case .unbalancedBrace:
      "The format has a single brace; write {{ or }} for a brace in the text."
    case .badPlaceholder(let text):
      "“{\(text)}” is not a place for a value; write {0} or {0:N2}."
    case .noSuchValue(let index):
      "The format asks for value {\(index)}, but there is only {0}."
    case .badSpecifier(let text):
      "“\(text)” is not a format for this value."
    case .tooWide(let width):
      "A width of \(width) is more than \(CompositeFormat.maximumWidth)."
    }
  }
}
