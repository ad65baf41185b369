import ArgumentParser
import LineProtocol

/// `coach acp`: sessions in an editor or another front end that speaks the Agent Client Protocol.
struct ACPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acp",
    abstract: "Speak the Agent Client Protocol with the program that started this.",
    usage: "coach acp [options]",
    discussion: """
      An editor or a terminal front end starts it and talks over standard input
      and output, one JSON message a line. How to add it to the common ones:
      Sources/LineProtocol/Protocol.md.
      Examples:
        coach acp
        coach acp --data-dir ~/work-coach --log debug 2>coach.log
      """)

  @OptionGroup var lines: LineOptions

  func run() throws {
    let limits = Limits()
    let service = try lines.service(limits, workers: 4)
    let person = try lines.person()
    StandardStreams.serve(limit: limits.line) { ACPConnection(service, People(person), out: $0, number: 1) }
    person.updateMemory()
  }
}
