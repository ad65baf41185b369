/// An open-addressing table from 64-bit hashes to small numbers; a lookup is one or two probes.
///
/// Words are told apart by their 64-bit hash alone: two English words with one hash do not occur.
struct HashIndex: Sendable {
  /// Key and value lie side by side, so that a probe touches one cache line.
  private struct Slot: Sendable {
    var key: UInt64 = 0
    var value: Int32 = -1
  }

  private var slots: [Slot]
  private var mask: Int
  private(set) var count = 0

  init(minimumCapacity: Int = 16) {
    let size = Self.size(minimumCapacity)
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
  }

  /// One and a half times the capacity at least, and a power of two.
  private static func size(_ capacity: Int) -> Int {
    var size = 16
    while size < capacity + capacity / 2 { size *= 2 }
    return size
  }

  @inline(__always)
  private static func spread(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ (key >> 29)) &* 0x9e37_79b9_7f4a_7c15) >> 20)
  }

  /// The value stored under a hash, or -1.
  @inline(__always)
  func value(_ key: UInt64) -> Int32 {
    let key = key == 0 ? 1 : key
    var slot = Self.spread(key) & mask
    while true {
      let found = slots[slot]
      if found.key == key { return found.value }
      if found.key == 0 { return -1 }
      slot = (slot &+ 1) & mask
    }
  }

  /// Stores a value unless the hash is known; returns the value that now stands there.
  @discardableResult
  mutating func insert(_ key: UInt64, _ value: Int32, replacing: Bool = false) -> Int32 {
    if (count + 1) + (count + 1) / 2 > slots.count { grow() }
    let key = key == 0 ? 1 : key
    var slot = Self.spread(key) & mask
    while slots[slot].key != 0 {
      if slots[slot].key == key {
        if replacing { slots[slot].value = value }
        return slots[slot].value
      }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = Slot(key: key, value: value)
    count += 1
    return value
  }

  /// All entries in the order of their places in a table that is made for them.
  var ordered: [(key: UInt64, value: Int32)] {
    let mask = Self.size(count + 1) - 1
    return slots.filter { $0.key != 0 }.map { (key: $0.key, value: $0.value) }
      .sorted { (Self.spread($0.key) & mask, $0.key) < (Self.spread($1.key) & mask, $1.key) }
  }

  /// Fills a table with as many entries as ``ordered`` gave, from front to back: linear, and quick as no
  /// entry is looked for. Nil for entries in another order.
  init?(count: Int, ordered: () -> (key: UInt64, value: Int32)) {
    self.init(minimumCapacity: count + 1)
    var home = 0
    var next = 0
    var wrapped = 0
    for _ in 0..<count {
      let entry = ordered()
      let own = Self.spread(entry.key) & mask
      guard own >= home, entry.key != 0 else { return nil }
      home = own
      let slot: Int
      if max(own, next) <= mask {
        slot = max(own, next)
        next = slot + 1
      } else {
        // What does not fit before the end goes to the first free places of the table.
        while slots[wrapped].key != 0 { wrapped += 1 }
        slot = wrapped
      }
      slots[slot] = Slot(key: entry.key, value: entry.value)
    }
    self.count = count
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry.key != 0 {
      var slot = Self.spread(entry.key) & mask
      while slots[slot].key != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = entry
    }
  }
}
