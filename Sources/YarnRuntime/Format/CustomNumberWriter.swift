/// Writes a number's digits into the places of a custom format.
struct CustomNumberWriter {
  private let value: DecimalDigits
  private let layout: CustomNumberFormat.Layout
  private var output = String.UnicodeScalarView()
  /// The digit to write next.
  private var next = 0
  /// How many places are left before the point; negative after it.
  private var place: Int
  /// Digits more than places before the point, or, if negative, places more than digits.
  private var surplus: Int
  private let firstZero: Int
  private let lastZero: Int
  private var wrotePoint = false
  private var wroteExponent = false

  init(_ value: DecimalDigits, _ layout: CustomNumberFormat.Layout) {
    self.value = value
    self.layout = layout
    let point = layout.decimalPosition
    firstZero = layout.firstZero < point ? point - layout.firstZero : 0
    lastZero = layout.lastZero > point ? point - layout.lastZero : 0
    place = layout.isScientific ? point : max(value.scale, point)
    surplus = layout.isScientific ? 0 : value.scale - point
  }

  /// Writes the section that begins at a position.
  mutating func write(_ scalars: [Unicode.Scalar], from start: Int) -> String {
    var position = start
    while position < scalars.count, scalars[position] != ";" {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "#", "0":
        writeSurplus()
        writePlace()
      case ".":
        writeSurplus()
        writePoint()
      case ",":
        break
      case "'", "\"":
        let end = scalars.endOfQuoted(from: position - 1)
        let closes = end > position && scalars[end - 1] == scalar
        output.append(contentsOf: scalars[position..<(closes ? end - 1 : end)])
        position = end
      case "\\":
        if position < scalars.count { output.append(scalars[position]) }
        position += 1
      case "E", "e":
        position = writeExponent(scalar, at: position, in: scalars)
      default:
        output.append(scalar)
      }
    }
    return String(output)
  }

  /// Writes all digits for which the format has no place, before its first place.
  private mutating func writeSurplus() {
    while surplus > 0 {
      append(digit() ?? 0)
      place -= 1
      surplus -= 1
    }
  }

  private mutating func writePlace() {
    if surplus < 0 {
      surplus += 1
      if place <= firstZero { append(0) }
    } else if let digit = digit() {
      append(digit)
    } else if place > lastZero {
      append(0)
    }
    place -= 1
  }

  private mutating func writePoint() {
    guard place == 0, !wrotePoint else { return }
    let hasFraction =
      layout.decimalPosition < layout.digitCount && next < value.digits.count
    guard lastZero < 0 || hasFraction else { return }
    output.append(".")
    wrotePoint = true
  }

  private mutating func digit() -> UInt8? {
    guard next < value.digits.count else { return nil }
    next += 1
    return value.digits[next - 1]
  }

  /// Writes a digit, and a comma after it when it ends a group before the point.
  private mutating func append(_ digit: UInt8) {
    output.append(Unicode.Scalar(UInt8(ascii: "0") + digit))
    if layout.isGrouped, place > 1, (place - 1) % 3 == 0 { output.append(",") }
  }

  private mutating func writeExponent(
    _ mark: Unicode.Scalar, at position: Int, in scalars: [Unicode.Scalar]
  ) -> Int {
    guard layout.isScientific, !wroteExponent, let zeros = scalars.exponent(at: position) else {
      output.append(mark)
      return position
    }
    wroteExponent = true
    let exponent = value.digits.isEmpty ? 0 : value.scale - layout.decimalPosition
    output.append(mark)
    if exponent < 0 {
      output.append("-")
    } else if scalars[position] == "+" {
      output.append("+")
    }
    let digits = String(abs(exponent)).leftPadded(to: min(zeros.count, 10))
    output.append(contentsOf: digits.unicodeScalars)
    return zeros.upperBound
  }
}
