import ArgumentParser
import Replay

/// Which turns of a session are wanted.
struct SelectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Turns by number: 12, 12..20, 12.. or ..20.", valueName: "turns"))
  var turn: String?

  @Option(help: ArgumentHelp("From this time of day on, as in 14:05.", valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp("Up to this time of day, as in 14:20.", valueName: "time"))
  var to: String?

  func selection(word: String? = nil, topic: String? = nil) throws -> TurnSelection {
    TurnSelection(
      turns: try turn.map(range), from: try time(from, "--from"), to: try time(to, "--to"),
      word: word, topic: topic)
  }

  var isEmpty: Bool { turn == nil && from == nil && to == nil }

  private func time(_ text: String?, _ option: String) throws -> ClockTime? {
    guard let text else { return nil }
    guard let time = ClockTime(text) else {
      throw Failure("\(option): \(text) is no time. Try 14:05, or 2026-11-24T14:05.", status: 2)
    }
    return time
  }

  private func range(_ text: String) throws -> ClosedRange<Int> {
    let wrong = Failure("--turn: \(text) is no range of turns. Try 12, 12..20, 12.. or ..20.", status: 2)
    if let number = Int(text), number >= 0 { return number...number }
    guard let dots = text.firstRange(of: "..") else { throw wrong }
    let (low, high) = (text[..<dots.lowerBound], text[dots.upperBound...])
    guard let first = low.isEmpty ? 0 : Int(low), let last = high.isEmpty ? Int.max : Int(high),
      !(low.isEmpty && high.isEmpty), first >= 0, first <= last
    else { throw wrong }
    return first...last
  }
}

/// How fast a recording is played.
struct PaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Play so many times as fast, as in 2 or 0.5.", valueName: "factor"))
  var speed: Double = 1

  @Option(
    help: ArgumentHelp("The longest pause in seconds, before --speed divides it.", valueName: "seconds"))
  var maxPause: Double = Double(Pace.usualMaxPause) / 1000

  func pace() throws -> Pace {
    guard speed.isFinite, speed >= 0.01, speed <= 1000 else {
      throw Failure("--speed: \(speed) does not work. A number from 0.01 to 1000 does.", status: 2)
    }
    guard maxPause >= 0, maxPause <= 1_000_000 else {
      throw Failure("--max-pause: \(maxPause) does not work. Seconds from 0 to 1000000 do.", status: 2)
    }
    return Pace(speed: speed, maxPause: Int((maxPause * 1000).rounded()))
  }
}
