/// A small terminal screen: what a person would see after the bytes written so far.
///
/// It knows what a line editor uses: cursor movement, erasing, inserting and deleting, wrapping
/// with the delayed margin of the common terminals, scrolling, scrollback. Colours are ignored.
package struct PtyScreen {
  package let columns: Int
  package let rows: Int
  private var cells: [[String]]
  private var row = 0
  private var column = 0
  /// The lines that have left the screen at the top.
  package private(set) var scrollback: [String] = []

  /// The screen after these bytes.
  package init(columns: Int = 80, rows: Int = 24, showing bytes: [UInt8] = []) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    show(bytes)
  }

  /// The lines without trailing blanks, and without the empty ones at the end.
  package var lines: [String] {
    var lines = cells.map(Self.trimmed)
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The place of the cursor, both from 0.
  package var cursor: (row: Int, column: Int) { (row, min(column, columns - 1)) }

  private static func trimmed(_ cells: [String]) -> String {
    var line = cells.joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  package mutating func show(_ bytes: [UInt8]) {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\u{1B}" {
        index = escape(scalars, from: index + 1)
      } else {
        show(scalars[index])
        index += 1
      }
    }
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r": column = 0
    case "\n": lineFeed()
    case "\u{8}": column = max(0, min(column, columns - 1) - 1)
    case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
    default: if scalar.value >= 0x20 { put(scalar) }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let category = scalar.properties.generalCategory
    if category == .nonspacingMark || category == .format {
      let place = max(0, column - 1)
      cells[row][place] += String(scalar)
      return
    }
    let isWide =
      scalar.value >= 0x1100 && scalar.properties.isEmojiPresentation
      || (0x2E80...0xA4CF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
    let width = isWide ? 2 : 1
    if column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = String(scalar)
    if isWide { cells[row][column + 1] = "" }
    column += width
  }

  private mutating func lineFeed() {
    if row < rows - 1 {
      row += 1
    } else {
      scrollback.append(Self.trimmed(cells.removeFirst()))
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func escape(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    guard start < scalars.count, scalars[start] == "[" else { return start + 1 }
    var parameters = ""
    var index = start + 1
    while index < scalars.count, !(0x40...0x7E).contains(scalars[index].value) {
      parameters.unicodeScalars.append(scalars[index])
      index += 1
    }
    guard index < scalars.count else { return index }
    let values = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    control(Character(scalars[index]), values)
    return index + 1
  }

  private mutating func control(_ letter: Character, _ values: [Int?]) {
    let first = (values.first ?? nil) ?? 0
    let count = max(1, first)
    let place = min(column, columns - 1)
    switch letter {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, place + count)
    case "D": column = max(0, place - count)
    case "G": column = min(columns - 1, count - 1)
    case "H":
      row = min(rows - 1, count - 1)
      column = max(0, ((values.count > 1 ? values[1] : nil) ?? 1) - 1)
    case "J": eraseScreen(first)
    case "K": eraseLine(first)
    case "P":
      cells[row].removeSubrange(place..<min(columns, place + count))
      cells[row] += Array(repeating: " ", count: columns - cells[row].count)
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: place)
      cells[row].removeLast(cells[row].count - columns)
    default: break
    }
  }

  private mutating func eraseLine(_ kind: Int) {
    let place = min(column, columns - 1)
    let range = kind == 0 ? place..<columns : kind == 1 ? 0..<place + 1 : 0..<columns
    for index in range { cells[row][index] = " " }
  }

  private mutating func eraseScreen(_ kind: Int) {
    if kind == 3 { scrollback = [] }
    if kind == 0 { eraseLine(0) }
    let range = kind == 0 ? row + 1..<rows : kind == 2 ? 0..<rows : 0..<0
    for index in range { cells[index] = Array(repeating: " ", count: columns) }
  }
}
