#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Crypto

/// `vault.json`: the key that everything is sealed with, wrapped by a key made of the passphrase.
///
/// A new passphrase wraps the same key anew, so nothing else is written for it.
package struct VaultFile: Sendable, Equatable, Codable {
  package static let version = 1
  static let keySize = 32

  /// How far locking or unlocking has come. Other values are of a newer version.
  package enum State: String, Sendable, Codable, CaseIterable {
    /// Some files may not be sealed yet.
    case locking
    case locked
    /// Some files may be sealed still.
    case unlocking
  }

  /// Says what the file is.
  package var about: String
  package private(set) var format = VaultFile.version
  package let id: String
  package private(set) var state: State
  /// Whether contacts and country stay readable, by the person's wish.
  package private(set) var showsHelp: Bool
  package private(set) var derivation: KeyDerivation
  private var salt: Data
  private var key: String
  /// Seals the state and the wish, which the key does not cover.
  private var seal: String

  /// Makes a new random key, to be opened by a passphrase.
  package static func make(
    _ passphrase: Passphrase, derivation: KeyDerivation, showsHelp: Bool, about: String = ""
  ) throws(VaultError) -> (file: VaultFile, vault: Vault) {
    let id = hexadecimal(randomBytes(8))
    let vault = Vault(id: id, key: SymmetricKey(size: .bits256))
    var file = VaultFile(
      about: about, id: id, state: .locking, showsHelp: showsHelp, derivation: derivation,
      salt: Data(), key: "", seal: "")
    try file.wrap(vault, by: passphrase, derivation: derivation)
    file.change(to: .locking, by: vault)
    return (file, vault)
  }

  /// Opens the key. Throws `wrongPassphrase`, or `unreadable` for numbers that cannot be.
  package func opened(by passphrase: Passphrase) throws(VaultError) -> Vault {
    let outer = try derivation.key(passphrase, salt: Array(salt))
    guard let vault = Vault(id: id, unwrapping: Array(key.utf8), by: outer, for: wrapping) else {
      throw .wrongPassphrase
    }
    return vault
  }

  /// Lets another passphrase open the same key, with a new salt.
  package mutating func wrap(
    _ vault: Vault, by passphrase: Passphrase, derivation: KeyDerivation
  ) throws(VaultError) {
    let salt = randomBytes(16)
    let outer = try derivation.key(passphrase, salt: salt)
    self.derivation = derivation
    self.salt = Data(salt)
    key = String(decoding: vault.wrapped(by: outer, for: wrapping), as: UTF8.self)
  }

  /// Notes how far the work has come.
  package mutating func change(to state: State, by vault: Vault) {
    self.state = state
    seal = String(decoding: vault.mark(of: standing), as: UTF8.self)
  }

  /// Whether the state and the wish are as the program wrote them.
  package func isSound(by vault: Vault) -> Bool { vault.isMark(seal.utf8, of: standing) }

  private var wrapping: String {
    "key \(id) \(derivation.function) \(derivation.rounds) \(derivation.blockSize) "
      + "\(derivation.parallelism)"
  }

  private var standing: String { "state \(id) \(state.rawValue) \(showsHelp)" }
}

private func randomBytes(_ count: Int) -> [UInt8] {
  SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { Array($0) }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
