/// A prompt split and marked the way libedit needs it.
///
/// libedit swallows a newline in a prompt, counts escape sequences as columns unless they are
/// marked, drops an escape at the very end, and miscounts when the character behind an escape is
/// not ASCII (measured with 3.1-20221030).
package struct Prompt: Sendable, Equatable {
  /// What is printed before the editor starts: all lines but the last, with their newlines.
  package let lead: String
  /// The last line, its escape sequences between two U+0001 and followed by a character.
  package let line: String

  /// Prepares a prompt; it may hold newlines and colours.
  package init(_ text: String) {
    var last = text[...]
    if let newline = text.lastIndex(where: \.isNewline) {
      last = text[text.index(after: newline)...]
      lead = String(text[...newline])
    } else {
      lead = ""
    }
    line = Prompt.marked(Array(last.unicodeScalars))
  }

  private static func marked(_ scalars: [Unicode.Scalar]) -> String {
    var pieces: [(escape: String, character: Unicode.Scalar)] = []
    var escape = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\u{1B}" {
        let end = endOfEscape(in: scalars, from: index)
        escape.append(contentsOf: scalars[index..<end])
        index = end
      } else {
        if scalars[index].value >= 0x20 {
          pieces.append((String(escape), scalars[index]))
          escape = .init()
        }
        index += 1
      }
    }
    if !escape.isEmpty {
      // An escape at the end needs a character behind it: the blank it stands after, or a new one.
      if let last = pieces.last, last.character == " " {
        pieces[pieces.count - 1].escape += String(escape)
      } else {
        pieces.append((String(escape), " "))
      }
    }
    let isCountable = pieces.allSatisfy { $0.escape.isEmpty || $0.character.isASCII }
    return pieces.map { piece in
      let mark = piece.escape.isEmpty || !isCountable ? "" : "\u{1}\(piece.escape)\u{1}"
      return mark + String(piece.character)
    }.joined()
  }

  /// The index after `ESC [ … letter`, or after the two characters of another escape.
  private static func endOfEscape(in scalars: [Unicode.Scalar], from start: Int) -> Int {
    guard start + 1 < scalars.count, scalars[start + 1] == "[" else {
      return min(start + 2, scalars.count)
    }
    var index = start + 2
    while index < scalars.count {
      index += 1
      if (0x40...0x7E).contains(scalars[index - 1].value) { break }
    }
    return index
  }
}
