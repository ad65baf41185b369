/// Puts values into the places of a template.
enum Substitution {
  /// The template with `{n}` replaced by the n-th value; other braces, and braces in values, stay.
  static func expand(_ template: String, _ values: [String]) -> String {
    guard !values.isEmpty else { return template }
    var output: [UInt8] = []
    let bytes = Array(template.utf8)
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), let (number, end) = place(bytes, index),
        number < values.count
      {
        output += values[number].utf8
        index = end
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The number in `{n}` at an offset, and the offset after it.
  private static func place(_ bytes: [UInt8], _ start: Int) -> (Int, Int)? {
    var end = start + 1
    var number = 0
    while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39, end - start < 9 {
      number = number * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end > start + 1, end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
    return (number, end + 1)
  }
}

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
