import ArgumentParser
import Coach
import FoundationEssentials
import Understanding

/// `coach understand`: what the coach hears in words, and why.
struct UnderstandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "understand",
    abstract: "Show what the coach hears in an utterance, and which rules say so.",
    usage: "coach understand [options] [text ...]",
    discussion: "Examples:\n  coach understand went through his phone again\n  coach understand --json < lines.txt")

  @Flag(help: "One JSON object a line.")
  var json = false

  @Argument(help: "The utterance; without one, each line of the standard input is read.")
  var text: [String] = []

  @OptionGroup var place: PlaceOptions

  func run() throws {
    guard let rules = try place.program().ruleBook else {
      throw Failure("The rules have mistakes; coach check names them.")
    }
    let lines =
      text.isEmpty
      ? String(decoding: Platform.contents(of: 0) ?? [], as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
      : [text.joined(separator: " ")]
    for line in lines {
      let reading = rules.read(line)
      guard Platform.write(try shown(reading) + "\n", to: 1) else { return }
    }
  }

  private func shown(_ reading: Reading) throws -> String {
    guard json else { return ReadingText.paragraphs(reading) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(reading), as: UTF8.self)
  }
}
