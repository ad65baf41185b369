/// An open-addressing table from 64-bit hashes to small numbers; a lookup is one or two probes.
///
/// Words are told apart by their 64-bit hash alone: two English words with one hash do not occur.
struct HashIndex: Sendable {
  private var keys: [UInt64]
  private var values: [Int32]
  private var mask: Int
  private(set) var count = 0

  init(minimumCapacity: Int = 16) {
    var size = 16
    while size < minimumCapacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: -1, count: size)
    mask = size - 1
  }

  @inline(__always)
  private static func spread(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key ^ (key >> 29)) &* 0x9e37_79b9_7f4a_7c15 >> 20)
  }

  /// The value stored under a hash, or -1.
  @inline(__always)
  func value(_ key: UInt64) -> Int32 {
    let key = key == 0 ? 1 : key
    var slot = Self.spread(key) & mask
    while true {
      let found = keys[slot]
      if found == key { return values[slot] }
      if found == 0 { return -1 }
      slot = (slot &+ 1) & mask
    }
  }

  /// Stores a value unless the hash is known; returns the value that now stands there.
  @discardableResult
  mutating func insert(_ key: UInt64, _ value: Int32, replacing: Bool = false) -> Int32 {
    if (count + 1) * 2 > keys.count { grow() }
    let key = key == 0 ? 1 : key
    var slot = Self.spread(key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key {
        if replacing { values[slot] = value }
        return values[slot]
      }
      slot = (slot &+ 1) & mask
    }
    keys[slot] = key
    values[slot] = value
    count += 1
    return value
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldValues = values
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: -1, count: oldKeys.count * 2)
    mask = keys.count - 1
    for (index, key) in oldKeys.enumerated() where key != 0 {
      var slot = Self.spread(key) & mask
      while keys[slot] != 0 { slot = (slot &+ 1) & mask }
      keys[slot] = key
      values[slot] = oldValues[index]
    }
  }
}
