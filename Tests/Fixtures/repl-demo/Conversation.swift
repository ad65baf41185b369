import LineEditor
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// A conversation that repeats what it hears.
func runConversation(_ arguments: [String]) {
  var environment: [String: String] = [:]
  for name in ["TERM", "NO_COLOR", "VISUAL", "EDITOR", "TMPDIR"] { environment[name] = value(name) }
  let colour = ColourChoice.allCases.first { arguments.contains("--color=\($0.rawValue)") }
  let front = TerminalFrontEnd(
    TerminalOptions(
      isPlain: arguments.contains("--plain"), colour: colour ?? .auto, environment: environment,
      program: "repl-demo", commands: ["/help", "/quit", "/edit", "help now"]))
  var repl = front.repl()
  let opening = TurnView(
    paragraphs: [
      "Hello. This is a small conversation for tests, and it says back whatever it hears.",
      "What would you like to do? You can write in your own words, or pick a number.",
    ],
    choices: [
      ChoiceView(number: 1, text: "Talk about something that has been on my mind since last week"),
      ChoiceView(number: 2, text: "Practise saying what I need", isAvailable: false),
      ChoiceView(number: 3, text: "Look around"),
    ], notice: front.notice)
  let end = repl.run(opening: ReplStep(opening)) { input in
    switch input {
    case .endOfInput, .typed("/quit"):
      ReplStep(TurnView(paragraphs: ["Goodbye."]), isEnd: true)
    case .interruptedTwice:
      ReplStep(TurnView(paragraphs: ["Would you like to leave? Type /quit."]))
    case .typed("private"):
      ReplStep(TurnView(paragraphs: ["I will not keep that."]), keepsInput: false)
    case .typed("notice"):
      ReplStep(TurnView(paragraphs: ["Said."], notice: "This session is not being saved."))
    case .typed("long"):
      ReplStep(
        TurnView(
          paragraphs: [
            String(repeating: "It sounds as if the evening went quite differently. ", count: 4),
            "See https://example.org/a/very/long/address/that/must/stay/whole/whatever/the/width",
            "世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界世界、世界。",
          ], choices: (1...10).map { ChoiceView(number: $0, text: "Choice number \($0) of ten") }))
    case .typed(let text):
      ReplStep(
        TurnView(
          paragraphs: ["heard[\(told(text))]"],
          choices: [ChoiceView(number: 1, text: "Yes"), ChoiceView(number: 2, text: "No")]))
    }
  }
  exit(end == .ended || end == .readerLeft ? 0 : 1)
}
