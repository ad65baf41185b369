import ArgumentParser
import Foundation

/// Loads `coach serve` with sessions on a Unix socket of this machine, and measures.
///
///     swift run -c release line-load .build/installed/bin/coach --sessions 100 --think 200
///
/// It starts the coach, with a store in a folder of its own, and stops it; every run has an end.
@main
struct LineLoad: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "line-load")

  @Argument(help: "The coach to start.") var coach: String
  @Option(help: "How many sessions at once, each on a connection of its own.") var sessions: [Int] = [10, 100, 1000]
  @Option(help: "Turns of each session.") var turns = 20
  @Option(help: "Milliseconds between an answer and the next words.") var think = 0
  @Flag(help: "Without a store.") var unsaved = false

  func run() throws {
    print("sessions  turns/s    p50 ms    p99 ms    max ms  idle KB/session  peak MB  end s")
    for count in sessions {
      let server = try Server(coach, sessions: count, isSaved: !unsaved)
      defer { server.kill() }
      var load = Load(socket: server.socket, sessions: count, turns: turns, think: think)
      try load.begin()
      let idle = server.memory("VmRSS")
      let seconds = try load.talk()
      let peak = server.memory("VmHWM")
      let end = try server.stop()
      load.leave()
      let sorted = load.latencies.sorted()
      func at(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] * 1000 }
      print(
        String(
          format: "%8d %8.0f %9.2f %9.2f %9.2f %16.1f %8.1f %6.2f", count, Double(sorted.count) / seconds, at(0.5),
          at(0.99), at(1), Double(idle - server.before) / Double(count), Double(peak) / 1024, end))
    }
  }
}

/// The coach that is measured.
final class Server {
  let process = Process()
  let socket: String
  private let folder: URL
  /// Memory before the first session, in KB.
  private(set) var before = 0

  init(_ coach: String, sessions: Int, isSaved: Bool) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sb-load-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    socket = folder.path + "/s"
    process.executableURL = URL(filePath: coach)
    process.arguments =
      [
        "serve", "--socket", socket, "--data-dir", folder.path + "/data", "--rate", "0", "--country", "GB",
        "--max-sessions", "\(sessions)", "--max-connections", "\(sessions)",
      ] + (isSaved ? [] : ["--unsaved"])
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    // It says so once it listens.
    _ = errors.fileHandleForReading.availableData
    before = memory("VmRSS")
  }

  func memory(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line.flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }.flatMap { Int($0) } ?? 0
  }

  /// Asks it to end and returns how long that took, in seconds.
  func stop() throws -> Double {
    let start = Date()
    process.terminate()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ValidationError("The coach ended with \(process.terminationStatus).") }
    return Date().timeIntervalSince(start)
  }

  func kill() {
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: folder)
  }
}

/// All clients, in one thread.
struct Load {
  private struct Client {
    let socket: Int32
    var session = ""
    var held: [UInt8] = []
    var turnsLeft: Int
    var sentAt = 0.0
    /// When the next words are due; nil while an answer is awaited, or when all is said.
    var due: Double?
  }

  let path: String
  let think: Double
  private var clients: [Client] = []
  private(set) var latencies: [Double] = []
  private let sessions: Int
  private let turns: Int

  init(socket: String, sessions: Int, turns: Int, think: Int) {
    path = socket
    self.sessions = sessions
    self.turns = turns
    self.think = Double(think) / 1000
  }

  private static let words = [
    "1", "1", "2", "I had a row with my sister again", "lonely", "6", "it goes round in my head", "2", "1",
    "I never tell him what I want", "3", "1", "/why", "I feel better now", "4", "menu", "2", "he does not write back",
    "sad", "5",
  ]

  private var now: Double { ProcessInfo.processInfo.systemUptime }

  /// Connects all and begins a session on each.
  mutating func begin() throws {
    for _ in 0..<sessions {
      clients.append(Client(socket: try connected(), turnsLeft: turns))
      let client = clients.count - 1
      send(#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":1}}"#, client)
      send(#"{"jsonrpc":"2.0","id":1,"method":"session/new","params":{"cwd":"/","mcpServers":[]}}"#, client)
    }
    // Until each has its session and has been greeted.
    var greeted = 0
    let sessions = sessions
    try serve(while: { greeted < sessions }) { client, line, clients in
      if line.contains("\"id\":1,"), let start = line.range(of: "\"sessionId\":\"")?.upperBound {
        clients[client].session = String(line[start...].prefix(32))
      }
      if line.contains("available_commands_update") { greeted += 1 }
    }
  }

  /// Says everything and returns how many seconds it took.
  mutating func talk() throws -> Double {
    let start = now
    // Not all at the same moment, as people do not speak in chorus.
    for client in clients.indices { clients[client].due = start + think * Double(client) / Double(sessions) }
    var left = sessions * turns
    var latencies: [Double] = []
    let think = think
    let uptime = { ProcessInfo.processInfo.systemUptime }
    try serve(while: { left > 0 }) { client, line, clients in
      guard line.contains("\"stopReason\"") else {
        if line.contains("\"error\"") { print(line) }
        return
      }
      let time = uptime()
      latencies.append(time - clients[client].sentAt)
      left -= 1
      clients[client].turnsLeft -= 1
      if clients[client].turnsLeft > 0 { clients[client].due = time + think }
    }
    self.latencies = latencies
    return now - start
  }

  mutating func leave() { for client in clients { close(client.socket) } }

  private mutating func serve(
    while goesOn: () -> Bool, _ take: (Int, String, inout [Client]) -> Void
  ) throws {
    var wanted = clients.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 262_144)
    let end = now + 600
    while goesOn() {
      if now > end { throw ValidationError("It took more than ten minutes.") }
      var soonest = 1.0
      for client in clients.indices {
        guard let due = clients[client].due else { continue }
        if due <= now { speak(client) } else { soonest = min(soonest, due - now) }
      }
      guard poll(&wanted, nfds_t(wanted.count), Int32((soonest * 1000).rounded(.up))) > 0 else { continue }
      for client in clients.indices where wanted[client].revents != 0 {
        let count = read(clients[client].socket, &buffer, buffer.count)
        guard count > 0 else { throw ValidationError("A connection was lost.") }
        clients[client].held += buffer[..<count]
        while let place = clients[client].held.firstIndex(of: 0x0A) {
          let line = String(decoding: clients[client].held[..<place], as: UTF8.self)
          clients[client].held.removeFirst(place + 1)
          take(client, line, &clients)
        }
      }
    }
  }

  private mutating func speak(_ client: Int) {
    clients[client].due = nil
    let words = Self.words[(turns - clients[client].turnsLeft) % Self.words.count]
    clients[client].sentAt = now
    send(
      #"{"jsonrpc":"2.0","id":2,"method":"session/prompt","params":{"sessionId":"\#(clients[client].session)","prompt":[{"type":"text","text":"\#(words)"}]}}"#,
      client)
  }

  private func send(_ line: String, _ client: Int) {
    let bytes = Array((line + "\n").utf8)
    _ = write(clients[client].socket, bytes, bytes.count)
  }

  private func connected() throws -> Int32 {
    #if os(Linux)
      let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let number = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw ValidationError("Could not connect to \(path): \(errno).") }
    return number
  }
}
