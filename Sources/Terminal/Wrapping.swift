/// Breaks text into lines of so many columns.
///
/// Lines break at blanks, and between East Asian characters. A word that does not fit, such as an
/// address, has a line of its own and keeps its length. No line ends in a blank. Newlines of the
/// text stay; a list item (`- ` or `3. `) has its further lines under its first word.
package func wrapped(_ text: String, to width: Int) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
    wrappedLine($0, to: max(1, width))
  }
}

private func wrappedLine(_ text: Substring, to width: Int) -> [String] {
  let indent = String(repeating: " ", count: min(hangingIndent(of: text), width / 2))
  var lines: [String] = []
  var line = ""
  var used = 0
  var isBare = true  // nothing stands in the line yet, or its indent only
  for piece in pieces(of: text) {
    let gap = piece.followsBlank && !isBare ? 1 : 0
    if !isBare, used + gap + piece.width > width {
      lines.append(line)
      line = indent + piece.text
      used = indent.count + piece.width
    } else {
      line += (gap == 1 ? " " : "") + piece.text
      used += gap + piece.width
    }
    isBare = false
  }
  lines.append(line)
  return lines
}

/// The columns of the mark that begins a list item, with the blank after it.
private func hangingIndent(of text: Substring) -> Int {
  let first = text.prefix { $0 != " " }
  guard first.count < text.count else { return 0 }
  if first == "-" || first == "•" || first == "*" { return 2 }
  let isNumbered = first.count > 1 && first.last == "." && first.dropLast().allSatisfy(\.isNumber)
  return isNumbered ? first.count + 1 : 0
}

private struct Piece {
  var text: String
  var width: Int
  var followsBlank: Bool
}

/// The parts between which a line may be broken.
private func pieces(of text: Substring) -> [Piece] {
  var pieces: [Piece] = []
  for word in text.split(separator: " ") {
    if word.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) {
      pieces.append(Piece(text: String(word), width: word.utf8.count, followsBlank: true))
      continue
    }
    var part = Piece(text: "", width: 0, followsBlank: true)
    var last: Character?
    for character in word {
      if let before = last, mayBreak(between: before, and: character) {
        pieces.append(part)
        part = Piece(text: "", width: 0, followsBlank: false)
      }
      part.text.append(character)
      part.width += DisplayWidth.of(character)
      last = character
    }
    pieces.append(part)
  }
  return pieces
}

private func mayBreak(between before: Character, and after: Character) -> Bool {
  guard isIdeographic(before) || isIdeographic(after) else { return false }
  return !"、。，．！？：；）」』】〉》・ー,.!?:;)".contains(after) && !"（「『【〈《(".contains(before)
}

private func isIdeographic(_ character: Character) -> Bool {
  character.unicodeScalars.first.map(DisplayWidth.isIdeographic) ?? false
}
