import Crypto
import Testing

@testable import Vault

func passphrase(_ text: String) -> Passphrase { Passphrase(Array(text.utf8)) }

func made(_ text: String = "four plain words here") throws -> (file: VaultFile, vault: Vault) {
  try VaultFile.make(passphrase(text), derivation: .quick, showsHelp: false)
}

/// Sealing and opening bytes.
@Suite struct VaultTests {
  @Test func whatIsSealedOpensAgain() throws {
    let vault = try made().vault
    for length in [0, 1, 1022, 1023, 1024, 1025, 5000] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
      #expect(vault.open(vault.seal(bytes, for: "here"), for: "here") == bytes)
    }
    let zeros = [UInt8](repeating: 0, count: 100) + [0x80]
    #expect(vault.open(vault.seal(zeros, for: "here"), for: "here") == zeros)
  }

  @Test func lengthsAreRoundedUp() throws {
    let vault = try made().vault
    let lengths = [0, 1, 500, 1023].map {
      vault.seal([UInt8](repeating: 1, count: $0), for: "here").count
    }
    #expect(Set(lengths).count == 1)
    #expect(vault.seal([UInt8](repeating: 1, count: 1024), for: "here").count > lengths[0])
  }

  @Test func theSameBytesAreNeverSealedTheSame() throws {
    let vault = try made().vault
    #expect(vault.seal([1, 2, 3], for: "here") != vault.seal([1, 2, 3], for: "here"))
  }

  @Test func everyChangedByteIsFound() throws {
    let vault = try made().vault
    let sealed = vault.seal(Array("We argued again.".utf8), for: "here")
    for place in sealed.indices {
      for change: UInt8 in [1, 0x20, 0x80] {
        var changed = sealed
        changed[place] ^= change
        #expect(vault.open(changed, for: "here") == nil, "byte \(place)")
      }
      #expect(vault.open(sealed.prefix(place), for: "here") == nil, "cut at \(place)")
    }
    #expect(vault.open(sealed + sealed, for: "here") == nil)
    #expect(vault.open(sealed + [0x0A], for: "here") == nil)
  }

  @Test func nothingOpensInAnotherPlaceOrByAnotherKey() throws {
    let vault = try made().vault
    let sealed = vault.seal([1, 2, 3], for: "here")
    #expect(vault.open(sealed, for: "there") == nil)
    #expect(try made().vault.open(sealed, for: "here") == nil)
  }

  /// The third and fourth test vectors of RFC 7914, section 12, or rather their first 32 bytes.
  @Test(arguments: [
    ("pleaseletmein", "SodiumChloride", 16384, 8, 1, "7023bdcb3afd7348461c06cd81fd38eb"),
    ("password", "NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe"),
  ])
  func theKeyDerivationIsThatOfTheStandard(
    _ words: String, _ salt: String, _ n: Int, _ r: Int, _ p: Int, _ start: String
  ) throws {
    let derivation = KeyDerivation(rounds: n, blockSize: r, parallelism: p)
    let key = try derivation.key(passphrase(words), salt: Array(salt.utf8))
    let digits = key.withUnsafeBytes { bytes in
      bytes.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(digits == start)
  }
}
