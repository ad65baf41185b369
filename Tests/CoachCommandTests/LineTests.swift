import Foundation
import Testing
import TestSupport

/// `coach acp` and `coach serve` as other programs start them.
@Suite struct LineTests {
  private let coach = PtyProcess.product("coach")
  private let opening = [
    #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":1}}"#,
    #"{"jsonrpc":"2.0","id":1,"method":"session/new","params":{"cwd":"/","mcpServers":[]}}"#,
  ]

  @Test func whatWasSentIsAnsweredAtTheEndAndNothingElseIsWritten() throws {
    let folder = try TemporaryFolder()
    let run = try Run(
      coach, ["acp", "--data-dir", folder.path, "--log", "debug"],
      input: (opening + ["secret words that are no JSON", ""]).joined(separator: "\n") + opening[0])
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    for line in lines {
      #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) is [String: Any], "\(line)")
    }
    #expect(lines.count { $0.contains("\"agentInfo\"") } == 2)
    #expect(lines.contains { $0.contains("agent_message_chunk") })
    // The log is on the other stream, and knows nothing of what was sent.
    #expect(run.errors.contains("not-json"))
    #expect(!(run.errors + run.output).contains("secret"))
  }

  @Test func plainLinesWorkBetweenPipes() throws {
    let folder = try TemporaryFolder()
    let run = try Run(
      coach, ["serve", "--plain", "--data-dir", folder.path, "--country", "GB"], input: "1\r\n/bogus\nhelp now")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("# coach 1 plain\nHello."))
    #expect(run.output.contains("\n\n! unknown-command: /bogus is not a command."))
    #expect(run.output.contains("116 123"))
    #expect(run.output.hasSuffix("\n\n"))
    #expect(run.errors.isEmpty)
    let list = try Run(coach, ["sessions", "--data-dir", folder.path])
    #expect(list.output.split(separator: "\n").count >= 1)
  }

  @Test func killsLoseNothingThatWasAnswered() throws {
    let folder = try TemporaryFolder()
    let trial = StoreKillTrial(
      executable: coach, inputs: ["1", "1", "1", "Ada", "lonely"]
    ) {
      [
        "serve", "--plain", "--data-dir", $0, "--seed", "4", "--country", "GB", "--now", "2026-11-24T21:00+00:00",
      ]
    }
    let report = try trial.run(kills: 8, seed: 7, below: folder.path)
    #expect(report.failures == [])
    #expect(report.kills == 8)
  }

  @Test(arguments: [
    ["--listen", "0.0.0.0:0"], ["--listen", "example.org:80"], ["--listen", "127.0.0.1"], ["--user", "../x"],
    ["--user", "a", "--user", "b"], ["--user", "a=/nonexistent"], ["--rate", "-1"], ["--max-sessions", "0"],
  ])
  func wrongUseIsSaidAndNothingIsServed(_ arguments: [String]) throws {
    let run = try Run(coach, ["serve"] + arguments)
    #expect(run.status == 2 || run.status == 64, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  // MARK: Sockets

  @Test func manyClientsTalkAtOnceAndASilentOneHoldsUpNobody() throws {
    let server = try SocketServer(coach, ["--rate", "0"])
    #expect(try FileManager.default.attributesOfItem(atPath: server.path)[.posixPermissions] as? Int == 0o600)
    // One asks for much and never reads, one sends half a line, one is silent.
    let greedy = try SocketClient(server.path)
    for line in opening { greedy.send(line + "\n") }
    greedy.send(String(repeating: #"{"jsonrpc":"2.0","id":9,"method":"session/list"}"# + "\n", count: 2000))
    let half = try SocketClient(server.path)
    half.send("{\"jsonrpc\":")
    let silent = try SocketClient(server.path)
    var clients: [(client: SocketClient, session: String)] = []
    for _ in 0..<25 {
      let client = try SocketClient(server.path)
      for line in opening { client.send(line + "\n") }
      let answer = try client.line { $0.contains("\"id\":1,") }
      let start = try #require(answer.range(of: "\"sessionId\":\"")?.upperBound)
      clients.append((client, String(answer[start...].prefix(32))))
    }
    for words in ["1", "1", "hello"] {
      for (client, session) in clients {
        client.send(
          #"{"jsonrpc":"2.0","id":5,"method":"session/prompt","params":{"sessionId":"\#(session)","prompt":[{"type":"text","text":"\#(words)"}]}}"#
            + "\n")
      }
      for (client, _) in clients { #expect(try client.line { $0.contains("\"id\":5,") }.contains("end_turn")) }
    }
    let second = try Run(coach, ["serve", "--socket", server.path, "--data-dir", server.folder.path])
    #expect(second.status == 1)
    #expect(second.errors.contains("Another program serves at"))
    greedy.hangUp()
    // Nobody is cut off in the middle, and nothing is lost.
    #expect(try server.stop() == 0)
    #expect(try clients[0].client.line { $0.contains("_securebase/closing") }.contains("stopping"))
    #expect(!FileManager.default.fileExists(atPath: server.path))
    let list = try Run(coach, ["sessions", "--data-dir", server.folder.path + "/data", "--json", "--limit", "100"])
    #expect(list.output.split(separator: "\n").count == 25)
    withExtendedLifetime((half, silent)) {}
  }

  @Test func clientsBeyondTheLimitAreToldAndASocketLeftBehindIsReplaced() throws {
    let server = try SocketServer(coach, ["--max-connections", "1", "--plain"])
    let first = try SocketClient(server.path)
    #expect(try first.line { _ in true } == "# coach 1 plain")
    let second = try SocketClient(server.path)
    #expect(try second.line { _ in true }.hasPrefix("! too-many-connections: "))
    server.kill()
    let again = try SocketServer(coach, ["--plain"], folder: server.folder)
    let third = try SocketClient(again.path)
    third.send("/ping\n")
    #expect(try third.line { $0 == "pong" } == "pong")
    third.endSending()
    #expect(try again.stop() == 0)
  }
}

/// `coach serve --socket` in a folder of its own.
private final class SocketServer {
  let folder: TemporaryFolder
  let path: String
  private let process = Process()

  init(_ coach: String, _ arguments: [String], folder: TemporaryFolder? = nil) throws {
    self.folder = try folder ?? TemporaryFolder()
    path = self.folder.path + "/s"
    process.executableURL = URL(filePath: coach)
    process.arguments = ["serve", "--socket", path, "--data-dir", self.folder.path + "/data", "--country", "GB"] + arguments
    let errors = Pipe()
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // It says where it serves as soon as it does.
    _ = errors.fileHandleForReading.availableData
  }

  func stop() throws -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  deinit { if process.isRunning { kill() } }
}

/// The other end of a Unix socket.
private final class SocketClient {
  private let number: Int32
  private var held: [UInt8] = []

  init(_ path: String) throws {
    #if os(Linux)
      number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      number = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let number = number
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw PtyError.system("connect", errno) }
    // A client that sends to an end that has gone is no trouble here.
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(number, F_SETFL, O_NONBLOCK)
  }

  deinit { close(number) }

  /// Sends as much as the other end has room for.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(number, bytes, bytes.count)
  }

  func hangUp() { shutdown(number, Int32(SHUT_RDWR)) }

  func endSending() { shutdown(number, Int32(SHUT_WR)) }

  /// The next line of a kind; all before it is passed over.
  func line(_ isWanted: (String) -> Bool) throws -> String {
    while true {
      while let end = held.firstIndex(of: 0x0A) {
        let line = String(decoding: held[..<end], as: UTF8.self)
        held.removeFirst(end + 1)
        if isWanted(line) { return line }
      }
      var wanted = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      var buffer = [UInt8](repeating: 0, count: 65_536)
      guard poll(&wanted, 1, Int32(PtyProcess.patience * 1000)) > 0 else {
        throw PtyError.notShown("a line", got: String(decoding: held, as: UTF8.self))
      }
      let count = read(number, &buffer, buffer.count)
      guard count > 0 else { throw PtyError.notShown("a line", got: "the end") }
      held += buffer[..<count]
    }
  }
}
