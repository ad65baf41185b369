/// What a front end hands to the engine: the words of the person and when they came.
package struct CoachInput: Sendable, Equatable, Codable {
  package var text: String
  package var at: Moment

  package init(text: String, at: Moment) {
    self.text = text
    self.at = at
  }
}
