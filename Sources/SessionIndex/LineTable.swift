/// Which texts were said in which turn of a session, packed into a few bytes.
///
/// For each turn: its marks, its number, how many texts, and the number of each text.
enum LineTable {
  struct Turn: Equatable {
    var number: Int
    var marks: Marks
    /// The first is the person's, except in the opening.
    var texts: [Int]
  }

  struct Marks: OptionSet {
    let rawValue: UInt8
    static let takenBack = Marks(rawValue: 1)
    static let hidden = Marks(rawValue: 2)
    /// The first text was typed by the person.
    static let typed = Marks(rawValue: 4)
  }

  static func packed(_ turns: [Turn]) -> [UInt8] {
    var bytes: [UInt8] = []
    for turn in turns {
      bytes.append(turn.marks.rawValue)
      add(turn.number, to: &bytes)
      add(turn.texts.count, to: &bytes)
      for text in turn.texts { add(text, to: &bytes) }
    }
    return bytes
  }

  /// Calls for every text with its turn's number, its marks and its place in the turn.
  @inline(__always)
  static func forEach(
    _ bytes: UnsafeRawBufferPointer,
    _ body: (_ turn: Int, _ marks: Marks, _ place: Int, _ text: Int) -> Void
  ) {
    var at = 0
    while at < bytes.count {
      let marks = Marks(rawValue: bytes[at])
      at += 1
      guard let turn = number(bytes, &at), let count = number(bytes, &at) else { return }
      var place = 0
      while place < count {
        guard let text = number(bytes, &at) else { return }
        body(turn, marks, place, text)
        place += 1
      }
    }
  }

  private static func add(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  @inline(__always)
  private static func number(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) -> Int? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while at < bytes.count, shift < 63 {
      let byte = bytes[at]
      at += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
    return nil
  }
}
