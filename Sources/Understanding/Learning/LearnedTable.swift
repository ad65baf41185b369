/// Word and concept weights per topic, as read from a `learned` block.
struct LearnedTable: Sendable {
  /// A weight for one topic.
  struct Weight: Sendable {
    var topic: Int32
    var value: Float
    /// Its line in the file, for evidence.
    var line: Int32 = 0
  }

  /// Hash of a feature → row.
  var index = HashIndex(minimumCapacity: 16)
  var rows = Rows<Weight>()
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
