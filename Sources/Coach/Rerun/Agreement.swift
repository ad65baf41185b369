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
  /// Words were taken out of what was recorded, so only the kind of what happened can be compared.
  case sameKind
  case different

  package init(recorded: TimedEvent, replayed: SessionEvent) {
    if recorded.removed > 0, recorded.event.name == replayed.name {
      self = .sameKind
    } else {
      self.init(recorded: recorded.event, replayed: replayed)
    }
  }

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
