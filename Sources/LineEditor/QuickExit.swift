internal import CEditLine

/// Leaving at once, with nothing left on the screen.
///
/// The key is Ctrl-\ while an editor is open. It is the terminal's own quit key, so the system
/// delivers it even while output is being written or the program is busy, every terminal sends it,
/// and nobody presses it by accident, which would cost them their scrollback. On keyboards where
/// the backslash needs AltGr, Ctrl-4 sends the same in most terminals.
package enum QuickExit {
  /// The name of the key, for people.
  package static let keyName = "Ctrl-\\"

  /// Clears screen and scrollback, restores the terminal and ends the process with status 0.
  package static func leave() -> Never { cedit_quick_exit() }

  /// Names a file and its folder to be removed by the quick exit, or nil for none.
  static func doom(file: String?, folder: String?) { cedit_set_doomed(file, folder) }
}
