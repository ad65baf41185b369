import Understanding

extension Reading {
  /// The least score at which "skip" is taken at its word; below it the words may be an answer.
  private static let clearSkip = 0.95

  /// Whether the person clearly wants to pass over what was asked.
  var wantsToSkip: Bool {
    topics.first.map { $0.topic == "meta-skip" && $0.score >= Self.clearSkip } ?? false
  }
}
