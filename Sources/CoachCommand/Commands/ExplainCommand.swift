import ArgumentParser
import Workshop

/// `coach explain CODE`: what a code of `coach check` means, with an example.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a code that check gives.",
    usage: "coach explain [<code> ...]",
    discussion: """
      Without a code, all codes are listed.

      Examples:
        coach explain YS0012
        coach explain sb0305
        coach explain | grep -i question
      """)

  @Argument(help: "Codes such as YS0012 or SB0305.")
  var codes: [String] = []

  func run() throws {
    guard !codes.isEmpty else {
      let lines = Explanations.list.map { "\($0.code)  \($0.title)\n" }
      Platform.write(lines.joined(), to: 1)
      return
    }
    for (index, code) in codes.enumerated() {
      guard let found = Explanations.all[code.uppercased()] else {
        throw Failure("There is no code \(code). coach explain lists all codes.", status: 1)
      }
      let text = "\(index > 0 ? "\n" : "")\(found.code): \(found.title)\n\n\(found.text)\n"
      Platform.write(text, to: 1)
    }
  }
}
