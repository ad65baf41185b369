import Foundation

/// Numbers as a table shows them.
enum Figures {
  static func decimals(_ number: Double, _ places: Int) -> String {
    String(format: "%.\(places)f", number)
  }

  static func percent(_ number: Double) -> String { decimals(number, 0) + " %" }

  static func megabytes(_ bytes: Int) -> String { decimals(Double(bytes) / 1_048_576, 1) + " MB" }

  /// Seconds in the unit that leaves one to three digits before the point.
  static func time(_ seconds: Double) -> String {
    switch seconds {
    case 1...: decimals(seconds, 2) + " s"
    case 1e-3...: decimals(seconds * 1e3, 2) + " ms"
    case 1e-6...: decimals(seconds * 1e6, 2) + " µs"
    default: decimals(seconds * 1e9, 2) + " ns"
    }
  }

  static func large(_ number: Double) -> String {
    switch number {
    case 1e6...: decimals(number / 1e6, 2) + " M"
    case 1e3...: decimals(number / 1e3, 1) + " k"
    default: decimals(number, 1)
    }
  }
}
