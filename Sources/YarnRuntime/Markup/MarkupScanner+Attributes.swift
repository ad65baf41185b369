// Opening and closing attributes, and the replacement markers.

extension MarkupScanner {
  /// Opens a marker at the end of the output.
  mutating func openMarker(
    _ attribute: MarkupAttribute, byteOffset: Int, isImplicit: Bool = false
  ) {
    guard open.count < MarkupParser.maximumDepth else { return fail(.tooDeep, at: byteOffset) }
    var attribute = attribute
    attribute.position = outputUnits
    attributes.append(attribute)
    open.append(
      Opening(
        attribute: attributes.count - 1, name: attribute.name, byteOffset: byteOffset,
        isImplicit: isImplicit))
  }

  /// Adds a self-closing marker at the end of the output.
  mutating func insert(_ attribute: MarkupAttribute, byteOffset: Int) {
    var attribute = attribute
    attribute.position = outputUnits
    if isReplacement(attribute.name) { return replace(attribute, byteOffset: byteOffset) }
    let trims = attribute.trims
    if trims == nil {
      attribute.properties.append(MarkupProperty(MarkupAttribute.trimWhitespace, .bool(true)))
    }
    attributes.append(attribute)
    trimsNext = trims ?? true
  }

  /// Closes the innermost open marker of a name.
  mutating func close(_ name: String, byteOffset: Int) {
    if let index = open.lastIndex(where: { $0.name == name && !$0.isImplicit }) {
      close(open.remove(at: index))
    } else if open.isEmpty || stray != nil {
      fail(.notOpened(name), at: byteOffset)
    } else {
      stray = (name, byteOffset)
    }
  }

  /// Closes all open markers, innermost first; the implicit character's end is not for a script to
  /// set.
  mutating func closeAll() {
    refuseStray()
    for opening in open.reversed() where !opening.isImplicit { close(opening) }
    open.removeAll { !$0.isImplicit }
  }

  /// Ends the attribute that covers the implicit name.
  mutating func closeImplicit() {
    if let index = open.firstIndex(where: { $0.isImplicit }) { close(open.remove(at: index)) }
  }

  /// A close without an opening is an error once anything but a close follows it.
  mutating func refuseStray() {
    if let stray { fail(.notOpened(stray.name), at: stray.byteOffset) }
    stray = nil
  }

  private mutating func close(_ opening: Opening) {
    let attribute = attributes[opening.attribute]
    if isReplacement(attribute.name) {
      // Only an empty one can be replaced: anything in it would be lost.
      guard opening.attribute == attributes.count - 1, attribute.position == outputUnits else {
        return fail(.replacementWithContent(attribute.name), at: opening.byteOffset)
      }
      attributes.removeLast()
      return replace(attribute, byteOffset: opening.byteOffset)
    }
    attributes[opening.attribute].length = outputUnits - attribute.position
    trimsNext = attribute.trims ?? false
  }

  /// Copies the content of `[nomarkup]`.
  mutating func copyPlainText(_ range: Range<Int>, in bytes: Span<UInt8>) {
    var position = range.lowerBound
    if trimsNext, position < range.upperBound { position += bytes.spaceLength(at: position) }
    var runStart = position
    while position + 1 < range.upperBound {
      let next = bytes[position + 1]
      if bytes[position] == .backslash,
        next == .openBracket || next == .closeBracket || next == .colon
      {
        append(bytes, runStart..<position)
        runStart = position + 1
        position += 1
      }
      position += 1
    }
    append(bytes, min(runStart, range.upperBound)..<range.upperBound)
  }
}

// MARK: - select, plural, ordinal

extension MarkupScanner {
  private func isReplacement(_ name: String) -> Bool {
    locale != nil && (name == "select" || name == "plural" || name == "ordinal")
  }

  /// Puts the text chosen by a replacement marker into the output.
  private mutating func replace(_ marker: MarkupAttribute, byteOffset: Int) {
    guard let value = marker.property("value") else {
      return fail(.noValue(marker.name), at: byteOffset)
    }
    let chosen: (text: String, value: String)
    if marker.name == "select" {
      let text = value.description
      guard let choice = marker.property(text) else {
        return fail(.noCase(marker: "select", value: text, expected: text), at: byteOffset)
      }
      chosen = (choice.description, text)
    } else {
      guard let choice = pluralChoice(of: marker, value, byteOffset: byteOffset) else { return }
      chosen = choice
    }
    for byte in chosen.text.utf8 {
      if byte == UInt8(ascii: "%") {
        output.append(contentsOf: chosen.value.utf8)
        outputUnits += chosen.value.utf16.count
      } else {
        output.append(byte)
        if byte & 0xC0 != 0x80 { outputUnits += byte >= 0xF0 ? 2 : 1 }
      }
    }
  }

  private mutating func pluralChoice(
    of marker: MarkupAttribute, _ value: MarkupValue, byteOffset: Int
  ) -> (text: String, value: String)? {
    guard let number = value.pluralText else {
      let kind = MarkupError.Kind.notANumber(marker: marker.name, value: value.description)
      fail(kind, at: byteOffset)
      return nil
    }
    let rules = PluralRules(marker.name == "plural" ? .cardinal : .ordinal, locale: locale ?? "en")
    let form = rules.form(of: PluralOperands(number))
    var choice = marker.property(form.name.rawValue)
    if choice == nil, form.isOptional { choice = marker.property(PluralCase.other.rawValue) }
    guard let choice else {
      let kind = MarkupError.Kind.noCase(
        marker: marker.name, value: number, expected: form.name.rawValue)
      fail(kind, at: byteOffset)
      return nil
    }
    guard case .string(let text) = choice else {
      let kind = MarkupError.Kind.caseIsNotText(
        marker: marker.name, property: form.name.rawValue)
      fail(kind, at: byteOffset)
      return nil
    }
    return (text, number)
  }
}

extension MarkupValue {
  /// The number as a person would write it, without an exponent below 10^15; nil for another type.
  fileprivate var pluralText: String? {
    switch self {
    case .integer(let number): String(number)
    case .float(let number):
      number.isFinite ? DecimalDigits(shortest: number).generalText(maximumScale: 15) : nil
    default: nil
    }
  }
}
