internal import LineEditor

/// What the person asked of the terminal.
package struct TerminalOptions: Sendable {
  /// `--plain`: for screen readers.
  package var isPlain: Bool
  /// `--color`.
  package var colour: ColourChoice
  /// The environment of the process.
  package var environment: [String: String]
  /// The name that lines of `~/.editrc` may be meant for.
  package var program: String
  /// What Tab offers.
  package var commands: [String]
  /// Where a journal entry lies while an editor has it.
  package var entryFolder: String?

  package init(
    isPlain: Bool = false, colour: ColourChoice = .auto, environment: [String: String] = [:],
    program: String = "coach", commands: [String] = [], entryFolder: String? = nil
  ) {
    self.isPlain = isPlain
    self.colour = colour
    self.environment = environment
    self.program = program
    self.commands = commands
    self.entryFolder = entryFolder
  }
}

/// The conversation's ends on standard input and output.
package struct TerminalFrontEnd {
  package let input: InputSource
  package let output: Output
  package let renderer: Renderer
  /// Something the person should know before the first turn.
  package let notice: String?
  private let options: TerminalOptions
  private let descriptors: (input: Int32, output: Int32)

  /// Opens the line editor when both ends are terminals, else a plain reader. Costs about a
  /// millisecond for a terminal.
  package init(_ options: TerminalOptions, input: Int32 = 0, output: Int32 = 1) {
    self.options = options
    descriptors = (input, output)
    let isTerminalOutput = isTerminal(output)
    var editor: LineEditor?
    if isTerminal(input), isTerminalOutput {
      let isPlain = options.isPlain || isDumbTerminal(options.environment)
      editor = try? LineEditor(
        program: options.program, input: input, output: output, isPlain: isPlain)
    }
    self.output = Output(descriptor: output)
    self.input = editor.map(InputSource.editor) ?? .bytes(ByteLineReader(descriptor: input))
    notice = editor.map(\.showsUnicode) == false ? ReplWording.noUnicode : nil
    renderer = Renderer(
      form: options.isPlain ? .plain : editor == nil ? .pipe : .screen,
      columns: LineEditor.columns(of: output) ?? 72,
      usesColour: options.colour.usesColour(
        isTerminal: isTerminalOutput, environment: options.environment))
  }

  /// The loop over these ends.
  package func repl() -> Repl {
    let output = descriptors.output
    return Repl(
      input: input, output: self.output, renderer: renderer, commands: options.commands,
      externalEditor: ExternalEditor(environment: options.environment),
      entryFolder: options.entryFolder,
      columns: { LineEditor.columns(of: output) })
  }
}
