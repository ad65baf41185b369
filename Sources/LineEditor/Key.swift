internal import CEditLine

/// One key press, for screens that react to keys instead of lines.
package enum Key: Sendable, Equatable {
  case character(Character)
  case up, down, left, right, home, end, pageUp, pageDown, wordLeft, wordRight
  case delete, enter, escape, newline, paste
}

extension Key {
  /// The key for a code of the C module, or nil for one that has no meaning here.
  init?(code: Int32) {
    let named: [Int: Key] = [
      CEDIT_KEY_UP: .up, CEDIT_KEY_DOWN: .down, CEDIT_KEY_LEFT: .left, CEDIT_KEY_RIGHT: .right,
      CEDIT_KEY_HOME: .home, CEDIT_KEY_END: .end, CEDIT_KEY_DELETE: .delete,
      CEDIT_KEY_PAGE_UP: .pageUp, CEDIT_KEY_PAGE_DOWN: .pageDown,
      CEDIT_KEY_WORD_LEFT: .wordLeft, CEDIT_KEY_WORD_RIGHT: .wordRight,
      CEDIT_KEY_NEWLINE: .newline, CEDIT_KEY_PASTE: .paste, CEDIT_KEY_ESCAPE: .escape,
      10: .enter, 13: .enter,
    ]
    if let key = named[Int(code)] {
      self = key
    } else if let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) {
      self = .character(Character(scalar))
    } else {
      return nil
    }
  }
}
