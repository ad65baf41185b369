/// The scripts, rules and tables that are built into the program: the files of this folder.
///
/// Nothing is read from disk, so the program runs wherever it is copied to. A writer changes the
/// files and never this one; the list is made anew at each build.
package enum Dialogs {
  /// One file of this folder, with its path from here.
  package struct File: Sendable {
    package let path: String
    package let text: String
  }

  /// Every file but the learned rules, sorted by path. Costs a copy of the texts; ask once.
  package static var files: [File] {
    embeddedFiles.map { File(path: "\($0.path)", text: "\($0.text)") }
  }

  /// The files with one ending, such as `yarn`; the learned rules are not among `rules`.
  package static func files(withEnding ending: String) -> [File] {
    embeddedFiles.filter { "\($0.path)".hasSuffix("." + ending) }
      .map { File(path: "\($0.path)", text: "\($0.text)") }
  }

  /// The text of one file, or nil when there is none at that path.
  package static func text(of path: String) -> String? {
    embeddedFiles.first { "\($0.path)" == path }.map { "\($0.text)" }
  }

  /// The compiled scripts, as the compiler of this build encoded them.
  package static var compiledScripts: [UInt8] {
    embeddedProgram.withUTF8Buffer { Array($0) }
  }

  /// All rules, hand-written and learned, as the rule compiler of this build encoded them.
  package static var compiledRules: [UInt8] {
    embeddedRules.withUTF8Buffer { Array($0) }
  }

  /// Names this exact set of files, learned rules included: 16 hexadecimal digits.
  package static var fingerprint: String { "\(embeddedFingerprint)" }
}
