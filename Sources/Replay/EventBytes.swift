import Coach

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Equality by bytes: text that only looks the same, such as é in one or two characters, differs.
enum EventBytes {
  static func areEqual(_ left: SessionEvent, _ right: SessionEvent) -> Bool {
    guard left == right else { return false }
    return bytes(left) == bytes(right)
  }

  private static func bytes(_ event: SessionEvent) -> Data? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try? encoder.encode(event)
  }
}
