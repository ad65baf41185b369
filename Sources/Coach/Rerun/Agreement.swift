#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a recorded event is to the one that came out of the engine: the one place that decides.
///
/// Whatever compares sessions asks here, so that taking one up, verifying it, testing it and
/// showing what changed never judge one event in two ways.
package enum Agreement: Sendable, Equatable {
  /// Byte for byte: text that only looks the same, such as é in one or two characters, differs.
  case same
  case different

  package init(recorded: SessionEvent, replayed: SessionEvent) {
    let isSame = recorded == replayed && Self.bytes(recorded) == Self.bytes(replayed)
    self = isSame ? .same : .different
  }

  private static func bytes(_ event: SessionEvent) -> Data? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try? encoder.encode(event)
  }
}
