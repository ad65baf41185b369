extension Sequence<SourceFile> {
  /// Names this exact set of files: FNV-1a of all paths and texts as 16 hexadecimal digits.
  ///
  /// Any change of any file changes it. Linear in the texts.
  package var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for file in self {
      for byte in (file.path + "\0" + file.text + "\0").utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
