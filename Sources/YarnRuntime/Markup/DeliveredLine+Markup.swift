extension DeliveredLine {
  /// The line as a person reads it: values put in, markup read by the rules of a language.
  public func composed(locale: String = "en") -> MarkedUpLine {
    composed(from: text, locale: locale)
  }

  /// The same from a translated text, whose places take this line's values.
  public func composed(from translation: String, locale: String) -> MarkedUpLine {
    MarkupParser(locale: locale).parse(translation, values: substitutions)
  }
}

extension DeliveredOption {
  /// The option as a person reads it: values put in, markup read by the rules of a language.
  public func composed(locale: String = "en") -> MarkedUpLine { line.composed(locale: locale) }

  /// The same from a translated text, whose places take this option's values.
  public func composed(from translation: String, locale: String) -> MarkedUpLine {
    line.composed(from: translation, locale: locale)
  }
}
