/// Every sentence of the player.
enum PlayerWording {
  static let atEnd = "This is the last turn."
  static let atStart = "This is the first turn."
  static let noOtherTopic = "No other topic or feeling that way."
  static let nothingToSearch = "Nothing to search for yet: / and a word."
  static let fromTheTop = "Found from the top again."
  static let loading = "Working out the reasons…"
  static let goOn = "This session was about danger. Space goes on, q leaves, h shows this again."
  static let helpFoot = "Space goes on, q leaves, ? keys"
  static let emptySession = "Nothing of this session can be shown."

  static func noTurn(_ number: Int, last: Int) -> String { "There is no turn \(number), only 0 to \(last)." }
  static func notFound(_ text: String) -> String { "\u{201C}\(text)\u{201D} is in no turn." }

  static let noReasons =
    "The reasons cannot be shown: with today's scripts this turn does not come out as it was"
    + " recorded. The log holds what stands below."

  static let keysTitle = "Keys"
  static let keys: [(key: String, does: String)] = [
    ("Space", "stop and go on"),
    (". or →", "next turn"),
    (", or ←", "turn before"),
    ("g", "go to a turn by its number"),
    ("0 to 9", "go to that tenth of the session"),
    ("/ and n", "find a word, and find it again"),
    ("] and [", "next and previous change of topic or feeling"),
    ("w", "why: the words, the rule, the script line, the source"),
    ("h", "people to ring"),
    ("+ and -", "faster, slower"),
    ("↑ and ↓", "scroll a long turn"),
    ("?", "these keys"),
    ("q", "leave"),
    ("Ctrl-\\", "leave at once and clear the screen"),
  ]
}
