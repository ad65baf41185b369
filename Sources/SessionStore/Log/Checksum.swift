/// CRC-32 as used by zip and PNG (polynomial 0xEDB88320): finds torn and changed lines.
struct Checksum: Sendable {
  private var register: UInt32 = 0xFFFF_FFFF

  /// The checksum of some bytes.
  static func of(_ bytes: [UInt8]) -> UInt32 {
    var checksum = Checksum()
    checksum.add(bytes)
    return checksum.value
  }

  mutating func add(_ bytes: [UInt8]) {
    var register = register
    Self.table.withUnsafeBufferPointer { table in
      bytes.withUnsafeBufferPointer { bytes in
        var place = 0
        while place < bytes.count {
          register = table[Int((register ^ UInt32(bytes[place])) & 0xFF)] ^ (register >> 8)
          place += 1
        }
      }
    }
    self.register = register
  }

  var value: UInt32 { register ^ 0xFFFF_FFFF }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }
}

/// A checksum as text: eight small hexadecimal digits.
func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 8 - digits.utf8.count) + digits
}
