import Coach
import Foundation
import TestSupport

@testable import SessionStore

/// Words that each sessions of these tests holds, told in every way there is.
enum Told {
  static let first = ["name Zorka", "I love Quentin, zorka's cousin", "plan ring QUENTIN tonight", "/pause"]
  static let second = ["note my secret garden", "/contact Bodil", "felt wistful", "did E2", "pause ask Perpetua", "entry Perpetua\nand QUENTIN walked", "/quit"]
  /// Every word that came from a person, in small letters.
  static let words = ["zorka", "quentin", "secret garden", "bodil", "555 0199", "wistful", "perpetua"]

  /// Two sessions, and what a person or a crash may have left beside them.
  static func fill(_ store: Store) throws {
    try SessionStoreTests.run(store, 1, minutes: 0, first)
    try SessionStoreTests.run(store, 2, minutes: 100, second)
  }
}

extension StoreDisk {
  /// The paths of files that hold a word, in capitals or not.
  func holding(_ word: String) -> [String] {
    paths.filter { text(bytes($0)).lowercased().contains(word.lowercased()) }
  }

  /// Puts beside the logs what else may hold their words.
  func putCopies(of store: Store) throws {
    for file in try files(store) {
      let path = store.path(of: file)
      put(bytes(path) ?? [], at: path + ".tmp")
      put((bytes(path) ?? []).dropLast(9).map { $0 }, at: path + ".original")
    }
    put(bytes(store.paths.memory) ?? [], at: home + "/memory.edited.json")
    put(Array(#"{"memory":{"facts":{"name":{"value":"Zorka by hand"}}}}"#.utf8), at: home + "/memory.edited-2.json")
    put(Array("not JSON: Quentin".utf8), at: home + "/memory.edited-3.json")
    put(Array("half a memory with Quentin".utf8), at: home + "/memory.json.tmp")
    putFolder(home + "/state", mode: 0o700)
    put(Array("hello\nQuentin again\n".utf8), at: home + "/state/history")
  }
}
