// Sealing at rest: a passphrase opens a key, the key seals and opens bytes.
//
// In: a passphrase, bytes, and the place the bytes belong to. Out: text of one line that nobody reads,
// changes or puts in another place unseen. No file is touched here. Example:
//
//     let made = try VaultFile.make(passphrase, derivation: .standard, showsHelp: false)
//     let line = made.vault.seal(bytes, for: "memory.json")
//     let vault = try made.file.opened(by: passphrase)
//     let same = vault.open(line, for: "memory.json")

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Crypto

/// A key that is in memory, with the name of the vault file it came from.
///
/// ChaCha20-Poly1305 (RFC 8439) with a random nonce for each piece: it takes the same time on every
/// computer, with or without instructions for AES. The key overwrites itself when let go.
package struct Vault: Sendable {
  /// Tells this key from one of an earlier locking; says nothing of the key.
  package let id: String
  private let key: SymmetricKey

  init(id: String, key: SymmetricKey) {
    self.id = id
    self.key = key
  }

  /// Seals bytes for one place, as base64 text of one line.
  ///
  /// The length is rounded up to a whole number of `grain`, so that it does not give away which
  /// known sentence was said. Cost: about a millionth of a second for each 500 bytes.
  package func seal(_ bytes: some Collection<UInt8>, for place: String) -> [UInt8] {
    sealed(Padding.padded(bytes), key, for: place)
  }

  /// Opens what `seal` gave for the same place; nil when anything of it has changed.
  package func open(_ text: some Collection<UInt8>, for place: String) -> [UInt8]? {
    opened(text, key, for: place).flatMap { Padding.stripped($0) }
  }

  /// The length that sealed bytes are rounded up to.
  package static let grain = Padding.grain

  /// Text that only this key can make for a place.
  func mark(of place: String) -> [UInt8] { sealed([], key, for: place) }

  func isMark(_ text: some Collection<UInt8>, of place: String) -> Bool {
    opened(text, key, for: place) != nil
  }

  /// The bytes of the key, for wrapping.
  func wrapped(by outer: SymmetricKey, for place: String) -> [UInt8] {
    sealed(key.withUnsafeBytes { Array($0) }, outer, for: place)
  }

  /// A vault from its wrapped key; nil for another outer key.
  init?(id: String, unwrapping text: [UInt8], by outer: SymmetricKey, for place: String) {
    guard var bytes = opened(text, outer, for: place), bytes.count == VaultFile.keySize else {
      return nil
    }
    self.init(id: id, key: SymmetricKey(data: bytes))
    overwrite(&bytes)
  }
}

private func sealed(_ bytes: [UInt8], _ key: SymmetricKey, for place: String) -> [UInt8] {
  do {
    let box = try ChaChaPoly.seal(bytes, using: key, authenticating: Array(place.utf8))
    return Array(box.combined.base64EncodedData())
  } catch {
    preconditionFailure("A key of 32 bytes seals anything that fits into memory: \(error)")
  }
}

private func opened(
  _ text: some Collection<UInt8>, _ key: SymmetricKey, for place: String
) -> [UInt8]? {
  guard let combined = Data(base64Encoded: Data(text)),
    // Two texts must not stand for the same bytes: a changed character is a change.
    combined.base64EncodedData().elementsEqual(text),
    let box = try? ChaChaPoly.SealedBox(combined: combined),
    let bytes = try? ChaChaPoly.open(box, using: key, authenticating: Array(place.utf8))
  else { return nil }
  return Array(bytes)
}

/// Rounds lengths up: a mark after the bytes, then zeros.
enum Padding {
  static let grain = 1024
  private static let mark: UInt8 = 0x80

  static func padded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let length = (bytes.count / grain + 1) * grain
    var padded: [UInt8] = []
    padded.reserveCapacity(length)
    padded += bytes
    padded.append(mark)
    padded += [UInt8](repeating: 0, count: length - padded.count)
    return padded
  }

  static func stripped(_ bytes: [UInt8]) -> [UInt8]? {
    guard let end = bytes.lastIndex(where: { $0 != 0 }), bytes[end] == mark else { return nil }
    return Array(bytes.prefix(end))
  }
}
