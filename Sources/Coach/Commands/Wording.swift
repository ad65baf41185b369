/// Every sentence that the engine itself says; all others stand in the scripts.
enum Wording {
  static let nothingTyped = [
    "Nothing came through. Take your time.",
    "That line was empty. There is no hurry.",
    "I saw no words there. Whenever you are ready.",
  ]

  static let stayingWithSafety = [
    "I am staying with this for now. The numbers above are people, and they answer.",
    "Before anything else, I would like to be sure about this.",
    "Let us stay here a moment longer. You can type `help now` to see the numbers again.",
  ]

  /// Hands on the neck, even once (evidence of later killing: Glass and others 2008).
  static let theNeck =
    "Hands on the neck, or a breath cut off, can be very dangerous, even once. Please see a doctor, also"
    + " if you feel fine, and talk to an advocate or the emergency number today."

  /// The same where no numbers stand on the screen, and none should.
  static let stayingQuietly = [
    "I am staying with this for now. Type `help now` if you want numbers.",
    "You come first here. You can answer, or leave at any time.",
    "Let us stay here a moment longer. Ctrl-\\ leaves at once.",
  ]

  /// The same when more of the danger was told.
  static let heardQuietly = [
    "I read that. It is not your fault.",
    "That matters too. You did not cause it.",
    "I read every line of it. You are not to blame for what another person does.",
    "Thank you for telling me that as well. None of it is your doing.",
  ]

  static let areYouSafe =
    "Are you safe for now? You can answer yes, no or not sure, and `quit` leaves at any time."
  static let gladYouAreSafe = "Thank you for telling me that you are safe for now."
  static let staysWhileUnsafe =
    "Then please let a person know now: one of these, or someone near you."

  static let somethingWentWrong =
    "Something in my script went wrong just then. That is my fault and nothing you did."
  static let scriptsFail = "I have to stop here. What you wrote is kept."
  static let scriptsFailPrivately = "I have to stop here. Nothing of this part is kept."

  static let privateNow =
    "Nothing is kept from here on: not what you type, not what I say, nothing I would remember. Type"
    + " /private again when it may be kept again."
  static let privateForGood =
    "Nothing more of this session is kept from here on: not what you type, not what I say, nothing I"
    + " would remember."
  static let stillPrivate = "Nothing of this part is kept. /private makes me keep things again."
  static let staysPrivate =
    "Nothing more of this session is kept. I leave it so, because of what we spoke about."
  static let nothingIsKept = "Nothing of this session is kept anyway."
  static let keptAgain =
    "From here on I keep what is said again. What we said in between is gone, from here too, so we go"
    + " on from the question before it."
  static let onlyForNow =
    "That holds only for now, because nothing of this part is kept. Type /private first to have it last."
  static let pausedPrivately =
    "We stop here. Nothing of this part is kept, so next time we go on from before it, or begin anew."
  static let leavingSafety = "You can go at any time. If it gets harder, please let a person know."
  static let paused =
    "We stop here, in the middle. Next time I can take you back to this very question."
  static let nothingBefore = "This is the first question; there is nothing before it."
  static let tookBack = "Taken back, with anything I kept from it."
  static let wentBack = "Back to the question before."
  static let yesOrNoWanted = "A yes, a no or a \"not sure\" is enough here."
  static let forgetHow =
    "Tell me what to forget, as in \"/forget name\", \"/forget note 2\", \"/forget plans\", \"/forget last"
    + " session\" or \"/forget everything\". A name or other words go wherever they stand. /memory shows"
    + " what there is."
  static let nothingToForget = "I hold nothing of that name. /memory shows what there is."
  static let tooCommonToForget =
    "Those words stand everywhere, so most of what was said would go. Give more of them, or a name with"
    + " its capital letter."
  static let forgetsThisSession =
    "This session is forgotten, with all I kept from it. Nothing more of it is kept from here on."
  static let rememberHow =
    "Tell me what to remember, in your own words, as in \"/remember my interview is on Monday\"."

  static func noteKept(_ number: Int) -> String {
    "Kept as note \(number). /memory shows it, \"/forget note \(number)\" removes it."
  }

  static func noteTooLong(_ limit: Int) -> String {
    "That is long for a note. Up to \(limit) letters, please; a session can hold the rest."
  }

  static func tooManyNotes(_ limit: Int) -> String {
    "I keep at most \(limit) notes. \"/forget note\" and a number makes room."
  }

  static let commandHasNoReasons =
    "What you typed was a command for the program itself, so no rule and no script line answered."

  static let wordsWanted = [
    "I need a few words for that one, or skip leaves it out.",
    "That one wants a few words of yours. skip is fine too.",
    "A few words, if you can. skip passes over it.",
  ]

  static func choiceUnavailable(_ number: Int) -> String {
    "Number \(number) is not open at this point."
  }

  static func noSuchChoice(_ number: Int, of count: Int) -> String {
    "There is no number \(number) here, only 1 to \(count). Your own words are welcome too."
  }

  static func whichOne(_ count: Int) -> [String] {
    [
      "Which one? A number from 1 to \(count) picks it, or a few of its words.",
      "Yes to which of them? 1 to \(count), or your own words.",
      "I am not sure which you mean. A number from 1 to \(count) tells me.",
    ]
  }

  static func numberOutside(_ low: Int, _ high: Int) -> String {
    "I am looking for a number from \(low) to \(high). /skip leaves it out."
  }

  static func numberWanted(_ low: Int, _ high: Int) -> String {
    "A number from \(low) to \(high) is enough here. /skip leaves it out."
  }

  static func forgotten(_ name: String) -> String {
    "Forgotten: \(name). It goes from what you typed, what I said and what I remember, in every session"
      + " that is kept."
  }

  static func countryNow(_ name: String?) -> String {
    let now = name.map { "I show help lines for \($0)." } ?? "I do not know your country."
    return now + " \"/country IE\" sets it, with two letters or a name. \"/forget country\" takes it away."
  }

  static func noSuchCountry(_ words: String) -> String {
    "I do not know a country called \"\(words)\". Two letters will do, as in \"/country IE\"."
  }

  static func countrySet(_ name: String, isKnown: Bool) -> String {
    isKnown
      ? "I show help lines for \(name) from now on, and remember that."
      : "I remember \(name). I have no lines for it, so I show numbers and addresses that work in"
        + " many places."
  }

  static let contactHow =
    "A name and a number, please, as in \"/contact Ada 020 7946 0000\". I keep it only because you"
    + " type it, and list it before the help lines."

  static func contactKept(_ contact: String) -> String {
    "Kept: \(contact). I list it before the help lines, except where somebody close may be the"
      + " danger. \"/forget contact\" removes it."
  }

  static func tooManyContacts(_ limit: Int) -> String {
    "I keep at most \(limit). \"/forget contact\" and a name makes room."
  }

  static func practiseList(_ names: [String]) -> [String] {
    guard !names.isEmpty else { return ["There is nothing to practise in these scripts."] }
    return [
      "\"/practise\" and a name goes there, and comes back to this question afterwards.",
      names.joined(separator: " · "),
    ]
  }

  static func noSuchExercise(_ words: String) -> String { "I do not know an exercise called \"\(words)\"." }

  static func whichExercise(_ names: [String]) -> String {
    "That may be one of several: \(names.joined(separator: " · ")). Which one?"
  }

  static func alreadyPractising(_ name: String) -> String { "We are in the middle of it: \(name)." }

  static let journalIsOpen = "Your entry is open. A line with only a full stop ends it."
  static let journalKept = "Kept as a journal entry, with this session."
  static let journalNotKept = "I read it. Nothing of it is kept, because nothing of this part is."
  static let journalHow = "Write the entry behind the command, as in \"/journal It rained, and I slept\"."
  static let journalDanger =
    "I read that, and I answer as soon as your entry is done: a line with only a full stop ends it."
    + " \"help now\" shows people to ring at once."

  static func unknownCommand(_ name: String, near: String?) -> String {
    let hint = near.map { " Did you mean /\($0)?" } ?? ""
    return "I do not know /\(name).\(hint) /help lists what I know."
  }
}

extension [String] {
  /// One wording after the other, so that the same one does not come twice running.
  func pick(_ turn: Int) -> String {
    isEmpty ? "" : self[turn % count]
  }
}
