/// Splits a command's text into words.
enum CommandWords {
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isInWord = false
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if isEscaped {
        if character != "\"" && character != "\\" { word.append("\\") }
        word.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
        isInWord = true
      } else if character == "\"" {
        isQuoted.toggle()
        isInWord = true
      } else if character.isWhitespace && !isQuoted {
        if isInWord { words.append(word) }
        word = ""
        isInWord = false
      } else {
        word.append(character)
        isInWord = true
      }
    }
    if isEscaped { word.append("\\") }
    if isInWord { words.append(word) }
    return words
  }
}
