/// Decodes what the build embedded; only text that the build wrote ever reaches it.
enum Base64 {
  /// Takes digits in whole groups of four, padded with `=` and without line breaks.
  ///
  /// Cost: linear, well under a nanosecond a byte in a release build. It stands between a person
  /// and the first prompt, so it reads whole groups and looks digits up without checks.
  static func decode(_ text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { input in
      let padding = input.suffix(2).count { $0 == UInt8(ascii: "=") }
      let groups = input.count / 4
      return [UInt8](unsafeUninitializedCapacity: groups * 3) { output, count in
        values.withUnsafeBufferPointer { values in
          for group in 0..<groups {
            let at = group &* 4
            let bits =
              values[Int(input[at])] &<< 18 | values[Int(input[at &+ 1])] &<< 12
              | values[Int(input[at &+ 2])] &<< 6 | values[Int(input[at &+ 3])]
            let out = group &* 3
            output[out] = UInt8(truncatingIfNeeded: bits &>> 16)
            output[out &+ 1] = UInt8(truncatingIfNeeded: bits &>> 8)
            output[out &+ 2] = UInt8(truncatingIfNeeded: bits)
          }
        }
        count = max(0, groups * 3 - padding)
      }
    }
  }

  /// What each digit stands for; padding and everything else stand for zero.
  private static let values: [UInt32] = {
    var values = [UInt32](repeating: 0, count: 256)
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, digit) in digits.utf8.enumerated() { values[Int(digit)] = UInt32(value) }
    return values
  }()
}
