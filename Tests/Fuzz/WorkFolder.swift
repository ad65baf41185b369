import Foundation
import FuzzSupport

/// The folder with the input that is tried, and with those that broke a promise.
struct WorkFolder {
  private let folder: URL

  init(_ path: String) throws {
    folder = URL(filePath: path)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for kind in FuzzKind.allCases { forget(kind) }
  }

  /// Writes down what is tried next.
  func note(_ bytes: [UInt8], _ kind: FuzzKind) throws {
    try Data(bytes).write(to: place(of: kind))
  }

  /// Removes the note: what was tried did no harm.
  func forget(_ kind: FuzzKind) { try? FileManager.default.removeItem(at: place(of: kind)) }

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
