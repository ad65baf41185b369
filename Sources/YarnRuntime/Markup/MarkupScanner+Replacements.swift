// Putting the texts of `select`, `plural` and `ordinal` into the output.

extension MarkupScanner {
  /// Puts the text chosen by a replacement marker, whose properties were just read, into the output.
  mutating func replace(_ name: ReplacementMarker.Name, at start: Int, in bytes: Span<UInt8>) {
    let marker = ReplacementMarker(name: name, properties: properties, start: start)
    do {
      let (choice, value) = try marker.choice(in: bytes, locale: locale ?? "en")
      if case .text(let range) = choice { return append(bytes, range, putting: value) }
      let text = choice.value(in: bytes).description
      text.withBytes { append($0, $0.indices, putting: value) }
    } catch {
      errors.append(error)
    }
  }

  /// The same for a marker that was opened and is now closed.
  mutating func replaceOpened(
    _ index: Int, _ name: ReplacementMarker.Name, length: Int, in bytes: Span<UInt8>
  ) {
    let start = attributes[index].sourcePosition
    // Only an empty one can be replaced: anything in it would be lost.
    guard index == attributes.count - 1, length == 0 else {
      return fail(.replacementWithContent(name.rawValue), at: start)
    }
    attributes.removeLast()
    let nameStart = bytes.skippingSpace(from: start + 1)
    var reader = MarkerReader(name: nameStart..<bytes.endOfName(from: nameStart))
    properties.removeAll(keepingCapacity: true)
    // They were read without an error before.
    if let property = try? reader.nameProperty(in: bytes) { properties.append(property) }
    while let property = try? reader.next(in: bytes) { properties.append(property) }
    replace(name, at: start, in: bytes)
  }

  /// Copies a text with a value for each `%` in it.
  private mutating func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, putting value: String
  ) {
    var copied = range.lowerBound
    for index in range where bytes[index] == UInt8(ascii: "%") {
      append(bytes, copied..<index)
      value.withBytes { append($0, $0.indices) }
      copied = index + 1
    }
    append(bytes, copied..<range.upperBound)
  }
}
