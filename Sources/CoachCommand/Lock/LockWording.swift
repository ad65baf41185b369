import Vault

/// What the program says about locked sessions.
enum LockWording {
  static let prompt = "Passphrase: "
  static let isLocked = [
    "Your sessions are locked. What you type here is not shown.",
    "Type help now for people to ring. Ctrl-C leaves. Ctrl-\\ leaves at once and clears the screen.",
  ]
  static let wrong =
    "That passphrase does not open your sessions. Nothing has changed. Try again: capitals, blanks"
    + " and accents count."
  static let withoutOpening =
    "To talk without opening them, and without keeping anything:\n  coach --unsaved"
  static let notOpened = "Nothing was opened, and nothing has changed."
  static let exportIsPlain =
    "Your sessions are locked; what is exported is not, and can be read without the passphrase."
  static let noTerminal =
    """
    Your sessions are locked, and there is no terminal here to ask for the
    passphrase. Give it in the first line of a file:
      coach --passphrase-fd 3 3<file
    or in the first line of the input, with --passphrase-fd 0.
    """ + "\n" + withoutOpening
  static func nothingToRead(_ descriptor: Int32) -> String {
    "--passphrase-fd: no passphrase can be read from \(descriptor). At a terminal, leave it out to be asked."
  }
  static let cannotAsk =
    """
    There is no terminal here to ask for a passphrase. Give it in the first line
    of a file:
      --passphrase-fd 3 3<file
    """

  static let beforeLocking = [
    "From now on your sessions, and what I remember of you, can only be read with a passphrase. I ask"
      + " for it before each talk.",
    "If you forget it, nobody can help you: there is no other way in, and no one to ask. You may want"
      + " to write it down and keep it where only you find it.",
    "The dates of your sessions can still be seen. Copies from before, such as backups, stay readable.",
    "Type it twice. What you type is not shown. Ctrl-C leaves, and nothing is locked.",
  ]
  static let beforeChanging = [
    "Now the new passphrase, twice. If you forget it, nobody can help you."
  ]
  static let newPrompt = "New passphrase: "
  static let againPrompt = "The same again: "
  static let tooShort =
    "That is too short to keep anyone out: please use at least \(Passphrase.fewest) characters. Four or"
    + " five words that have nothing to do with each other are good."
  static let notTheSame = "These two were not the same. Nothing has changed. Try again."
  static let reserved = "Those words are for help, so they cannot be a passphrase."
  static let nothingLocked = "Nothing was locked, and nothing has changed."
  static let nothingUnlocked = "Nothing was unlocked, and nothing has changed."
  static let nothingChanged = "The passphrase is as it was."

  static func keepContacts(_ count: Int) -> [String] {
    [
      (count == 0
        ? "You chose a country for help lines. coach safety can"
        : "You named \(count == 1 ? "someone" : "\(count) people") to ring. coach safety can")
        + " go on using that without the passphrase, when you need it quickly. Then anyone who uses"
        + " this computer can read it as well.",
      "Keep it readable?",
    ]
  }
  static let yesOrNo = "yes or no: "

  static func locked(_ sessions: Int) -> String {
    """
    Locked: \(count(sessions)), and what is remembered.
    From now on coach asks for your passphrase. coach passphrase changes it, and
    coach unlock takes it off again.
    """
  }
  static func unlocked(_ sessions: Int) -> String {
    """
    Unlocked: \(count(sessions)), and what is remembered.
    Whoever can open your account can read them now.
    """
  }
  static let changed =
    """
    Changed. Copies of vault.json from before, as in a backup, still open with
    the old passphrase. To have a new key as well: coach unlock, then coach lock.
    """
  private static func count(_ sessions: Int) -> String {
    sessions == 1 ? "1 session" : "\(sessions) sessions"
  }
  static func progress(_ done: Int, _ total: Int) -> String { "  \(done) of \(total) files" }

  static let contactsAreLocked =
    "People you named yourself are locked with your sessions. coach safety --own asks for your"
    + " passphrase and shows them."
}
