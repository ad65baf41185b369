internal import LineEditor

/// Cuts text to so many columns; what was cut off shows as `…`.
package func cut(_ text: String, to width: Int) -> String {
  // Nothing takes more columns than it has bytes.
  if text.utf8.count <= width { return text }
  var used = 0
  var kept = ""
  // The place of the cut, if one turns out to be needed.
  var short: String?
  for character in text {
    let columns = DisplayWidth.of(character)
    if used + columns > width - 1, short == nil { short = kept }
    if used + columns > width { return (short ?? kept) + "…" }
    kept.append(character)
    used += columns
  }
  return kept
}

/// The columns of the terminal behind a descriptor; nil when there is none.
package func terminalColumns(of descriptor: Int32) -> Int? {
  isTerminal(descriptor) ? LineEditor.columns(of: descriptor) : nil
}
