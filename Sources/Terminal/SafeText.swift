/// Text that a terminal shows and does not obey.
///
/// `Output` writes nothing else, so the one initialiser here is the one place where control
/// characters of scripts, of the person and of files are taken out.
package struct SafeText: Sendable, Equatable {
  /// The text, with newlines, and with this module's own colours when there are any.
  package private(set) var string: String

  /// Text that may come from anywhere: an Escape shows as `␛`, other control characters and marks
  /// that override the direction of writing go, a tab becomes a blank.
  package init(_ raw: String) {
    var kept = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in raw.unicodeScalars {
      switch scalar.value {
      case 0x0A where last == "\r": break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: kept.append("\n")
      case 0x09: kept.append(" ")
      case 0x1B, 0x9B: kept.append("\u{241B}")
      case 0..<0x20, 0x7F..<0xA0, 0x202D, 0x202E: break
      default: kept.append(scalar)
      }
      last = scalar
    }
    string = String(kept)
  }

  private init(trusted: String) { string = trusted }

  /// Nothing.
  package static let empty = SafeText(trusted: "")
  /// Clears the screen and what has scrolled by.
  package static let clearedScreen = SafeText(trusted: "\u{1B}[H\u{1B}[2J\u{1B}[3J")
  /// The end of a line.
  package static let newline = SafeText(trusted: "\n")

  /// Goes to the first column of a row, from 1, and empties the row.
  static func row(_ number: Int) -> SafeText { SafeText(trusted: "\u{1B}[\(number);1H\u{1B}[2K") }

  /// Empties the whole screen.
  static let emptyScreen = SafeText(trusted: "\u{1B}[0m\u{1B}[2J")

  /// The text in a style of the terminal, or as it is.
  package func styled(_ style: Style, if isWanted: Bool) -> SafeText {
    isWanted && !string.isEmpty
      ? SafeText(trusted: "\u{1B}[\(style.code)m\(string)\u{1B}[0m") : self
  }

  package static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(trusted: left.string + right.string)
  }

  package static func += (left: inout SafeText, right: SafeText) { left.string += right.string }
}

/// The few decorations. None carries a meaning of its own: all are also words or places.
package enum Style: Sendable {
  case prompt, number, notice, status

  var code: String {
    switch self {
    case .prompt, .number: "1"
    case .notice: "36"
    case .status: "7"
    }
  }
}
