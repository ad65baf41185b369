import ArgumentParser
import Coach

/// `coach practise NAME`: a session that goes to an exercise after the greeting.
struct PractiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practise", abstract: "List what can be practised, or begin with it.",
    usage: "coach practise [options] [<words> ...]",
    discussion: """
      Any near words will do. The first time you use the coach, its first pages come first.
      Examples:
        coach practise
        coach practise if-then plan
        coach practise E12
      """,
    aliases: ["practice"])

  @Argument(help: ArgumentHelp("The exercise, in your own words.", valueName: "words"))
  var words: [String] = []

  @OptionGroup var talk: TalkCommand

  func run() throws {
    let exercises = try talk.place.program().exercises
    let named = words.joined(separator: " ")
    guard !named.isEmpty else {
      for entry in exercises.entries { Platform.write("\(entry.exercise)  \(entry.name)\n", to: 1) }
      return
    }
    switch exercises.match(named) {
    case .one(let entry): try talk.talk(wish: "/practise \(entry.name)")
    case .several(let entries):
      let names = entries.map { "\($0.exercise) \($0.name)" }.joined(separator: ", ")
      throw Failure("\"\(named)\" may be one of these: \(names). The id says which.", status: 2)
    case .none:
      throw Failure("There is no exercise called \"\(named)\". `coach practise` lists them.", status: 2)
    }
  }
}
