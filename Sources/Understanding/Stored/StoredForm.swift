/// The stored form of a rule book: four letters, the format version, the number of bytes of text, then
/// every table as numbers after its count, and last all texts in the order in which they are used.
///
/// A number is written in base 64, the highest digit first: a byte is its digit, and 64 more unless it
/// is the last one. Hashes and what comes in great numbers have a fixed width instead, in base 128. No
/// byte is above 127 but in texts, so the whole is valid UTF-8 and a build can embed it as a literal. What follows from the words themselves (hashes, stems, slips) is not stored.
enum StoredForm {
  static let magic: [UInt8] = Array("RULE".utf8)
  /// Raised with every change of the tables or of what is worked out from them.
  static let version = 7
  /// The value of a digit, and what is added to every digit but the last.
  static let base: UInt8 = 64
  /// Bits of a digit.
  static let digitBits = 6
  /// Bits of a digit where the width is fixed.
  static let fixedBits = 7
  /// Digits of a 64-bit hash, which is written in full.
  static let hashDigits = 10
}

/// Why bytes could not be read as a rule book.
package enum RuleBookError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The bytes do not begin as a stored rule book does.
  case notARuleBook
  /// Written by a version with another format; compile the rules again.
  case wrongVersion(found: Int, expected: Int)
  /// Cut short or changed.
  case damaged

  package var description: String {
    switch self {
    case .notARuleBook: "This is not a compiled rule book."
    case .wrongVersion(let found, let expected):
      "The rule book has format \(found) and this version reads format \(expected): compile the rules again."
    case .damaged: "The compiled rule book is damaged: compile the rules again."
    }
  }
}
