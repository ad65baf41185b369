/// What the coach says in one turn, ready to be shown.
package struct TurnView: Sendable, Equatable {
  /// The coach's words; a newline inside one is kept.
  package var paragraphs: [String]
  /// What the person may pick.
  package var choices: [ChoiceView]
  /// A word from the program itself, shown before the coach's.
  package var notice: String?

  package init(paragraphs: [String] = [], choices: [ChoiceView] = [], notice: String? = nil) {
    self.paragraphs = paragraphs
    self.choices = choices
    self.notice = notice
  }

  /// Whether there is nothing to show.
  package var isEmpty: Bool { paragraphs.isEmpty && choices.isEmpty && notice == nil }
}

/// One choice and the number that picks it.
package struct ChoiceView: Sendable, Equatable {
  package var number: Int
  package var text: String
  package var isAvailable: Bool

  package init(number: Int, text: String, isAvailable: Bool = true) {
    self.number = number
    self.text = text
    self.isAvailable = isAvailable
  }
}
