#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Crypto
import CryptoExtras

/// How a passphrase becomes a key: scrypt (RFC 7914), which needs much memory at every guess.
package struct KeyDerivation: Sendable, Equatable, Codable {
  /// The only function there is now.
  package var function = "scrypt"
  /// N, a power of two; memory and time grow with it.
  package var rounds: Int
  /// r
  package var blockSize: Int
  /// p
  package var parallelism: Int

  package init(rounds: Int, blockSize: Int, parallelism: Int) {
    self.rounds = rounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// 128 MiB and a good part of a second on a computer of today.
  package static let standard = KeyDerivation(rounds: 1 << 17, blockSize: 8, parallelism: 1)

  /// Far too quick to keep anything safe: for tests.
  package static let quick = KeyDerivation(rounds: 2, blockSize: 1, parallelism: 1)

  /// The memory that one derivation needs, in bytes.
  package var memory: Int { 128 * rounds * blockSize }

  /// Whether the numbers are those of scrypt and do not ask for more than any computer should give:
  /// a file that was changed must not make the program take all memory.
  var isBearable: Bool {
    function == "scrypt" && (2...1 << 24).contains(rounds) && rounds & (rounds - 1) == 0
      && (1...64).contains(blockSize) && (1...16).contains(parallelism) && memory <= 1 << 30
  }

  func key(_ passphrase: Passphrase, salt: [UInt8]) throws(VaultError) -> SymmetricKey {
    guard isBearable else { throw .unreadable }
    var bytes = passphrase.withBytes { Array($0) }
    defer { overwrite(&bytes) }
    do {
      return try KDF.Scrypt.deriveKey(
        from: bytes, salt: salt, outputByteCount: VaultFile.keySize, rounds: rounds,
        blockSize: blockSize, parallelism: parallelism)
    } catch {
      throw .noMemory(bytes: memory)
    }
  }
}
