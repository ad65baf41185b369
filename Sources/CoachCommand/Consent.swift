/// A question before something that cannot be undone.
enum Consent {
  /// Asks for a word, and says whether it came. Without an answer nothing is done.
  static func isGiven(_ question: String, word: String) -> Bool {
    Platform.write("\(question) Type \(word) to go on: ", to: 1)
    let answer = readLine()?.lowercased().filter { !$0.isWhitespace }
    if answer == nil { Platform.write("\n", to: 1) }
    return answer == word
  }
}
