import YarnProgram

extension CoachProgram {
  /// Every word of the scripts in small letters: words that are no names.
  ///
  /// Cost: one pass over all lines.
  package var scriptWords: Set<String> {
    let parts = scripts.storage.parts
    var words: Set<String> = []
    for line in parts.lines {
      for word in parts.strings[line.text].split(whereSeparator: { !$0.isLetter && $0 != "'" })
      where word.first?.isLowercase == true {
        words.insert(String(word))
      }
    }
    return words
  }
}
