/// What the program itself says in a session that is spoken over lines.
enum TalkWording {
  static let welcome = "A number, or your own words."
  static let goUnsaved = "We can talk all the same, but nothing will be kept. Is that all right?"
  static let talkUnsaved = "Talk without keeping anything"
  static let leave = "Leave"
  static let oneOrTwo = "1 or 2, please."
  static let notSaved = "What you just wrote is not kept yet. What would you like to do?"
  static let tryAgain = "Try to keep it again"
  static let goodbye = "Goodbye."
  static let hadEnded = "That session had come to its close, so this is a new one."
  static let scriptsChanged =
    "My scripts have changed since then, so I cannot find that very question again. What you wrote is kept;"
    + " we begin anew."
  static let cannotGoOn = "That session cannot be gone on with. What you wrote is kept; we begin anew."
  static let aboutDanger = "This session touched on danger, so here is who answers, before all else."
  static func cut(_ limit: Int) -> String {
    "That was long, so I have taken in only the first \(limit) bytes of it. Please send the rest on its own."
  }
}
