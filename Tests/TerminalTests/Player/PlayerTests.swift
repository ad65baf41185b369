import Coach
import Replay
@testable import Terminal
import TestSupport
import Testing

/// A session of the small engine.
private func transcript(_ inputs: [String]) -> Transcript {
  let start = SessionStart(
    session: StoreSample.session(1), at: StoreSample.moment(), seed: 3, scripts: "s", country: nil,
    memory: Memory())
  var (opening, state) = StoreEngine.begin(start)
  var all = opening.map { TimedEvent(at: start.at, event: $0) }
  opening = []
  for (index, input) in inputs.enumerated() {
    let at = StoreSample.moment(index + 1)
    all += state.advance(CoachInput(text: input, at: at)).map { TimedEvent(at: at, event: $0) }
  }
  return Transcript(all)
}

private let words = [
  "name Ada", "felt sad", "we argued again about the washing-up, and I said nothing for hours", "/undo",
  "felt angry", "世界 \u{1F469}\u{200D}\u{1F467} https://example.org/a-very-long-address-that-never-ends-and-goes-on-and-on", "/quit",
]

private func player(_ columns: Int = 80, _ rows: Int = 24, isPlaying: Bool = false, help: [String] = []) -> Player {
  var player = Player(transcript(words), isPlaying: isPlaying, help: help)
  player.resize(columns: columns, rows: rows)
  return player
}

private func text(_ player: Player) -> String {
  player.screen.lines.map(\.string).joined(separator: "\n") + "\n"
}

private let keys: [PlayerKey] =
  " .,]g[/nw?h+-0123456789qxé".map { .character($0) }
  + [.left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .enter, .escape, .backspace]

@Suite struct PlayerTests {
  @Test(arguments: 1...30)
  func noKeysEverTrapAndEveryScreenFits(_ seed: UInt64) {
    var random = StoreRandom(seed: seed)
    var player = player(
      isPlaying: seed.isMultiple(of: 2), help: seed.isMultiple(of: 3) ? ["In danger now: 999"] : [])
    for _ in 0..<80 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: player.tick()
      case 1:
        player.resize(
          columns: Int.random(in: 1...200, using: &random), rows: Int.random(in: 1...60, using: &random))
      default: player.take(keys.randomElement(using: &random) ?? .enter)
      }
      if player.needsReasons { player.reasons = [1: ["Because."]] }
      let screen = player.screen
      #expect(screen.lines.count == player.rows)
      #expect(screen.lines.allSatisfy { DisplayWidth.of($0.string) <= player.columns && !$0.string.contains("\n") })
      #expect((player.wait ?? 0) >= 0)
      #expect(player.turn < player.transcript.turns.count)
    }
  }

  @Test func nextAndPreviousAreEachOthersInverse() {
    var player = player()
    player.take(.home)
    for turn in 0..<words.count {
      let before = text(player)
      player.take(.character("."))
      #expect(player.turn == turn + 1)
      let after = text(player)
      player.take(.left)
      #expect(text(player) == before)
      player.take(.right)
      #expect(text(player) == after)
    }
    player.take(.right)
    #expect(text(player).contains(PlayerWording.atEnd))
    player.take(.home)
    player.take(.character(","))
    #expect(text(player).contains(PlayerWording.atStart))
  }

  @Test func theSameKeysGiveTheSameScreens() {
    var (one, two) = (player(), player())
    for key in keys where key != .character("q") {
      one.take(key)
      two.take(key)
      #expect(one.screen == two.screen)
    }
  }

  @Test func itPlaysToItsEndByTicksAlone() {
    var player = player(isPlaying: true)
    var ticks = 0
    var time = 0
    while let wait = player.wait {
      #expect(wait <= Pace.usualMaxPause)
      time += wait
      ticks += 1
      player.tick()
    }
    #expect(ticks == player.timeline.steps.count - 1)
    #expect(time > 10_000)
    #expect(!player.isPlaying)
    #expect(text(player).contains("[end of the session]"))
    player.take(.character(" "))
    #expect(player.isPlaying && player.turn == 0)
  }

  @Test func wordsAppearLetterByLetter() {
    var player = player(isPlaying: true)
    player.tick()
    player.tick()
    player.tick()
    #expect(text(player).contains("> nam\n"))
    player.take(.character("."))
    #expect(player.turn == 1 && text(player).contains("> name Ada\n"))
    #expect(!player.isPlaying)
  }

  @Test func speedDividesAfterTheLimit() {
    var slow = Player(transcript(words), pace: Pace(speed: 1, maxPause: 1000))
    var fast = Player(transcript(words), pace: Pace(speed: 4, maxPause: 1000))
    #expect(slow.wait == 1000)
    #expect(fast.wait == 250)
    slow.take(.character("+"))
    #expect(slow.pace.speed == 1.5)
    fast.take(.character("-"))
    #expect(fast.pace.speed < 4)
  }

  @Test func keysGoToNumbersTenthsAndWords() {
    var player = player()
    for key in "g3" { player.take(.character(key)) }
    #expect(text(player).contains("Turn: 3_"))
    player.take(.enter)
    #expect(player.turn == 3)
    for key in "g99" { player.take(.character(key)) }
    player.take(.enter)
    #expect(text(player).contains("There is no turn 99, only 0 to 7."))
    player.take(.character("0"))
    #expect(player.turn == 0)
    player.take(.character("5"))
    #expect(player.turn == 3)
    for key in "/FELT" { player.take(.character(key)) }
    player.take(.enter)
    #expect(player.turn == 5)
    player.take(.character("n"))
    #expect(player.turn == 2)
    #expect(text(player).contains(PlayerWording.fromTheTop))
    for key in "/zzz" { player.take(.character(key)) }
    player.take(.enter)
    #expect(player.turn == 2 && text(player).contains("is in no turn"))
    for key in "/q" { player.take(.character(key)) }
    #expect(!player.isOver)
    player.take(.escape)
    #expect(!player.isOver)
    player.take(.character("q"))
    #expect(player.isOver)
  }

  @Test func bracketsGoToTheNextAndThePreviousFeeling() {
    var player = player()
    player.take(.home)
    player.take(.character("]"))
    #expect(player.turn == 2)
    player.take(.character("]"))
    #expect(player.turn == 5)
    player.take(.character("]"))
    #expect(player.turn == 5)
    player.take(.character("["))
    #expect(player.turn == 2)
  }

  @Test func theWhyViewFollowsTheTurn() {
    var player = player()
    player.take(.character("2"))
    player.take(.character("w"))
    #expect(player.needsReasons)
    player.reasons = [1: ["I took \"x\"."]]
    #expect(text(player).contains("I took \"x\"."))
    player.take(.right)
    #expect(text(player).contains(PlayerWording.noReasons.prefix(30)))
    #expect(text(player).contains("line:t2 in Talk"))
    player.take(.character("q"))
    #expect(!player.isOver && text(player).contains("> felt sad"))
  }

  @Test func aPanelIsReadFromItsTop() {
    var player = player(40, 8)
    player.take(.character("?"))
    #expect(player.screen.lines[0].string == "  Keys")
    player.take(.down)
    player.take(.down)
    #expect(player.screen.lines[0].string.contains("Space"))
    player.take(.up)
    player.take(.up)
    player.take(.up)
    #expect(player.screen.lines[0].string == "  Keys")
  }

  @Test func aLongTurnIsReadFromItsFoot() {
    var player = player(40, 6)
    player.take(.end)
    player.take(.left)
    let foot = text(player)
    player.take(.up)
    #expect(text(player) != foot)
    player.take(.down)
    player.take(.down)
    #expect(text(player) == foot)
  }

  @Test func aSessionAboutDangerOpensWithPeopleToRing() {
    var player = player(40, 20, isPlaying: true, help: ["In danger now: 999"])
    #expect(player.wait == nil)
    #expect(player.screen.lines[0].string == "  In danger now: 999")
    #expect(player.screen.lines.last?.string == PlayerWording.helpFoot)
    player.take(.character(" "))
    #expect(player.isPlaying && player.wait != nil && player.panel == .session)
    player.take(.character("h"))
    #expect(player.screen.lines[0].string == "  In danger now: 999")
    player.take(.character("."))
    #expect(player.turn == 1 && text(player).contains("> name Ada"))
    player.take(.character("h"))
    player.take(.character("q"))
    #expect(player.isOver)
  }

  @Test func aSessionWithNothingInItCanStillBeLeft() {
    var player = Player(Transcript([]))
    for key in keys where key != .character("q") { player.take(key) }
    #expect(player.wait == nil)
    player.take(.escape)
    player.take(.escape)
    player.take(.character("q"))
    #expect(player.isOver)
  }

  @Test(arguments: [(80, 24), (40, 12)])
  func theScreensAreExactlyThese(_ columns: Int, _ rows: Int) throws {
    var player = player(columns, rows)
    var shown = ""
    for key in ".]w?" {
      player.take(.character(key))
      if player.needsReasons {
        player.reasons = [2: ["I took \"felt sad\" for the feeling.", "My last sentence is talk.yarn:3, in the node Talk."]]
      }
      shown += "key \(key)\n" + text(player)
    }
    let difference = try Golden.difference(shown, from: "player-\(columns).txt", in: "../Goldens")
    #expect(difference == nil)
  }
}
