import YarnRuntime

/// Makes inputs out of seeds: the same ones, in the same order, for the same number.
package struct Mutator {
  private let seeds: Seeds
  private var random: SeededGenerator
  /// What repeating and joining may grow to.
  private static let longest = 40_000

  package init(_ seeds: Seeds, seed: UInt64) {
    self.seeds = seeds
    random = SeededGenerator(seed: seed)
  }

  /// The next input of a kind.
  package mutating func next(_ kind: FuzzKind) -> [UInt8] {
    var bytes = anySeed(kind)
    if random.below(4) == 0 {
      let other = anySeed(kind)
      bytes += other[random.below(other.count + 1)...]
    }
    // One change alone often leaves an input that is taken, and so gets further.
    for _ in 0...(random.below(2) == 0 ? 0 : random.below(8)) {
      if kind == .program || kind == .book { changeWord(&bytes) } else { changeText(&bytes, kind) }
    }
    return Array(bytes.prefix(Self.longest))
  }

  private mutating func anySeed(_ kind: FuzzKind) -> [UInt8] {
    let inputs = seeds.inputs[kind] ?? [[]]
    return inputs[random.below(inputs.count)]
  }

  private mutating func changeText(_ bytes: inout [UInt8], _ kind: FuzzKind) {
    let place = random.below(bytes.count + 1)
    switch random.below(14) {
    case 0..<5:
      let pieces = Pieces.of(kind)
      bytes.insert(contentsOf: pieces[random.below(pieces.count)].utf8, at: place)
    case 5, 6: bytes.removeSubrange(stretch(of: bytes, from: place, upTo: 20))
    case 7: bytes.removeSubrange(stretch(of: bytes, from: place, upTo: 1_000))
    case 8: bytes.insert(contentsOf: bytes[stretch(of: bytes, from: place, upTo: 200)], at: place)
    case 9:
      let other = random.below(bytes.count + 1)
      bytes.insert(contentsOf: bytes[stretch(of: bytes, from: other, upTo: 80)], at: place)
    case 11, 12: insertLine(&bytes, kind, after: place)
    case 10: repeatStretch(&bytes, from: place)
    default: if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
    }
  }

  /// Many times the same, where more than linear work would show.
  private mutating func repeatStretch(_ bytes: inout [UInt8], from place: Int) {
    let piece = bytes[stretch(of: bytes, from: place, upTo: 12)]
    guard !piece.isEmpty, random.below(8) == 0 else { return }
    let times = min(1 << random.below(14), Self.longest / piece.count)
    bytes.insert(contentsOf: repeatElement(Array(piece), count: times).joined(), at: place)
  }

  /// A line of any input of the kind, as a line of its own.
  private mutating func insertLine(_ bytes: inout [UInt8], _ kind: FuzzKind, after place: Int) {
    let other = anySeed(kind)
    let newline = UInt8(ascii: "\n")
    let lines = other.split(separator: newline)
    guard !lines.isEmpty else { return }
    let start = bytes[place...].firstIndex(of: newline).map { $0 + 1 } ?? bytes.count
    bytes.insert(contentsOf: lines[random.below(lines.count)] + [newline], at: start)
  }

  private mutating func stretch(of bytes: [UInt8], from place: Int, upTo length: Int) -> Range<Int>
  {
    place..<min(bytes.count, place + random.below(length))
  }

  /// Programs are made of words of four bytes, most of them small numbers.
  private mutating func changeWord(_ bytes: inout [UInt8]) {
    guard bytes.count >= 8, random.below(8) > 0 else {
      if !bytes.isEmpty { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      return
    }
    let place = random.below(bytes.count / 4) * 4
    guard place + 4 <= bytes.count else { return }
    switch random.below(8) {
    case 0: bytes.removeLast(random.below(bytes.count - place))
    case 1: for index in place..<place + 4 { bytes[index] = 0xFF }
    case 2: bytes[place + 3] ^= 0x80
    case 3:
      let other = random.below(bytes.count / 4) * 4
      for index in 0..<4 { bytes[place + index] = bytes[other + index] }
    case 4: bytes[place] &+= UInt8(random.below(3)) &- 1
    default:
      bytes[place] = UInt8(random.below(64))
      for index in place + 1..<place + 4 { bytes[index] = 0 }
    }
  }
}
