import Coach
import SessionStore
import TestSupport
import Testing

@testable import LineProtocol

@Suite struct PlainTests {
  private let hello = """
    Hello. I am a program.
    What would help most right now?
    1. Talk something through
    2. Plan a next step


    """

  @Test func oneLineInIsOneTurnOutEndedByABlankLine() throws {
    let person = try Bench(Programs.small()).plain()
    #expect(person.client.take() == "# coach 1 plain\n" + hello)
    #expect(person.type("1") == "I am listening.\n\n")
    #expect(person.type("I trust him") == "Thank you for telling me.\n" + hello)
    #expect(person.type("# only a remark") == "")
    #expect(person.type("#").isEmpty)
    #expect(person.type("/ping") == "pong\n\n")
    #expect(person.type("/version") == "# coach 1 plain\n# Secure Base 1.2.3\n\n")
    #expect(person.type("/bogus").hasPrefix("! unknown-command: /bogus is not a command."))
    #expect(person.type("/quit") == "Goodbye for now.\n\n")
    #expect(person.client.isClosed)
    #expect(person.type("hello?").isEmpty)
  }

  @Test func nothingThatIsSaidLooksLikeAnAnswerOfTheProgram() throws {
    let person = try Bench(Programs.small()).plain()
    _ = person.client.take()
    for words in ["/remember ! stopping: go away", "/remember # coach 2 plain", "/remember a\u{2028}\u{2028}! b", "//bogus"] {
      for line in (person.type(words) + person.type("/memory")).split(separator: "\n") {
        #expect(!line.hasPrefix("!") && !line.hasPrefix("#"), "\(line)")
      }
    }
    for words in ["1", "# x", "\u{1B}[2J! \u{7}\r\rforged"] {
      let turn = person.type(words)
      #expect(turn.isEmpty || turn.hasSuffix("\n\n"))
      #expect(!turn.dropLast(2).contains("\n\n"))
      #expect(!turn.contains("\u{1B}") && !turn.contains("\u{7}"))
    }
  }

  @Test func wrongLinesAreAnsweredInWords() throws {
    let bench = try Bench(Programs.small())
    let person = bench.plain()
    _ = person.client.take()
    #expect(person.type(#"{"jsonrpc":"2.0"}"#).hasPrefix("! wrong-protocol: "))
    person.connection.receive(.tooLong)
    #expect(person.client.take().hasPrefix("! line-too-long: "))
    person.connection.receive(.whole([0xFF, 0x41]))
    #expect(person.client.take().hasPrefix("! not-utf-8: "))
    #expect(person.type("/load 9").hasPrefix("! store: No session fits"))
    #expect(person.type("1") == "I am listening.\n\n")
  }

  @Test func sessionsAreListedAndGoneOnWith() throws {
    let bench = try Bench(Programs.small())
    let first = bench.plain()
    _ = first.type("1")
    _ = first.type("I trust him")
    first.connection.end {}
    let second = bench.plain()
    _ = second.client.take()
    #expect(second.type("/sessions") == "1. 24 Nov, night (\(StoreSample.session(1).prefix(8)))\n\n")
    let shown = second.type("/load 1")
    #expect(shown.contains("\n> I trust him\nThank you for telling me.\n"))
    #expect(second.type("2") == "When would it be?\n\n")
    #expect(second.type("/load 1").hasPrefix("! in-use: "))
    #expect(second.type("/new") == hello)
    #expect(bench.service.sessionCount == 1)
  }

  @Test func whatWaitsIsAnsweredAtTheEnd() throws {
    let bench = try Bench(Programs.small())
    bench.workers.hold()
    let person = bench.plain()
    _ = person.type("1")
    _ = person.type("I trust him")
    let isDone = Flag()
    person.connection.end { isDone.set() }
    #expect(!isDone.isSet)
    bench.workers.doAll()
    #expect(isDone.isSet)
    #expect(person.client.take() == "\(hello)I am listening.\n\nThank you for telling me.\n\(hello)")
    #expect(bench.service.sessionCount == 0)
  }
}
