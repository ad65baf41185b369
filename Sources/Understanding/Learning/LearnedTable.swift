/// Word and concept weights per topic, as read from a `learned` block.
struct LearnedTable: Sendable {
  /// A weight for one topic as it is learned or read from a file.
  struct Weight: Sendable {
    var topic: Int32
    var value: Float
    /// Its line in the file, for evidence.
    var line: Int32 = 0
  }

  /// The same in four bytes, because a reading looks at hundreds of them, all over the table.
  struct Entry: Sendable, Equatable {
    var topic: UInt16
    /// Its place among the ``values``.
    var value: UInt16
  }

  /// Different weights a table may hold.
  static let mostValues = 1 << 14

  /// Hash of a feature → row.
  var index = HashIndex(minimumCapacity: 16)
  var rows = Rows<Entry>()
  /// The different weights, as many of them are the same.
  var values: [Float] = []
  /// The line of each entry in the file, for evidence.
  var lines: [Int32] = []
  /// How rare the feature of each row is.
  var rarity: [Float] = []
  /// How much one point of a hand-written rule counts.
  var handScale: Float = 1
  var file: Int32 = 0
  /// Rows, while the table grows.
  var count = 0

  /// What weights may be learned for besides topics: danger against all harmless words, and clear danger
  /// against all else. They are numbered behind the topics.
  static let judgements = ["danger", "act"]

  var isEmpty: Bool { rows.count == 0 }

  /// Puts weights in the place of all that were there; false when too many of them differ.
  mutating func fill(_ weights: Rows<Weight>) -> Bool {
    var places: [Float: UInt16] = [:]
    var different: [Float] = []
    rows = weights.map { weight in
      let place = places[weight.value] ?? UInt16(truncatingIfNeeded: different.count)
      if Int(place) == different.count {
        places[weight.value] = place
        different.append(weight.value)
      }
      return Entry(topic: UInt16(truncatingIfNeeded: weight.topic), value: place)
    }
    values = different
    lines = weights.items.map(\.line)
    return different.count <= Self.mostValues
  }

  /// The hash of a feature that is one word's stem.
  @inline(__always)
  static func key(stem: UInt64) -> UInt64 { ByteHash.pair(0x5157, stem) }

  /// The hash of a feature that is two stems in a row.
  @inline(__always)
  static func key(_ first: UInt64, _ second: UInt64) -> UInt64 { ByteHash.pair(first, second) }

  /// The hash of a feature that is a concept's name.
  @inline(__always)
  static func key(concept name: UInt64) -> UInt64 { ByteHash.pair(0xC0_4CE9, name) }

  /// The hash of a feature that is the stem an utterance begins with.
  @inline(__always)
  static func key(opening stem: UInt64) -> UInt64 { ByteHash.pair(0x5E, stem) }

  /// The hash of a feature that is the stem an utterance ends with.
  @inline(__always)
  static func key(closing stem: UInt64) -> UInt64 { ByteHash.pair(0x24, stem) }

  /// The hash of a feature that is a class of length.
  @inline(__always)
  static func key(length: Int) -> UInt64 { ByteHash.pair(0x23, UInt64(truncatingIfNeeded: length)) }

  /// The feature of an utterance that asks something.
  static let questionKey: UInt64 = 0x3F

  /// The feature that every utterance has.
  static let biasKey: UInt64 = 0xB1A5
}
