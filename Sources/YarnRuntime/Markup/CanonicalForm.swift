// Normalisation to Unicode's canonical composed form (NFC).
//
// The standard library has it and offers the test publicly (`UTF8Span.checkForNFC`), the
// conversion only under the name `_nfc`. Own tables would be 25 KB that can disagree with the
// `==` of the same library, so the underscored one is used, in this file alone, and only for the
// rare text that fails the test.
@_spi(_Unicode) import Swift

enum CanonicalForm {
  /// The text in composed form; the same text, without a copy, when it is composed already.
  static func composed(_ text: String) -> String {
    if isComposed(text) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text._nfc { scalars.append(scalar) }
    return String(scalars)
  }

  private static func isComposed(_ text: String) -> Bool {
    var span = text.utf8Span
    return span.checkForNFC(quickCheck: true) || span.checkForNFC(quickCheck: false)
  }
}
