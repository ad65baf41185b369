// Opening and closing attributes, and the replacement markers.

extension MarkupScanner {
  /// Opens a marker at the end of the output.
  mutating func openMarker(_ attribute: MarkupAttribute, byteOffset: Int) {
    guard openCount < MarkupParser.maximumDepth else { return fail(.tooDeep, at: byteOffset) }
    attributes.append(attribute)
    attributes[attributes.count - 1].position = outputUnits
    attributes[attributes.count - 1].length = MarkupScanner.open
    openCount += 1
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
  ///
  /// The search passes over closed attributes, each at most once for every marker around it, of which
  /// there are at most `MarkupParser.maximumDepth`.
  mutating func close(_ name: Range<Int>, byteOffset: Int, in bytes: Span<UInt8>) {
    if openCount > firstCloseable {
      for index in stride(from: attributes.count - 1, through: firstCloseable, by: -1)
      where attributes[index].length == MarkupScanner.open {
        if bytes.equals(attributes[index].name, in: name) { return close(at: index, in: bytes) }
      }
    }
    if openCount == 0 || stray != nil {
      fail(.notOpened(bytes.text(name)), at: byteOffset)
    } else {
      stray = (name, byteOffset)
    }
  }

  /// Closes all open markers, innermost first.
  mutating func closeAll(_ bytes: Span<UInt8>) {
    refuseStray(bytes)
    guard openCount > firstCloseable else { return }
    for index in stride(from: attributes.count - 1, through: firstCloseable, by: -1)
    where attributes.indices.contains(index) && attributes[index].length == MarkupScanner.open {
      close(at: index, in: bytes)
    }
  }

  /// The implicit character's end is not for a script to set: while it is open, the first attribute
  /// cannot be closed.
  private var firstCloseable: Int {
    implicit != nil && attributes.first?.length == MarkupScanner.open ? 1 : 0
  }

  /// Ends a row of closes, because something else follows.
  mutating func endCloses(_ bytes: Span<UInt8>) {
    outermostClosed = Int.max
    refuseStray(bytes)
  }

  /// A close without an opening is an error once anything but a close of a name follows it.
  mutating func refuseStray(_ bytes: Span<UInt8>) {
    guard let stray else { return }
    fail(.notOpened(bytes.text(stray.name)), at: stray.byteOffset)
    self.stray = nil
  }

  /// Closes an open attribute at the end of the output.
  mutating func close(at index: Int, in bytes: Span<UInt8>) {
    openCount -= 1
    let length = outputUnits - attributes[index].position
    if isReplacement(attributes[index].name) {
      let marker = attributes[index]
      let byteOffset = bytes.byteOffset(ofUnit: marker.sourcePosition)
      // Only an empty one can be replaced: anything in it would be lost.
      guard index == attributes.count - 1, length == 0 else {
        return fail(.replacementWithContent(marker.name), at: byteOffset)
      }
      attributes.removeLast()
      return replace(marker, byteOffset: byteOffset)
    }
    attributes[index].length = length
    guard index < outermostClosed else { return }
    outermostClosed = index
    trimsNext = attributes[index].properties.isEmpty ? false : attributes[index].trims ?? false
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
    // All three names have six or seven letters.
    let length = name.utf8.count
    guard locale != nil, length == 6 || length == 7 else { return false }
    return name == "select" || name == "plural" || name == "ordinal"
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
