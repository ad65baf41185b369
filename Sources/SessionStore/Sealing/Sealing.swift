package import Vault

/// How the files of a locked store are sealed and opened.
package struct Sealing: Sendable {
  package let vault: Vault
  /// Whether plain lines may still stand in the logs: only while locking or unlocking is not finished.
  let acceptsPlain: Bool
  /// Whether contacts and country are kept readable beside the sealed files.
  let showsHelp: Bool

  // MARK: Whole files

  /// Seals a whole file, as a line of JSON that says what it is. It may be renamed, as copies are.
  func sealed(_ bytes: [UInt8]) -> [UInt8] {
    Array(#"{"sealed":1,"about":"\#(StoreWording.aboutSealed)","data":""#.utf8)
      + vault.seal(bytes, for: Self.placeOfFiles) + Array("\"}\n".utf8)
  }

  /// Opens a whole file; nil when it was not sealed so, or has changed.
  func opened(_ bytes: [UInt8]) -> [UInt8]? {
    let head = Array(#"{"sealed":1,"about":"\#(StoreWording.aboutSealed)","data":""#.utf8)
    let tail = Array("\"}\n".utf8)
    guard bytes.count > head.count + tail.count, bytes.starts(with: head),
      bytes.suffix(tail.count).elementsEqual(tail)
    else { return nil }
    return vault.open(bytes[head.count..<bytes.count - tail.count], for: Self.placeOfFiles)
  }

  /// The bytes of a file that may be sealed: itself when it is not and need not be.
  func read(_ bytes: [UInt8]) -> [UInt8] {
    opened(bytes) ?? (acceptsPlain && !Self.isSealed(bytes[...]) ? bytes : [])
  }

  private static let placeOfFiles = "file"

  // MARK: Pieces of a log

  /// Seals one piece of a log: what was appended at once, on one line.
  func sealed(_ piece: ArraySlice<UInt8>, number: Int, of file: SessionFileName) -> [UInt8] {
    Self.head + Array("\(number)".utf8) + Self.middle
      + vault.seal(piece, for: Self.place(of: file, number)) + Array("\"}\n".utf8)
  }

  /// Opens one line, without its line feed; nil when it is no piece of this log, or has changed.
  func opened(
    _ line: ArraySlice<UInt8>, of file: SessionFileName
  ) -> (number: Int, bytes: [UInt8])? {
    guard line.starts(with: Self.head) else { return nil }
    let rest = line.dropFirst(Self.head.count)
    let digits = rest.prefix { (48...57).contains($0) }
    let data = rest.dropFirst(digits.count)
    // Digits that could be written in another way would leave a change unseen.
    guard let number = Int(String(decoding: digits, as: UTF8.self)),
      "\(number)".utf8.elementsEqual(digits), data.starts(with: Self.middle),
      data.suffix(2).elementsEqual(Array("\"}".utf8)), data.count > Self.middle.count + 2,
      let bytes = vault.open(
        data.dropFirst(Self.middle.count).dropLast(2), for: Self.place(of: file, number))
    else { return nil }
    return (number, bytes)
  }

  /// Whether a line or file begins as sealed ones do.
  static func isSealed(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: mark) }

  private static let mark = Array(#"{"sealed":1,"#.utf8)
  private static let head = Array(#"{"sealed":1,"piece":"#.utf8)
  private static let middle = Array(#","data":""#.utf8)

  private static func place(of file: SessionFileName, _ number: Int) -> String {
    "log \(file.stem) \(number)"
  }
}
