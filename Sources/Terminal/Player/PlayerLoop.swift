internal import LineEditor

/// The player on a real terminal: reads keys, keeps the time, draws what has changed.
///
/// The line editor's terminal is used for it, so that every end of the process gives the terminal
/// and what stood on it back.
package struct PlayerLoop {
  /// How the person left.
  package enum End: Sendable, Equatable {
    case left, interrupted
    /// The terminal cannot be used so; nothing was shown.
    case noScreen
  }

  private let input: Int32
  private let output: Int32
  private let usesColour: Bool

  package init(usesColour: Bool, input: Int32 = 0, output: Int32 = 1) {
    self.usesColour = usesColour
    self.input = input
    self.output = output
  }

  /// Plays until the person leaves. `reasons` is asked once, when somebody wants to know why;
  /// `clock` gives milliseconds that only grow.
  package func run(
    _ player: Player, clock: () -> Int, reasons: () -> [Int: [String]]
  ) -> End {
    guard let editor = try? LineEditor(program: "coach", input: input, output: output) else {
      return .noScreen
    }
    defer {
      editor.useScreen(false)
      editor.close()
    }
    editor.useScreen(true)
    var player = player
    let output = Output(descriptor: output)
    var drawn: [SafeText] = []
    var due: Int?
    resize(&player)
    while !player.isOver, output.end == nil {
      drawn = draw(player.screen, over: drawn, to: output)
      if player.needsReasons {
        player.reasons = reasons()
        continue
      }
      let wait = player.wait
      if wait == nil { due = nil } else if due == nil { due = clock() + (wait ?? 0) }
      let before = (player.step, player.pace, player.wait)
      switch editor.readKey(milliseconds: due.map { Int32(clamping: max(0, $0 - clock())) }) {
      case .success(nil):
        player.tick()
        due = nil
      case .success(let key?):
        if let key = PlayerKey(key) { player.take(key) }
        // A key that moves nothing leaves the time that is left as it is.
        if before != (player.step, player.pace, player.wait) { due = nil }
      case .failure(.interrupted): return .interrupted
      case .failure(.endOfInput): return .left
      case .failure(.screenChanged):
        resize(&player)
        drawn = []
      }
    }
    return .left
  }

  private func resize(_ player: inout Player) {
    let size = LineEditor.size(of: output) ?? (80, 24)
    player.resize(columns: size.columns, rows: size.rows)
  }

  /// Writes the rows that are others than before, in one piece; returns what is on the screen now.
  private func draw(_ screen: PlayerScreen, over old: [SafeText], to output: Output) -> [SafeText] {
    var text = old.count == screen.lines.count ? SafeText.empty : SafeText.emptyScreen
    for (row, line) in screen.lines.enumerated() where old.count != screen.lines.count || old[row] != line {
      let isStatus = row == screen.lines.count - 1
      text += SafeText.row(row + 1) + line.styled(.status, if: usesColour && isStatus)
    }
    if !text.string.isEmpty { output.write(text) }
    return screen.lines
  }
}

extension PlayerKey {
  /// The player's key for one of the terminal's; nil for one that it does not know.
  init?(_ key: Key) {
    switch key {
    case .character("\u{7F}"), .character("\u{8}"), .delete: self = .backspace
    case .character(let character):
      guard character.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else { return nil }
      self = .character(character)
    case .left, .wordLeft: self = .left
    case .right, .wordRight: self = .right
    case .up: self = .up
    case .down: self = .down
    case .pageUp: self = .pageUp
    case .pageDown: self = .pageDown
    case .home: self = .home
    case .end: self = .end
    case .enter, .newline: self = .enter
    case .escape: self = .escape
    case .paste: return nil
    }
  }
}
