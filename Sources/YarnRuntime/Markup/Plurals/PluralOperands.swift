/// A number as plural rules see it: by the digits that are shown.
public struct PluralOperands: Sendable, Equatable {
  /// The whole part; of more than 18 digits the last 18 and a mark that there are more.
  var whole: UInt64 = 0
  /// The digits after the point, as a number.
  var fraction: UInt64 = 0
  /// The same without zeros at the end.
  var trimmedFraction: UInt64 = 0
  /// How many digits stand after the point.
  var fractionLength: UInt64 = 0
  /// The same without zeros at the end.
  var trimmedLength: UInt64 = 0

  private static let limit: UInt64 = 1_000_000_000_000_000_000

  /// Reads a decimal number such as `-12.50`; the sign does not count, nor does anything that is no
  /// digit.
  public init(_ text: String) {
    var isFraction = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") { isFraction = true }
      guard byte.isDigit else { continue }
      let digit = UInt64(byte - UInt8(ascii: "0"))
      if isFraction {
        fraction = PluralOperands.appending(digit, to: fraction)
        fractionLength += 1
        if digit != 0 {
          trimmedFraction = fraction
          trimmedLength = fractionLength
        }
      } else {
        whole = PluralOperands.appending(digit, to: whole)
      }
    }
  }

  /// A whole number of 32 bits.
  init(_ number: Int32) { whole = UInt64(number.magnitude) }

  private static func appending(_ digit: UInt64, to number: UInt64) -> UInt64 {
    let longer = (number % limit) * 10 + digit
    return longer >= limit || number >= limit ? longer % limit + limit : longer
  }

  /// The operand of a letter of CLDR's notation; nil for `n` when the number is not whole.
  subscript(operand: Unicode.Scalar) -> UInt64? {
    switch operand {
    case "n": trimmedLength == 0 ? whole : nil
    case "i": whole
    case "v": fractionLength
    case "w": trimmedLength
    case "f": fraction
    case "t": trimmedFraction
    default: 0  // `c` and `e`: the exponent of a compact number, which is never shown here.
    }
  }
}
