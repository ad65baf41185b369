/// What a front end hands to the engine: the words of the person and when they came.
package struct CoachInput: Sendable, Equatable, Codable {
  package var text: String
  package var at: Moment
  /// Whether the turn goes to disk; what the coach says about keeping depends on it.
  package var isKept: Bool

  package init(text: String, at: Moment, isKept: Bool = true) {
    self.text = text
    self.at = at
    self.isKept = isKept
  }
}
