/// Cuts bytes into folded words and sentences; any bytes are accepted, in linear time.
struct TextScanner {
  private let bytes: [UInt8]
  private var at = 0
  private var text = RawText()
  private var sentenceStart = 0
  private var clause = true
  private var quoted = false

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    text.folded.reserveCapacity(bytes.count + 8)
    text.words.reserveCapacity(bytes.count / 4 + 4)
  }

  static func scan(_ bytes: [UInt8]) -> RawText {
    var scanner = TextScanner(bytes)
    scanner.run()
    return scanner.text
  }

  private mutating func run() {
    while at < bytes.count { step() }
    endSentence(question: false)
  }

  private mutating func step() {
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      word()
    case UInt8(ascii: " "), 9, 13:
      at += 1
    case 10:
      endSentence(question: false)
      at += 1
    case UInt8(ascii: "?"):
      endSentence(question: true)
      at += 1
    case UInt8(ascii: "!"):
      endSentence(question: false)
      at += 1
    case UInt8(ascii: "."):
      let next = peek(1)
      if next == 0 || next == 32 || next == 10 || next == UInt8(ascii: ".") || !isASCIILetter(next) {
        endSentence(question: false)
      }
      at += 1
    case UInt8(ascii: "\""):
      toggleQuote()
      at += 1
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "="):
      if !emoticon() {
        clause = true
        at += 1
      }
    case 0..<0x80:
      if byte != UInt8(ascii: "'") && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "*") {
        if byte != UInt8(ascii: "/") && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "-") {
          clause = true
        } else if peek(1) == 32 {
          clause = true
        }
      }
      at += 1
    default:
      scalar()
    }
  }

  @inline(__always)
  private func peek(_ offset: Int) -> UInt8 {
    at + offset < bytes.count ? bytes[at + offset] : 0
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private mutating func toggleQuote() {
    quoted.toggle()
    clause = true
  }

  private mutating func endSentence(question: Bool) {
    quoted = quoted && at < bytes.count && bytes[at] != 10
    clause = true
    let end = text.words.count
    guard end > sentenceStart else {
      if question, let last = text.sentences.indices.last { text.sentences[last].isQuestion = true }
      return
    }
    var start = sentenceStart
    while end - start > RawText.longestSentence {
      text.sentences.append(Sentence(words: start..<start + RawText.longestSentence))
      start += RawText.longestSentence
    }
    text.sentences.append(Sentence(words: start..<end, isQuestion: question))
    sentenceStart = end
  }

  // MARK: words

  private mutating func word() {
    let start = at
    let from = text.folded.count
    let capital = bytes[at] >= UInt8(ascii: "A") && bytes[at] <= UInt8(ascii: "Z")
    scan: while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        text.folded.append(byte)
        at += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        text.folded.append(byte | 0x20)
        at += 1
      case UInt8(ascii: "'"), UInt8(ascii: "`"):
        guard isASCIILetter(peek(1)) else { break scan }
        text.folded.append(UInt8(ascii: "'"))
        at += 1
      case UInt8(ascii: "*"), UInt8(ascii: "@"):
        guard isASCIILetter(peek(1)) || peek(1) == UInt8(ascii: "*") else { break scan }
        text.folded.append(byte)
        at += 1
      case UInt8(ascii: "."):
        // "7.5" is one word, "u.s" and "end.Next" are two.
        guard isDigit(peek(1)), from < text.folded.count, isDigit(text.folded[from]) else {
          break scan
        }
        text.folded.append(byte)
        at += 1
      case 0x80...:
        guard foldLetter() else { break scan }
      default:
        break scan
      }
    }
    if !splitDigits(from: from, start: start) {
      add(folded: from..<text.folded.count, source: start..<at, capital: capital)
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// "15yo" and "2am" become two words; "b4" and "4ever" stay as they are.
  private mutating func splitDigits(from: Int, start: Int) -> Bool {
    let folded = text.folded[from...]
    guard let first = folded.first, isDigit(first), at - start == folded.count,
      let cut = folded.firstIndex(where: { !isDigit($0) && $0 != UInt8(ascii: ".") })
    else { return false }
    let tail = folded[cut...]
    let units: [StaticString] = ["yo", "am", "pm", "yrs", "yr", "y", "f", "m", "h", "hrs", "k", "th", "days"]
    let isUnit = units.contains { unit in
      tail.count == unit.utf8CodeUnitCount
        && zip(tail, 0..<tail.count).allSatisfy { $0 == unit.utf8Start[$1] }
    }
    guard isUnit else { return false }
    let width = cut - from
    add(folded: from..<cut, source: start..<start + width, capital: false)
    add(folded: cut..<text.folded.count, source: start + width..<at, capital: false)
    return true
  }

  private mutating func add(
    folded: Range<Int>, source: Range<Int>, capital: Bool, symbol: Bool = false
  ) {
    guard !folded.isEmpty else { return }
    text.words.append(
      RawWord(
        folded: folded, source: source, startsClause: clause, isQuoted: quoted,
        isCapitalised: capital, isSymbol: symbol))
    clause = false
  }

  // MARK: beyond ASCII

  /// Folds one letter beyond ASCII into the current word; false when the scalar is no letter.
  private mutating func foldLetter() -> Bool {
    let (value, width) = decode()
    switch value {
    case 0x2019, 0x2018, 0x02BC, 0xB4, 0x2032:
      let next = at + width < bytes.count ? bytes[at + width] : 0
      guard isASCIILetter(next) else { return false }
      text.folded.append(UInt8(ascii: "'"))
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7:
      if let plain = Self.plainLetter(value) {
        text.folded.append(plain)
      } else {
        text.folded.append(contentsOf: bytes[at..<at + width])
      }
    case 0xAD, 0x200B...0x200F, 0xFEFF, 0x300...0x36F:
      break
    case 0x250...0x1FFF, 0x3040...0xD7FF:
      text.folded.append(contentsOf: bytes[at..<at + width])
    default:
      return false
    }
    at += width
    return true
  }

  private mutating func scalar() {
    let (value, width) = decode()
    switch value {
    case 0xA0, 0x2000...0x200F, 0x202F, 0xFEFF, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0000...0xE0FFF,
      0xAD:
      at += width
    case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB:
      toggleQuote()
      at += width
    case 0x2026:
      endSentence(question: false)
      at += width
    case 0x2010...0x2017:
      clause = true
      at += width
    case 0x2190...0x2BFF, 0x1F000...0x1FAFF:
      let from = text.folded.count
      text.folded.append(contentsOf: bytes[at..<at + width])
      let start = at
      at += width
      add(folded: from..<text.folded.count, source: start..<at, capital: false, symbol: true)
    // What begins a word must be a letter for `foldLetter` too, or nothing would move.
    case 0xC0...0x1FFF where value != 0xD7 && value != 0xF7 && value != 0x2BC, 0x3040...0xD7FF:
      word()
    default:
      at += width
    }
  }

  /// Decodes the scalar at the cursor; a broken byte is one unknown scalar of width 1.
  private func decode() -> (value: UInt32, width: Int) {
    let lead = bytes[at]
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    guard width > 1, at + width <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
    for offset in 1..<width {
      let byte = bytes[at + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, width)
  }

  /// The ASCII letter under an accented Latin-1 letter.
  private static func plainLetter(_ value: UInt32) -> UInt8? {
    guard value <= 0xFF else { return nil }
    let folds: StaticString = "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy"
    let letter = folds.utf8Start[Int(value - 0xC0)]
    return letter == 32 ? nil : letter
  }

  // MARK: emoticons

  /// Reads ":(", ":'(", ":)", ";)", ":/", "<3", "</3", "=)" as one emoji.
  private mutating func emoticon() -> Bool {
    let start = at
    let lead = bytes[at]
    var offset = 1
    let face: StaticString
    if lead == UInt8(ascii: "<") {
      if peek(1) == UInt8(ascii: "3") {
        face = "❤"
        offset = 2
      } else if peek(1) == UInt8(ascii: "/"), peek(2) == UInt8(ascii: "3") {
        face = "💔"
        offset = 3
      } else {
        return false
      }
    } else {
      var tears = false
      if peek(offset) == UInt8(ascii: "'") {
        tears = true
        offset += 1
      }
      if peek(offset) == UInt8(ascii: "-") { offset += 1 }
      switch peek(offset) {
      case UInt8(ascii: "("), UInt8(ascii: "["): face = tears ? "😭" : "😢"
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "D"): face = "🙂"
      case UInt8(ascii: "/"), UInt8(ascii: "|"): face = "😕"
      default: return false
      }
      if lead == UInt8(ascii: ":"), peek(offset) == UInt8(ascii: "/"), peek(offset + 1) == UInt8(ascii: "/") {
        return false
      }
      offset += 1
    }
    let from = text.folded.count
    for index in 0..<face.utf8CodeUnitCount { text.folded.append(face.utf8Start[index]) }
    at += offset
    add(folded: from..<text.folded.count, source: start..<at, capital: false, symbol: true)
    return true
  }
}
