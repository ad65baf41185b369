#if os(Linux)
  import Foundation
  import SessionStore
  import TestSupport
  import Testing
  import Vault

  /// What the real program asks of the system, by its calls: proof that it is alone with the person.
  @Suite struct PrivacyTests {
    private let coach = PtyProcess.product("coach")
    private static let strace = "/usr/bin/strace"

    /// What is left out must not go unseen where the project vouches for it.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["CI"] != nil))
    func continuousIntegrationTracesCalls() {
      #expect(
        FileManager.default.isExecutableFile(atPath: Self.strace),
        "Scripts/setup --tests has not installed strace, so privacy was not proven.")
    }

    /// Whether calls can be traced here; says loudly when they cannot.
    private static let canTrace: Bool = {
      let works = (try? Run(strace, ["-o", "/dev/null", "/bin/true"]).status) == 0
      if !works {
        print(
          """
          *******************************************************************************
          NOT PROVEN HERE: strace is missing or may not trace, so the tests that the coach
          opens no connection and touches no foreign file were left out. Install strace.
          *******************************************************************************
          """)
      }
      return works
    }()

    private static let inputs = [
      "1", "1", "1", "Ada", "lonely", "6", "/contact Grace 020 7946 0000", "/country IE",
      "We argued about the washing-up again.", "1", "/why", "/memory", "/private", "a zebra",
      "/private", "my partner hits me", "help now", "yes", "/quit",
    ]

    /// One traced session in a pipe; `more` are arguments.
    private func trace(
      _ home: TemporaryFolder, _ arguments: [String], input: [String] = inputs
    ) throws -> [SystemCall] {
      let output = home.path + "/calls"
      let run = try Run(
        Self.strace, ["-f", "-qq", "-s", "4096", "-o", output, coach] + arguments,
        input: input.map { $0 + "\n" }.joined(),
        environment: ["HOME": home.path + "/home", "LC_ALL": "C.UTF-8", "TZ": "Europe/London"])
      #expect(run.status == 0, "\(run.errors)")
      let calls = try SystemCall.read(output)
      #expect(calls.count > 50)
      return calls
    }

    private func expectPrivate(_ calls: [SystemCall], data: String, _ place: String) {
      for call in calls {
        #expect(!call.isOfTheNetwork, "\(place): \(call.line)")
        #expect(!call.startsAProgram, "\(place): \(call.line)")
        for path in call.written where !call.makesWay(to: data, path) {
          #expect(
            path.hasPrefix(data) || SystemCall.mayBeWritten(path), "\(place) writes: \(call.line)")
        }
        for path in call.opened where !path.hasPrefix(data) && !call.makesWay(to: data, path) {
          #expect(SystemCall.mayBeRead(path, by: coach), "\(place) reads: \(call.line)")
        }
      }
    }

    @Test(.enabled(if: canTrace))
    func aSessionOpensNoConnectionAndNoForeignFile() throws {
      let home = try TemporaryFolder()
      let data = home.path + "/home/.local/share/secure-base"
      let calls = try trace(home, [])
      expectPrivate(calls, data: data, "first session")
      #expect(calls.contains { $0.written.contains { $0.hasSuffix(".jsonl") } })
      for arguments in [
        ["sessions"], ["replay", "1"], ["memory"], ["safety"], ["understand", "I miss her"],
      ] {
        expectPrivate(try trace(home, arguments), data: data, "\(arguments)")
      }
    }

    @Test(.enabled(if: canTrace))
    func aLockedStoreIsAsPrivate() throws {
      let home = try TemporaryFolder()
      let data = home.path + "/data"
      _ = try Store(paths: StorePaths(folder: data)).lock(
        by: Passphrase(Array("correct horse battery".utf8)), derivation: .quick, showsHelp: true)
      let place = ["--data-dir", data, "--passphrase-fd", "0"]
      let calls = try trace(home, place, input: ["correct horse battery"] + Self.inputs)
      expectPrivate(calls, data: data, "locked session")
      for call in calls where call.name == "write" || call.name == "pwrite64" {
        #expect(!call.line.contains("correct horse"), "\(call.line)")
      }
      expectPrivate(
        try trace(home, ["unlock"] + place, input: ["correct horse battery"]), data: data, "unlock")
    }

    /// Nothing is asked, and no file of the data folder is even opened.
    @Test(.enabled(if: canTrace))
    func anUnsavedTalkReadsNothingAndWritesNothing() throws {
      let home = try TemporaryFolder()
      let data = home.path + "/data"
      _ = try Run(coach, ["--data-dir", data], input: "1\n1\n1\nAda\n/pause\n")
      let calls = try trace(home, ["--data-dir", data, "--unsaved"])
      expectPrivate(calls, data: data, "unsaved")
      for call in calls {
        let touched = (call.opened + call.written).filter { $0.hasPrefix(data) }
        #expect(touched == [], "\(call.line)")
      }
    }

    @Test(.enabled(if: canTrace))
    func aTalkAtATerminalIsAsPrivate() throws {
      let home = try TemporaryFolder()
      let data = home.path + "/data"
      let output = home.path + "/calls"
      let program = try PtyProcess(
        Self.strace, ["-f", "-qq", "-s", "4096", "-o", output, coach, "--data-dir", data, "--color", "never"],
        environment: ["HOME": home.path + "/home", "TZ": "Europe/London"])
      try program.expect("> ")
      for line in ["1", "1", "1", "Ada"] {
        program.send(line + "\r")
        try program.expect("> ")
      }
      program.send("\u{4}")
      #expect(try program.waitForExit() == .exited(0))
      expectPrivate(try SystemCall.read(output), data: data, "terminal")
    }

    /// The rules above are rules: each finds what it is there to find.
    @Test func theRulesFindWhatTheyAreFor() {
      for line in [
        "1 socket(AF_INET, SOCK_STREAM, 0) = 3",
        "1 connect(3, {sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"}, 110) = -1 ENOENT",
        "1 sendto(3, \"x\", 1, 0, NULL, 0) = 1",
      ] { #expect(SystemCall(line)?.isOfTheNetwork == true, "\(line)") }
      let reading = SystemCall("7 openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY|O_CLOEXEC) = 3")
      #expect(reading?.opened == ["/etc/passwd"] && reading?.written == [])
      #expect(!SystemCall.mayBeRead("/etc/passwd", by: coach))
      #expect(!SystemCall.mayBeRead("/home/ada/.ssh/id", by: coach))
      let missing = SystemCall("7 openat(AT_FDCWD, \"/etc/x\", O_RDONLY) = -1 ENOENT (No such file)")
      #expect(missing?.opened == ["/etc/x"])
      let writing = SystemCall("7 openat(AT_FDCWD, \"/tmp/a\", O_WRONLY|O_CREAT|O_TRUNC, 0600) = 3")
      #expect(writing?.written == ["/tmp/a"])
      #expect(SystemCall("7 rename(\"/a\", \"/b\") = 0")?.written == ["/a", "/b"])
      #expect(SystemCall("7 unlink(\"/a\") = 0")?.written == ["/a"])
      #expect(SystemCall("7 mkdir(\"/a\", 0700) = 0")?.written == ["/a"])
      #expect(!SystemCall.mayBeWritten("/tmp/a"))
      #expect(SystemCall("7 execve(\"/bin/sh\", [\"sh\"], 0x7 /* 3 vars */) = 0")?.startsAProgram == true)
    }
  }

  /// One line of strace's record.
  private struct SystemCall {
    let line: String
    let name: String
    private let arguments: String
    /// The first `execve` is the coach's own start.
    var isOwnStart = false

    init?(_ line: String) {
      guard let open = line.firstIndex(of: "("),
        let start = line[..<open].lastIndex(where: { !$0.isLetter && !$0.isNumber && $0 != "_" })
      else { return nil }
      self.line = line
      name = String(line[line.index(after: start)..<open])
      arguments = String(line[open...])
    }

    static func read(_ path: String) throws -> [SystemCall] {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      var calls = text.split(separator: "\n").compactMap { SystemCall(String($0)) }
      if let first = calls.firstIndex(where: { $0.name == "execve" }) { calls[first].isOwnStart = true }
      return calls
    }

    var isOfTheNetwork: Bool {
      ["socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg",
        "sendmmsg", "recvfrom", "recvmsg", "getsockname", "getpeername",
      ].contains(name)
    }

    var startsAProgram: Bool {
      name == "execve" && !isOwnStart || name == "execveat" || name == "fork" || name == "vfork"
    }

    /// The paths a call opens or lists, whether or not they are there.
    var opened: [String] { ["open", "openat", "openat2", "creat"].contains(name) ? paths : [] }

    /// The paths a call makes, changes or removes.
    var written: [String] {
      switch name {
      case "open", "openat", "openat2":
        ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains { arguments.contains($0) } ? paths : []
      case "creat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat",
        "rmdir", "link", "linkat", "symlink", "symlinkat", "truncate", "chmod", "fchmodat", "chown",
        "mknod", "mknodat", "utimensat":
        paths
      default: []
      }
    }

    private var paths: [String] {
      arguments.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// Whether it makes a folder on the way to the data folder, or waits until the disk has its names.
    func makesWay(to data: String, _ path: String) -> Bool {
      data.hasPrefix(path == "/" ? path : path + "/")
        && (name == "mkdir" || name == "chmod" || arguments.contains("O_DIRECTORY"))
    }

    static func mayBeWritten(_ path: String) -> Bool { path == "/dev/tty" || path == "/dev/null" }

    /// Libraries, the system's tables for languages, zones and terminals, and chance.
    static func mayBeRead(_ path: String, by program: String) -> Bool {
      let beside = URL(filePath: program).deletingLastPathComponent().path
      let isLibrary = path.contains(".so") || path.hasSuffix("/ld.so.cache")
      let isTable = [
        "/usr/lib/locale/", "/usr/share/locale/", "/usr/share/zoneinfo/", "/etc/localtime",
        "/lib/terminfo/", "/usr/share/terminfo/", "/usr/lib/terminfo/", "/etc/terminfo/",
        "/etc/inputrc", "/dev/urandom", "/dev/random", "/dev/tty", "/dev/null", "/dev/pts/",
        "/proc/self/", "/proc/cpuinfo", "/sys/devices/system/cpu", "/sys/fs/cgroup", "/proc/meminfo",
        "/usr/lib/x86_64-linux-gnu/gconv/", "/usr/lib/aarch64-linux-gnu/gconv/",
      ].contains { path.hasPrefix($0) }
      let isOwnSetting = path.hasSuffix("/.editrc") || path.contains("/.terminfo")
      return isLibrary || isTable || isOwnSetting || path == program || path == beside
    }
  }
#endif
