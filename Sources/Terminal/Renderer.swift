/// Turns what the coach says into text for one kind of reader.
package struct Renderer: Sendable, Equatable {
  /// Who reads.
  package enum Form: Sendable, Equatable {
    /// A person at a terminal: the coach's words stand two columns in, the person's do not.
    case screen
    /// A person with a screen reader: who speaks is said in words, and nothing is decorated.
    case plain
    /// A file or another program: words only.
    case pipe
  }

  package var form: Form
  /// The width of the window.
  package var columns: Int
  package var usesColour: Bool

  package init(form: Form, columns: Int = 72, usesColour: Bool = false) {
    self.form = form
    self.columns = columns
    self.usesColour = usesColour && form != .plain
  }

  /// The longest line of text: four less than the window, and never more than 68 columns.
  package var textWidth: Int { max(8, min(columns - 4, 68)) }

  /// The prompt for the person's next words; a pipe has none.
  package var prompt: String {
    switch form {
    case .screen: SafeText(">").styled(.prompt, if: usesColour).string + " "
    case .plain: "You: "
    case .pipe: ""
    }
  }

  /// The prompt with a short word in brackets before its sign.
  package func prompt(mark: String?) -> String {
    guard let mark else { return prompt }
    return switch form {
    case .screen: "(\(mark)) " + prompt
    case .plain: "You (\(mark)): "
    case .pipe: ""
    }
  }

  /// A whole turn, each line with its end. Turns are set apart by the one who shows them.
  package func rendered(_ view: TurnView) -> SafeText {
    let notice = view.notice.map { [self.notice($0)] } ?? []
    let speaker = form == .plain ? "Coach: " : ""
    let words = view.paragraphs.enumerated().map { lines(of: ($0 == 0 ? speaker : "") + $1) }
    let choices = view.choices.isEmpty ? [] : [view.choices.map(line(of:)).joinedText()]
    switch form {
    case .plain:
      return (notice + words + choices).joinedText()
    case .screen, .pipe:
      return (notice + words + choices).joinedText(between: .newline)
    }
  }

  /// A word from the program itself, in brackets so that nobody takes it for the coach's.
  package func notice(_ text: String) -> SafeText {
    form == .plain ? lines(of: "Note: " + text) : lines(of: "(" + text + ")", style: .notice)
  }

  /// What the person wrote elsewhere than at the prompt, as if it had been typed there.
  package func echo(_ text: String) -> SafeText {
    let mark = form == .plain ? "You: " : "> "
    return wrapped(mark + SafeText(text).string, to: textWidth)
      .map { SafeText($0) + .newline }.joinedText()
  }

  private func line(of choice: ChoiceView) -> SafeText {
    let text = choice.text + (choice.isAvailable ? "" : " (not available now)")
    let lines = wrapped("\(choice.number). " + SafeText(text).string, to: textWidth)
    let number = "\(choice.number)."
    return lines.enumerated().map { index, line in
      let margin = margin(before: line)
      guard index == 0, choice.isAvailable else { return margin + SafeText(line) + .newline }
      let rest = SafeText(String(line.dropFirst(number.count)))
      return margin + SafeText(number).styled(.number, if: usesColour) + rest + .newline
    }.joinedText()
  }

  private func lines(of text: String, style: Style? = nil) -> SafeText {
    wrapped(SafeText(text).string, to: textWidth).map { line in
      guard !line.isEmpty else { return SafeText.newline }
      let words = style.map { SafeText(line).styled($0, if: usesColour) } ?? SafeText(line)
      return margin(before: line) + words + .newline
    }.joinedText()
  }

  /// A long address that fits the window without a margin has none, so that it stays in one piece.
  private func margin(before line: String) -> SafeText {
    form == .screen && DisplayWidth.of(line) + 2 <= max(columns, 10) ? SafeText("  ") : .empty
  }
}

extension [SafeText] {
  /// One text, with another between each two.
  func joinedText(between separator: SafeText = .empty) -> SafeText {
    var all = SafeText.empty
    for (index, text) in enumerated() {
      if index > 0 { all += separator }
      all += text
    }
    return all
  }
}
