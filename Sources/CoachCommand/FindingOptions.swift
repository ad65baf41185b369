import ArgumentParser
import Coach
import SessionIndex
import SessionStore

/// Which sessions a command looks at.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only sessions about a topic, by name or title.", valueName: "topic"))
  var topic: String?

  @Option(help: ArgumentHelp("From this day, month or year on, as in 2026-03.", valueName: "date"))
  var since: String?

  /// Checks what was given, and names the topic as the scripts do.
  func filter(_ program: CoachProgram) throws -> SessionFilter {
    SessionFilter(
      topic: try topic.map { try TopicName.find($0, in: program) },
      since: try Self.day(since, "--since"))
  }

  static func day(_ text: String?, _ option: String) throws -> String? {
    guard let text else { return nil }
    guard let day = SessionFilter.day(text) else {
      throw Failure("\(option): \(text) is no date. Try 2026-11-24, 2026-11 or 2026.", status: 2)
    }
    return day
  }
}

/// Topics as a person names them.
enum TopicName {
  /// The scripts' name of a topic, given by name or title; ends the command when there is none.
  static func find(_ text: String, in program: CoachProgram) throws -> String {
    let wanted = text.lowercased()
    let names = program.topicNames
    if let name = names.first(where: { $0 == wanted || program.title(ofTopic: $0).lowercased() == wanted }) {
      return name
    }
    let words = names + names.map { program.title(ofTopic: $0).lowercased() }
    let near = words.map { ($0, distance(Array(wanted.utf8), Array($0.utf8))) }.min { $0.1 < $1.1 }
    let begun = words.first { $0.hasPrefix(wanted) && wanted.count > 2 }
    let guess = begun ?? near.flatMap { $0.1 <= max(1, wanted.utf8.count * 2 / 5) ? $0.0 : nil }
    let hint = guess.map { "Did you mean \u{201C}\($0)\u{201D}?" } ?? "The topics are \(names.joined(separator: ", "))."
    throw Failure("There is no topic \u{201C}\(VisibleLine.of(text))\u{201D}. \(hint)", status: 2)
  }

  /// How many bytes must be changed, added or removed.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for (place, other) in right.enumerated() {
        let change = byte == other ? corner : min(corner, min(row[place], row[place + 1])) + 1
        corner = row[place + 1]
        row[place + 1] = change
      }
    }
    return row[right.count]
  }
}

extension PlaceOptions {
  /// Past sessions, looked through by the index; what it has to say goes to the error stream.
  func finding<Result>(
    in store: Store, _ program: CoachProgram, _ body: (IndexContents) throws -> Result
  ) throws -> Result {
    do throws(IndexError) {
      return try SessionIndex(store, safetyNodes: program.safetyNodes).read(
        tell: { Platform.write("\($0)\n", to: 2) }, body)
    } catch {
      throw Failure(error.description)
    }
  }

  /// Finds one session as every command does: `last`, a number, a date, the start of an id.
  ///
  /// A high number is looked up in the index instead of counting logs.
  func find(_ query: String, in store: Store) throws -> SessionFileName {
    if let number = Store.number(query), number > Self.countable, !store.hasYear(query),
      let file = try finding(in: store, try program(), { try $0.session(number: number) })
    {
      return file
    }
    do throws(StoreError) {
      return try store.find(query)
    } catch {
      throw Failure(error.description)
    }
  }

  private static let countable = 200
}
