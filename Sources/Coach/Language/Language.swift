/// The languages besides English in which something can be said, by their two letters.
package enum Language: String, Sendable, CaseIterable, Codable {
  case spanish = "es"

  /// The language of a tag such as `es`, `es-MX` or `es_MX.UTF-8`; nil for English and for any other.
  package init?(tag: String) {
    self.init(rawValue: tag.prefix { $0.isLetter }.lowercased())
  }

  /// From a flag, else from `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set; nil means English.
  package init?(flag: String?, environment: [String: String]) {
    if let flag {
      self.init(tag: flag)
      return
    }
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    guard let tag = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else { return nil }
    self.init(tag: tag)
  }

  /// What stands in no script, in this language; the English where there is no other.
  package func text(_ english: String) -> String {
    switch self {
    case .spanish: SpanishWording.text(english) ?? english
    }
  }
}

/// The texts of script lines in other languages, by line id; each language is read when first needed.
package struct Translations: Sendable {
  private var tables: [Language: OnFirstUse<[String: String]>] = [:]

  package init() {}

  /// `texts` gives a language's lines.
  package init(_ texts: @escaping @Sendable (Language) -> [String: String]) {
    for language in Language.allCases { tables[language] = OnFirstUse { texts(language) } }
  }

  /// Nil where the line is to be said in English.
  func text(ofLine id: String, in language: Language?) -> String? {
    language.flatMap { tables[$0]?.value[id] }
  }
}
