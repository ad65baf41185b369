/// Words by number, with what follows from their spelling alone.
struct Lexicon {
  let bytes: Rows<UInt8>
  let index: HashIndex
  let stems: [UInt64]
  /// The values of number words; not a number for all others.
  let numbers: [Float]

  init(_ bytes: Rows<UInt8>) {
    self.bytes = bytes
    var index = HashIndex(minimumCapacity: bytes.count)
    var stems: [UInt64] = []
    var numbers: [Float] = []
    stems.reserveCapacity(bytes.count)
    numbers.reserveCapacity(bytes.count)
    for word in 0..<bytes.count {
      let spelling = bytes[word]
      index.insert(ByteHash.of(spelling), Int32(word))
      stems.append(Stem.hash(spelling))
      numbers.append(NumberWords.value(spelling) ?? .nan)
    }
    self.index = index
    self.stems = stems
    self.numbers = numbers
  }
}
