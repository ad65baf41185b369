/// The words of the terminal itself, in one place.
enum ReplWording {
  static let discarded =
    "That line was not sent. To leave, type /quit, or press Ctrl-C again on an empty line."
  static let howToLeave = "To leave, type /quit, or press Ctrl-C again."
  static let nothingWritten = "Nothing new was written, so nothing was sent."
  static let noEditorHere = "There is no editor to open here. Write your message on one line."
  static let noEditorForEntry = "There is no editor to open here, so write the entry line by line."
  static let lineWasCut =
    "That line was longer than I can take. I have read the first million characters of it."
  static let noUnicode =
    "This system offers no UTF-8, so accents may show as codes. What you type is still read right."
}
