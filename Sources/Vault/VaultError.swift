/// Why a vault does not open.
package enum VaultError: Error, Equatable {
  /// The passphrase is another, or the wrapped key has changed: nobody can tell which.
  case wrongPassphrase
  /// The file is none that this version can use.
  case unreadable
  /// The computer did not give the memory that a derivation needs.
  case noMemory(bytes: Int)
}
