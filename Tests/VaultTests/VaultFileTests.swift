import Foundation
import Testing

@testable import Vault

/// The wrapped key, and what opens it.
@Suite struct VaultFileTests {
  @Test func onlyTheRightPassphraseOpensIt() throws {
    let (file, vault) = try made("correct horse battery")
    let sealed = vault.seal([7], for: "here")
    #expect(try file.opened(by: passphrase("correct horse battery")).open(sealed, for: "here") == [7])
    for wrong in ["", "correct horse batter", "Correct horse battery", "correct horse battery "] {
      #expect(throws: VaultError.wrongPassphrase) { try file.opened(by: passphrase(wrong)) }
    }
  }

  @Test func anotherPassphraseOpensTheSameKeyWithAnotherSalt() throws {
    var (file, vault) = try made("the first one")
    let before = try fields(file)
    try file.wrap(vault, by: passphrase("the second one"), derivation: .quick)
    let sealed = vault.seal([7], for: "here")
    #expect(try file.opened(by: passphrase("the second one")).open(sealed, for: "here") == [7])
    #expect(throws: VaultError.wrongPassphrase) { try file.opened(by: passphrase("the first one")) }
    let after = try fields(file)
    #expect(before["salt"] as? String != after["salt"] as? String)
    #expect(before["key"] as? String != after["key"] as? String)
    #expect(before["id"] as? String == after["id"] as? String)
  }

  @Test func twoVaultsShareNothing() throws {
    let (one, two) = (try fields(made().file), try fields(made().file))
    for name in ["id", "salt", "key", "seal"] {
      #expect(one[name] as? String != two[name] as? String, "\(name)")
    }
  }

  @Test func aChangedFieldIsFound() throws {
    let (file, vault) = try made()
    for (name, value) in [
      ("id", "00"), ("salt", "AAAAAAAAAAAAAAAAAAAAAA=="), ("key", "AAAA"),
      ("derivation", ["function": "scrypt", "rounds": 4, "blockSize": 1, "parallelism": 1] as [String: any Sendable]),
    ] as [(String, any Sendable)] {
      let changed = try with(file, name, value)
      #expect(throws: VaultError.wrongPassphrase, "\(name)") {
        try changed.opened(by: passphrase("four plain words here"))
      }
    }
    #expect(file.isSound(by: vault))
    for (name, value) in [("state", "locked"), ("showsHelp", true), ("seal", "AAAA")]
      as [(String, any Sendable)]
    {
      #expect(try !with(file, name, value).isSound(by: vault), "\(name)")
    }
  }

  @Test func numbersThatNoComputerShouldBearAreRefused() throws {
    let file = try made().file
    for (name, value) in [("rounds", 1 << 30), ("rounds", 0), ("rounds", 3), ("blockSize", 0),
      ("blockSize", 1 << 20), ("parallelism", 0), ("parallelism", 1 << 20)]
    {
      var derivation = ["rounds": 1 << 15, "blockSize": 8, "parallelism": 1] as [String: any Sendable]
      derivation["function"] = "scrypt"
      derivation[name] = value
      let changed = try with(file, "derivation", derivation)
      #expect(throws: VaultError.unreadable, "\(name) \(value)") {
        try changed.opened(by: passphrase("four plain words here"))
      }
    }
    #expect(KeyDerivation.standard.isBearable)
    #expect(KeyDerivation.standard.memory == 128 << 20)
  }

  @Test func shortPassphrasesAreKnown() {
    #expect(!passphrase("1234567").isLongEnough)
    #expect(!passphrase("ééééééé").isLongEnough)
    #expect(passphrase("12345678").isLongEnough)
    #expect(passphrase("").isEmpty)
    #expect(passphrase("abc").matches(passphrase("abc")))
    #expect(!passphrase("abc").matches(passphrase("abd")))
    #expect(passphrase(" Help  NOW ").says(["help now"]))
    #expect(!passphrase("help now please").says(["help now"]))
  }

  private func fields(_ file: VaultFile) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(file))
    return try #require(object as? [String: Any])
  }

  private func with(_ file: VaultFile, _ name: String, _ value: any Sendable) throws -> VaultFile {
    var changed = try fields(file)
    changed[name] = value
    return try JSONDecoder().decode(
      VaultFile.self, from: JSONSerialization.data(withJSONObject: changed))
  }
}
