public import YarnProgram

/// The lines of a set of scripts in several languages.
public struct Localisation: Sendable {
  /// The language in which the scripts are written.
  public let baseLanguage: String
  private let base: StringTable
  private let texts: [String: [String: String]]

  /// Joins a string table with its translations; the first of two for the same language counts.
  public init(base: StringTable, baseLanguage: String, translations: [Translation]) {
    self.base = base
    self.baseLanguage = baseLanguage
    var texts: [String: [String: String]] = [:]
    for translation in translations where texts[translation.language.lowercased()] == nil {
      texts[translation.language.lowercased()] = translation.texts
    }
    self.texts = texts
  }

  /// The languages in which any line may be had, the base language first.
  public var languages: [String] { [baseLanguage] + texts.keys.sorted() }

  /// The text of a line in a language, and the language in which it was found.
  ///
  /// A text that is missing in `de-AT` is looked for in `de` and then in the base language; a shadow
  /// line without a text of its own takes that of the line that it shadows. Nil for an unknown id.
  public func text(of id: String, in language: String) -> (text: String, language: String)? {
    let shadowed = base[id]?.shadowID
    var parts = language.split { $0 == "-" || $0 == "_" }.map { $0.lowercased() }
    while !parts.isEmpty {
      let tag = parts.joined(separator: "-")
      if tag == baseLanguage.lowercased() { break }
      if let found = texts[tag], let text = found[id] ?? shadowed.flatMap({ found[$0] }) {
        return (text, tag)
      }
      parts.removeLast()
    }
    guard let text = base[id]?.text ?? shadowed.flatMap({ base[$0]?.text }) else { return nil }
    return (text, baseLanguage)
  }
}
