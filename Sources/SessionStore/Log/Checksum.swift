/// CRC-32 as used by zip and PNG (polynomial 0xEDB88320): finds torn and changed lines.
struct Checksum: Sendable {
  private var register: UInt32 = 0xFFFF_FFFF

  /// The checksum of some bytes.
  static func of(_ bytes: [UInt8]) -> UInt32 {
    var checksum = Checksum()
    checksum.add(bytes)
    return checksum.value
  }

  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var register = register
    Self.table.withUnsafeBufferPointer { table in
      var place = 0
      // Eight bytes at a time: eight tables say what each of them does to the register.
      while place + 8 <= bytes.count {
        var next: UInt32 = 0
        for offset in 0..<8 {
          // The first four meet what is in the register.
          let known: UInt32 = offset < 4 ? register >> UInt32(8 * offset) : 0
          let byte = Int((known ^ UInt32(bytes[place + offset])) & 0xFF)
          next ^= table[256 * (7 - offset) + byte]
        }
        register = next
        place += 8
      }
      while place < bytes.count {
        register = table[Int((register ^ UInt32(bytes[place])) & 0xFF)] ^ (register >> 8)
        place += 1
      }
    }
    self.register = register
  }

  var value: UInt32 { register ^ 0xFFFF_FFFF }

  /// What each byte does to the register, and what it does with one to seven bytes after it.
  private static let table: [UInt32] = {
    var table: [UInt32] = []
    for index in 0..<UInt32(256) {
      var value = index
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      table.append(value)
    }
    for index in 256..<2048 {
      let before = table[index - 256]
      table.append(before >> 8 ^ table[Int(before & 0xFF)])
    }
    return table
  }()
}

/// A checksum as text: eight small hexadecimal digits.
func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 8 - digits.utf8.count) + digits
}
