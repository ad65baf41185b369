/// Something the person should know although the work goes on. Wording: `StoreWording`.
package enum StoreNotice: Sendable, Equatable {
  /// A file or folder of ours was open to others and is no longer.
  case tightened(path: String)
  /// A folder or file belongs to another user than the one the program runs for.
  case ownedByAnother(path: String)
  /// The last line of a log was cut off while it was written. Lines count from 1.
  case torn(file: String, line: Int)
  /// The line is not as the program wrote it.
  case changed(file: String, line: Int)
  /// Lines before this one are gone.
  case gap(file: String, line: Int)
  /// The line is whole, and of a kind this version does not know.
  case unknown(file: String, line: Int, event: String)
  /// A session could not be read and was left out.
  case leftOut(StoreError, file: String)
  /// `memory.json` had been changed by hand; the person's copy is kept under this path.
  case memoryEdited(copy: String)
  /// What is remembered is known but could not be written to `memory.json`.
  case memoryNotWritten(StoreError)
  /// What was to be forgotten is, as far as this says.
  case forgot(ForgettingReport)
  /// Locking that was cut off has been finished.
  case lockingFinished
  /// Locking that was cut off could not be finished yet.
  case lockingNotFinished(StoreError)
  case unlockingFinished
  /// The part of `vault.json` that says how far locking has come is not as it was written.
  case vaultChanged(path: String)
  /// Lines that could not be opened stay sealed; the vault file is kept under this path.
  case notOpened(lines: Int, vault: String)
  /// The note that the session is set aside could not be written; no turn is lost.
  case pauseNotWritten(StoreError)
}
