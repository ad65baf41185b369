/// What was asked, what stands on the screen, and what was heard lately.
package struct ReadingContext: Sendable {
  package enum Asked: String, Sendable { case open, yesNo, number, feeling, name, choice }

  package var asked: Asked
  /// The choices on the screen, in order.
  package var choices: [String]
  /// The last few turns, oldest first; only their safety signs and `about` are used.
  package var recent: [Reading]
  package var locale: String

  package init(
    asked: Asked = .open, choices: [String] = [], recent: [Reading] = [], locale: String = "en"
  ) {
    self.asked = asked
    self.choices = choices
    self.recent = recent
    self.locale = locale
  }
}
