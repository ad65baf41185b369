import Coach
import SessionStore

/// What the program itself says around a conversation.
enum ConversationWording {
  static func unfinished(_ day: String) -> String {
    "There is a session from \(day) that you left open."
  }
  static let goOn = "Go on where we stopped"
  static let beginAnew = "Begin anew, and keep it for later"
  static let closeIt = "Begin anew, and do not ask about it again"
  static let oneToThree = "A number from 1 to 3, please."
  static let oneOrTwo = "1 or 2, please."
  static func cannotGoOn(_ reason: ChangedSession.Reason) -> String {
    let why =
      switch reason {
      case .log: "The file of that session is not as I wrote it (coach doctor says more)"
      case .scripts: "My scripts have changed since then"
      case .forgetting: "Words were taken out of that session, as you wished"
      case .program: "I have changed since then"
      }
    return "\(why), so I cannot find that very question again. What you wrote is kept; we begin anew."
  }
  static let goUnsaved = "We can talk all the same, but nothing will be kept. Is that all right?"
  static let talkUnsaved = "Talk without keeping anything"
  static let leave = "Leave"
  static let notSaved = "What you just wrote is not kept yet. What would you like to do?"
  static let tryAgain = "Try to keep it again"
  static let setAside = "We stop here. Next time I can take you back to this question."
  static let leftPrivately = "We stop here. Nothing of the last part is kept."
  /// Stands at the prompt while nothing is kept.
  static let notKept = "not kept"
  /// Stands at the prompt while a journal entry is written.
  static let entry = "entry"
  /// What a person may meet at the first pages, in other languages.
  static let translated: [Language: [String: String]] = [
    .spanish: [
      goOn: "Seguir donde paramos", beginAnew: "Empezar de nuevo, y guardar aquello para después",
      closeIt: "Empezar de nuevo, y no preguntar más por ello", oneToThree: "Un número del 1 al 3, por favor.",
      oneOrTwo: "1 o 2, por favor.",
      goUnsaved: "Podemos hablar de todos modos, pero no se guardará nada. ¿Está bien?",
      talkUnsaved: "Hablar sin guardar nada", leave: "Salir",
      notSaved: "Lo que acabas de escribir todavía no está guardado. ¿Qué quieres hacer?",
      tryAgain: "Intentar guardarlo otra vez",
      setAside: "Paramos aquí. La próxima vez puedo llevarte a esta pregunta.",
      leftPrivately: "Paramos aquí. De la última parte no se guarda nada.", goodbye: "Adiós.",
    ]
  ]
  static let goodbye = "Goodbye."
  static let howToLeave =
    "/quit ends here, /pause keeps this question for later, and Ctrl-\\ leaves at once and clears"
    + " the screen."
}
