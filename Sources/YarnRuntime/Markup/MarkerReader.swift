/// Reads the properties of one marker, one after another, without making Strings of them.
struct MarkerReader {
  /// The marker's name.
  let name: Range<Int>
  /// Where the reader is; after the last property, the position after the marker.
  private(set) var position: Int
  /// Whether the marker ends in a slash, once all properties are read.
  private(set) var closesItself = false

  init(name: Range<Int>) {
    self.name = name
    position = name.upperBound
  }

  /// The property that has the name of the marker, as in `[wave=2]`, which can only be the first.
  mutating func nameProperty(in bytes: Span<UInt8>) throws(MarkupError) -> ScannedProperty? {
    position = bytes.skippingSpace(from: position)
    guard position < bytes.count, bytes[position] == .equals else { return nil }
    return try property(name, in: bytes)
  }

  /// The next property; nil at the end of the marker.
  mutating func next(in bytes: Span<UInt8>) throws(MarkupError) -> ScannedProperty? {
    position = bytes.skippingSpace(from: position)
    guard position < bytes.count else {
      throw MarkupError(.unfinishedMarker(bytes.text(name)), at: name.lowerBound)
    }
    if bytes[position] == .closeBracket {
      position += 1
      return nil
    }
    if bytes[position] == .slash {
      let bracket = bytes.skippingSpace(from: position + 1)
      guard bracket < bytes.count, bytes[bracket] == .closeBracket else {
        throw MarkupError(.straySlash(bytes.text(name)), at: position)
      }
      closesItself = true
      position = bracket + 1
      return nil
    }
    let end = bytes.endOfName(from: position)
    guard end > position else {
      let sign = String(bytes.scalar(at: position).scalar)
      throw MarkupError(.badCharacter(sign, in: bytes.text(name)), at: position)
    }
    return try property(position..<end, in: bytes)
  }

  /// Reads `= value` after a property's name.
  private mutating func property(
    _ name: Range<Int>, in bytes: Span<UInt8>
  ) throws(MarkupError) -> ScannedProperty {
    let equals = bytes.skippingSpace(from: name.upperBound)
    guard equals < bytes.count, bytes[equals] == .equals else {
      throw MarkupError(.missingValue(property: bytes.text(name)), at: name.lowerBound)
    }
    let start = bytes.skippingSpace(from: equals + 1)
    guard start < bytes.count, bytes[start] != .closeBracket else {
      throw MarkupError(.missingValue(property: bytes.text(name)), at: name.lowerBound)
    }
    let (value, end) = try MarkerReader.value(at: start, in: bytes)
    position = end
    return ScannedProperty(name: name, value: value)
  }
}
