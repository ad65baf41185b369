import Foundation

/// Text kept in a file, to be compared with what comes out today.
package enum Golden {
  /// The difference from a golden file beside the calling test; nil when there is none.
  ///
  /// With `RECORD_GOLDEN=1` the file is written anew, and the difference still counts.
  package static func difference(
    _ text: String, from name: String, in folder: String = "Transcripts",
    file: String = #filePath
  ) throws -> String? {
    let golden = URL(filePath: file).deletingLastPathComponent().appending(path: folder)
      .appending(path: name)
    let kept = try? String(contentsOf: golden, encoding: .utf8)
    if kept == text { return nil }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: golden, atomically: true, encoding: .utf8)
      return "\(name) is written anew. Read the change, then run the tests again."
    }
    let old = (kept ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0 == $1 }.count
    return "\(name) differs at line \(same + 1):\n"
      + old.dropFirst(same).prefix(6).map { "- \($0)" }.joined(separator: "\n") + "\n"
      + new.dropFirst(same).prefix(6).map { "+ \($0)" }.joined(separator: "\n")
  }
}
