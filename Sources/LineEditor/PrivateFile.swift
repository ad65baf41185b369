/// A file of mode 0600 in a folder of mode 0700 of its own, for text on its way to an editor.
struct PrivateFile {
  let folder: String
  let path: String

  /// Makes the folder and writes the file.
  init(named name: String, in parent: String, text: String) throws(LineEditorError) {
    let template = parent + (parent.hasSuffix("/") ? "" : "/") + "note-XXXXXX"
    guard let made = makeTemporaryFolder(template) else {
      throw .system("\(parent): \(describeSystemError(lastErrorNumber))")
    }
    folder = made
    path = made + "/" + name
    guard writePrivately(Array(text.utf8), to: path) else {
      let reason = describeSystemError(lastErrorNumber)
      removeFolderOfFiles(made)
      throw .system("\(path): \(reason)")
    }
  }

  /// The text of the file, its bytes repaired where they are not UTF-8.
  func read() throws(LineEditorError) -> String {
    guard let bytes = readWhole(path) else {
      throw .unreadable(reason: describeSystemError(lastErrorNumber), keptAt: path)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Removes the file, whatever an editor left beside it, and the folder.
  func remove() { removeFolderOfFiles(folder) }
}
