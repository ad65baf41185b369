import Foundation
import FuzzSupport

/// The folder with the input that is tried, and with those that broke a promise.
struct WorkFolder {
  private let folder: URL
  /// The file that is written down in, open for the turn of its kind.
  private var note: (kind: FuzzKind, file: FileHandle)?

  init(_ path: String) throws {
    folder = URL(filePath: path)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for kind in FuzzKind.allCases { try? FileManager.default.removeItem(at: place(of: kind)) }
  }

  /// Writes down what is tried next.
  ///
  /// In place: a disk waits for a file that is made anew or emptied first.
  mutating func write(_ bytes: [UInt8], _ kind: FuzzKind) throws {
    if note?.kind != kind {
      forget()
      _ = FileManager.default.createFile(atPath: place(of: kind).path, contents: nil)
      note = (kind, try FileHandle(forWritingTo: place(of: kind)))
    }
    guard let file = note?.file else { return }
    try file.seek(toOffset: 0)
    try file.write(contentsOf: bytes)
    try file.truncate(atOffset: UInt64(bytes.count))
  }

  /// Removes the note: what was tried did no harm.
  mutating func forget() {
    guard let kind = note?.kind else { return }
    try? note?.file.close()
    try? FileManager.default.removeItem(at: place(of: kind))
    note = nil
  }

  /// Keeps an input under a name that follows from it, and gives the path.
  func keep(_ bytes: [UInt8], _ kind: FuzzKind) throws -> String {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    let name = "found-\(String(hash, radix: 16)).\(kind.rawValue)"
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  private func place(of kind: FuzzKind) -> URL { folder.appending(path: "input.\(kind.rawValue)") }
}
