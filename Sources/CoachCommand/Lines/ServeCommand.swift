import ArgumentParser
import LineProtocol
import LineServer

/// `coach serve`: sessions for any number of front ends.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Hold sessions with other programs, line by line.",
    usage: "coach serve [--plain] [--socket path] [--listen address] [options]",
    discussion: """
      Speaks the Agent Client Protocol, or with --plain one line in, one turn out,
      ended by a blank line. Without --socket and --listen it serves the one who
      started it, on standard input and output.
      Examples:
        coach serve --plain
        coach serve --socket ~/.coach.sock
        coach serve --plain --listen 127.0.0.1:4050
        coach serve --listen 0.0.0.0:4050 --user ada=ada.token --user bob=bob.token
      Sources/LineProtocol/Hosting.md tells how to put it behind systemd.
      """)

  @Flag(help: "Plain lines, as a person or a script types them.")
  var plain = false

  @Option(help: ArgumentHelp("Serve at a socket that only you can open.", valueName: "path"))
  var socket: [String] = []

  @Option(help: ArgumentHelp("Serve at an address, as in 127.0.0.1:4050.", valueName: "host:port"))
  var listen: [String] = []

  @Option(
    help: ArgumentHelp(
      "Keep sessions under a person's name; with =file, for whoever gives the token in it.",
      valueName: "name[=file]"))
  var user: [String] = []

  @Option(help: ArgumentHelp("Open sessions at once, at most.", valueName: "number"))
  var maxSessions = 1000

  @Option(help: ArgumentHelp("Connections at once, at most.", valueName: "number"))
  var maxConnections = 2000

  @Option(help: ArgumentHelp("Messages a second of one connection; 0 for any.", valueName: "number"))
  var rate = 50

  @Option(help: ArgumentHelp("End a connection after so long without a line; 0 for never.", valueName: "minutes"))
  var idle = 240

  @OptionGroup var lines: LineOptions

  func run() throws {
    var limits = Limits()
    for (name, value) in [("--max-sessions", maxSessions), ("--max-connections", maxConnections)] where value < 1 {
      throw Failure("\(name) takes a number from 1.", status: 2)
    }
    guard rate >= 0, (0...100_000).contains(idle) else {
      throw Failure("--rate and --idle take a number from 0.", status: 2)
    }
    limits.sessions = maxSessions
    limits.connections = maxConnections
    let inherited = Inherited.sockets(Platform.environment)
    let listeners = try self.listeners(inherited)
    let people = try self.people(listeners)
    guard !listeners.isEmpty else {
      let service = try lines.service(limits, workers: 4)
      StandardStreams.serve(limit: lineLimit(limits)) { connect(service, people)($0, 1) }
      for person in people.all { person.updateMemory() }
      return
    }
    limits.rate = rate
    limits.idleMinutes = idle
    try serve(listeners, people, limits)
  }

  private func serve(_ listeners: [Listener], _ people: People, _ limits: Limits) throws {
    guard let stop = EndSignals.descriptor() else { throw Failure("The system has no pipe left.") }
    // As many as may wait for the disk together.
    let service = try lines.service(limits, workers: 64)
    let server = LineServer(
      limits: limits, lineLimit: lineLimit(limits), refusal: Refusal.noRoom(plain: plain),
      log: lines.logger(), connect: connect(service, people))
    for listener in listeners {
      do throws(ServerError) {
        let place = try server.listen(listener)
        Platform.write("Serving at \(place).\n", to: 2)
      } catch {
        throw Failure(error.description)
      }
    }
    server.run(until: stop)
    for person in people.all { person.updateMemory() }
  }

  private func lineLimit(_ limits: Limits) -> Int { plain ? limits.plainLine : limits.line }

  private func connect(_ service: Service, _ people: People) -> LineServer.Connect {
    let plain = plain
    return { out, number in
      plain
        ? PlainConnection(service, people, out: out, number: number)
        : ACPConnection(service, people, out: out, number: number)
    }
  }

  private func listeners(_ inherited: [Int32]) throws -> [Listener] {
    let addresses = try listen.map { text in
      guard let listener = Listener(address: text) else {
        throw Failure("--listen: \(text) is no numeric address and port. Try 127.0.0.1:4050.", status: 2)
      }
      return listener
    }
    return socket.map { .file(path: $0) } + addresses + inherited.map { .inherited($0) }
  }

  /// Whose sessions these are: one person's, or those of several who are told apart by tokens.
  private func people(_ listeners: [Listener]) throws -> People {
    let named = try user.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      let name = parts.first ?? ""
      guard UserName.isOne(name) else {
        throw Failure("--user: a name has letters, digits, - and _, up to 32.", status: 2)
      }
      return (name: name, file: parts.count > 1 ? parts[1] : nil)
    }
    let files = named.compactMap(\.file)
    guard Set(named.map(\.name)).count == named.count else {
      throw Failure("--user: the same name stands there twice.", status: 2)
    }
    guard files.isEmpty || files.count == named.count, named.count <= 1 || !files.isEmpty else {
      throw Failure("--user: with more than one person, each needs a token, as in ada=ada.token.", status: 2)
    }
    if files.isEmpty, let open = listeners.first(where: { !$0.isOfThisMachine }) {
      guard case .address(let host, _) = open else { return People(try lines.person()) }
      throw Failure(
        "--listen: other computers can reach \(host), so each person needs a token, as in --user ada=ada.token.",
        status: 2)
    }
    guard !files.isEmpty else { return People(try lines.person(named.first?.name ?? "")) }
    return People(
      tokens: try zip(named, files).map { named, file in (try Token.read(file), try lines.person(named.name)) })
  }
}

enum UserName {
  static func isOne(_ name: String) -> Bool {
    (1...32).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F }
  }
}

/// The word by which a person is told apart, kept in a file.
enum Token {
  /// The first line of a file, which must be long enough not to be guessed.
  static func read(_ path: String) throws -> String {
    guard let bytes = Platform.contents(of: path),
      let text = String(validating: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    else { throw Failure("\(path) cannot be read as a token: text in its first line.", status: 2) }
    guard text.utf8.count >= 16, !text.contains(where: \.isWhitespace) else {
      throw Failure("\(path): a token has at least 16 letters and no blanks. Try: openssl rand -hex 16", status: 2)
    }
    return text
  }
}
