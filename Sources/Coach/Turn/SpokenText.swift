import YarnRuntime

extension DeliveredLine {
  /// The text as the person reads it: values in their places, markup carried out and left out.
  ///
  /// A value is what somebody typed and never markup: its brackets and backslashes stay as they are.
  var spokenText: String { spokenText(as: nil) }

  /// The same with another text in its place, such as a translation.
  func spokenText(as other: String?) -> String {
    let text = Substitution.apply(other ?? self.text, substitutions.map(\.markupEscaped))
    return MarkupParser().parse(text).text.trimmed
  }
}

extension String {
  fileprivate var markupEscaped: String {
    guard utf8.contains(where: { $0 == 0x5B || $0 == 0x5C || $0 == 0x5D }) else { return self }
    return reduce(into: "") { text, character in
      if ["[", "]", "\\"].contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
