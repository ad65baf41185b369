/// A custom numeric format of .NET: `0` and `#` for digits, `.`, `,`, `%`, `‰`, `E+0`, quoted text,
/// and up to three sections for positive, negative and zero.
///
/// A Float is first reduced to seven significant digits, and halves go up, as .NET does here.
struct CustomNumberFormat {
  private let scalars: [Unicode.Scalar]

  init(_ format: String) throws(FormatError) {
    scalars = Array(format.unicodeScalars)
    guard scalars.count <= CompositeFormat.maximumWidth else { throw .tooWide(scalars.count) }
  }

  func text(of number: Float) -> String {
    var value = DecimalDigits(exact: number)
    value.round(keeping: 7, .halfToEven)
    var start = section(value.digits.isEmpty ? 2 : value.isNegative ? 1 : 0)
    var layout = Layout(scalars, from: start)
    if value.digits.isEmpty {
      value.scale = 0
    } else {
      let unrounded = value
      value.scale += layout.scaleShift
      value.round(keeping: layout.roundingPosition(scale: value.scale), .halfUp)
      let zeroSection = section(2)
      if value.digits.isEmpty, zeroSection != start {
        start = zeroSection
        layout = Layout(scalars, from: start)
        value = unrounded
        value.digits = []
        value.scale = 0
      }
    }
    var writer = CustomNumberWriter(value, layout)
    let text = writer.write(scalars, from: start)
    let showsSign = value.isNegative && start == 0 && (value.scale != 0 || !text.isEmpty)
    return showsSign ? "-" + text : text
  }

  /// Where a section begins; 0, the first, when it is absent or empty.
  private func section(_ number: Int) -> Int {
    var left = number
    var position = 0
    while left > 0, position < scalars.count {
      switch scalars[position] {
      case "'", "\"": position = scalars.endOfQuoted(from: position)
      case "\\": position += 2
      case ";":
        position += 1
        left -= 1
        if left == 0 {
          return position < scalars.count && scalars[position] != ";" ? position : 0
        }
      default: position += 1
      }
    }
    return 0
  }

  /// What a section asks for, found before anything is written.
  struct Layout {
    var digitCount = 0
    var decimalPosition = -1
    var firstZero = Int.max
    var lastZero = 0
    var isScientific = false
    var isGrouped = false
    var scaleShift = 0

    init(_ scalars: [Unicode.Scalar], from start: Int) {
      var commaPosition = -1
      var commaCount = 0
      var position = start
      scan: while position < scalars.count {
        let scalar = scalars[position]
        position += 1
        switch scalar {
        case ";": break scan
        case "#": digitCount += 1
        case "0":
          firstZero = min(firstZero, digitCount)
          digitCount += 1
          lastZero = digitCount
        case ".": if decimalPosition < 0 { decimalPosition = digitCount }
        case ",":
          guard digitCount > 0, decimalPosition < 0 else { continue }
          if commaPosition == digitCount {
            commaCount += 1
          } else {
            if commaPosition >= 0 { isGrouped = true }
            commaPosition = digitCount
            commaCount = 1
          }
        case "%": scaleShift += 2
        case "‰": scaleShift += 3
        case "'", "\"": position = scalars.endOfQuoted(from: position - 1)
        case "\\": position += 1
        case "E", "e":
          guard let zeros = scalars.exponent(at: position) else { continue }
          position = zeros.upperBound
          isScientific = true
        default: break
        }
      }
      if decimalPosition < 0 { decimalPosition = digitCount }
      if commaPosition == decimalPosition, commaPosition >= 0 {
        scaleShift -= commaCount * 3
      } else if commaPosition >= 0 {
        isGrouped = true
      }
    }

    func roundingPosition(scale: Int) -> Int {
      isScientific ? digitCount : scale + digitCount - decimalPosition
    }
  }
}

extension [Unicode.Scalar] {
  /// The position after a quoted text that begins at a position.
  func endOfQuoted(from start: Int) -> Int {
    var position = start + 1
    while position < count, self[position] != self[start] { position += 1 }
    return Swift.min(position + 1, count)
  }

  /// The zeros of an exponent, whose sign or first zero stands at a position; nil if it is none.
  func exponent(at position: Int) -> Range<Int>? {
    var start = position
    if start < count, self[start] == "+" || self[start] == "-" { start += 1 }
    var end = start
    while end < count, self[end] == "0" { end += 1 }
    return end > start ? start..<end : nil
  }
}
