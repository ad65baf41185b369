// The loop of a conversation in a terminal or a pipe.
//
// In: lines, and a function that answers them. Out: turns, rendered for the reader. Example:
//
//     var repl = Repl(input: input, output: output, renderer: renderer, commands: ["/help"])
//     let end = repl.run(opening: ReplStep(hello)) { input in
//       ReplStep(TurnView(paragraphs: ["You said \(input)."]), isEnd: input == .endOfInput)
//     }
//
// It knows nothing of the coach: what is said, and when it is over, is up to the function.

package import LineEditor

/// A conversation: reads, asks, shows, until it is over.
package struct Repl {
  private let input: InputSource
  private let output: Output
  private var renderer: Renderer
  private let commands: [String]
  private let externalEditor: ExternalEditor?
  private let entryFolder: String?
  private let columns: () -> Int?
  private var hasShownTurn = false
  private var interruptions = 0

  /// Joins the ends. `commands` are offered by Tab; `columns` is asked before each turn, and the
  /// renderer's own width is used when it does not know.
  package init(
    input: InputSource, output: Output, renderer: Renderer, commands: [String] = [],
    externalEditor: ExternalEditor? = nil, entryFolder: String? = nil, columns: @escaping () -> Int? = { nil }
  ) {
    self.input = input
    self.output = output
    self.renderer = renderer
    self.commands = commands
    self.externalEditor = externalEditor
    self.entryFolder = entryFolder
    self.columns = columns
  }

  /// Shows the opening and then answers each message until a step is the end, the input has ended,
  /// or nobody reads. Throws what `respond` throws.
  package mutating func run<Failure: Error>(
    opening: ReplStep, respond: (ReplInput) throws(Failure) -> ReplStep
  ) throws(Failure) -> ReplEnd {
    var step = opening
    var hadEnd = false
    show(step.view)
    while !step.isEnd, output.end == nil, !(hadEnd && !input.isInteractive) {
      offerCompletions(of: step)
      let opensEditor = step.opensEditor
      step.opensEditor = false
      let heard = opensEditor ? editJournal() : hear(mark: step.mark)
      // A second end of input ends a conversation that will not end by itself.
      if heard == .endOfInput {
        if hadEnd { break }
        hadEnd = true
      } else if heard != nil {
        hadEnd = false
      }
      guard let heard else { continue }
      step = try respond(heard)
      if case .typed(let text) = heard, step.keepsInput { remember(text) }
      if case .bytes(let reader) = input, reader.wasCut {
        step.view.notice = [ReplWording.lineWasCut, step.view.notice].compactMap { $0 }
          .joined(separator: " ")
      }
      if step.clearsScreen, renderer.form == .screen, input.isInteractive {
        output.write(.clearedScreen)
      } else {
        show(step.view)
      }
    }
    return end
  }

  private var end: ReplEnd {
    switch output.end {
    case nil: .ended
    case .readerLeft: .readerLeft
    case .failed(let reason): .outputFailed(reason)
    }
  }

  // MARK: Hearing

  /// The next thing for the conversation, or nil when the terminal has dealt with it.
  private mutating func hear(mark: String?) -> ReplInput? {
    switch input.next(prompt: renderer.prompt(mark: mark)) {
    case .line(let text):
      interruptions = 0
      if Self.editedJournal.contains(text.split(separator: " ").joined(separator: " ")) { return editJournal() }
      return text == "/edit" || text.hasPrefix("/edit ")
        ? edit(String(text.dropFirst(6))) : .typed(text)
    case .interrupted(let discarded):
      interruptions = discarded ? 1 : interruptions + 1
      if interruptions > 1 {
        interruptions = 0
        return .interruptedTwice
      }
      show(TurnView(notice: discarded ? ReplWording.discarded : ReplWording.howToLeave))
      return nil
    case .endOfInput:
      return .endOfInput
    }
  }

  private static let editedJournal: Set = ["/journal edit", "/journal --editor", "/write edit"]

  /// A whole entry from the person's own editor; where there is none to open, the entry is typed.
  private mutating func editJournal() -> ReplInput? {
    guard case .editor = input, externalEditor != nil else {
      show(TurnView(notice: ReplWording.noEditorForEntry))
      return .typed("/journal")
    }
    return edit("", before: "/journal ", in: entryFolder)
  }

  /// Lets the person write in their own editor.
  private mutating func edit(_ initial: String, before lead: String = "", in folder: String? = nil) -> ReplInput? {
    guard case .editor(let editor) = input, var externalEditor else {
      show(TurnView(notice: ReplWording.noEditorHere))
      return nil
    }
    if let folder { externalEditor.temporaryFolder = folder }
    do throws(LineEditorError) {
      let text = try editor.lendingTerminal { () throws(LineEditorError) in
        try externalEditor.edit(initial: initial)
      }
      if let text {
        output.write(renderer.echo(text))
        return .typed(lead + text)
      }
      show(TurnView(notice: ReplWording.nothingWritten))
    } catch {
      show(TurnView(notice: error.description))
    }
    return nil
  }

  private func remember(_ text: String) {
    if case .editor(let editor) = input { editor.remember(text) }
  }

  private func offerCompletions(of step: ReplStep) {
    guard case .editor(let editor) = input else { return }
    let choices = step.completions.map { SafeText($0).string }
    let all = choices + commands
    editor.candidates = { text in text.isEmpty && !choices.isEmpty ? choices : all }
  }

  // MARK: Showing

  /// Shows a turn with one blank line on each side; a pipe has one between turns.
  private mutating func show(_ view: TurnView) {
    if let columns = columns() { renderer.columns = columns }
    guard !view.isEmpty else { return }
    let isFirstOfPipe = !hasShownTurn && renderer.form != .screen
    hasShownTurn = true
    let before = isFirstOfPipe ? SafeText.empty : .newline
    let after = input.isInteractive ? SafeText.newline : .empty
    output.write(before + renderer.rendered(view) + after)
  }
}
