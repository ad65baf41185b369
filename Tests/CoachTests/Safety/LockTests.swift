import Testing
import YarnProgram

@testable import Coach

/// After a sign of abuse what is meant for two people stays closed, for the whole session, and no
/// mark of it goes to disk.
@Suite struct LockTests {
  static let closed = [
    "Repair", "Conflict", "ClosenessAndSpace", "Trust", "Jealousy", "FaqTwoInsecure",
    "RepairAttempt", "AgreedPause", "OneNotch", "AskForOneThing", "OutsiderView", "Reflection", "RideTheUrge",
    "GoodNews",
  ]

  /// A session in which abuse was named and then taken back in some way.
  private func flagged(_ ways: [String]) throws -> RealTalk {
    var talk = try RealTalk()
    talk.type("sad")
    talk.type("my husband hits me")
    #expect(talk.state.place.locks.contains("partner"))
    talk.type(ways)
    return talk
  }

  @Test(arguments: [
    ["It is not like that"], ["leave it, go back"], ["it is not like that", "/undo", "/undo"],
    ["it is not like that", "back", "back", "back"],
    ["it is not like that", "I'm fine", "/menu", "/back"],
  ])
  func nothingOpensItAgain(_ ways: [String]) throws {
    let talk = try flagged(ways)
    #expect(!talk.state.isSafetyOpen)
    #expect(talk.state.place.locks.contains("partner"))
  }

  @Test func anotherDangerInTheSameWordsDoesNotHideIt() throws {
    var talk = try RealTalk()
    talk.type("he hits me and I want to kill myself")
    #expect(talk.state.place.locks.contains("partner"))
    #expect(talk.state.isSafetyOpen)
  }

  @Test(arguments: [
    "how do I apologise after an argument", "we keep arguing", "I need more space from him",
    "can I trust my partner", "I am so jealous of her friends",
    "can two insecure people make it work",
  ])
  func aTopicForTwoIsLeftOut(_ words: String) throws {
    var talk = try flagged(["it is not like that"])
    talk.type(["/menu", words])
    #expect(talk.nodes.allSatisfy { !Self.closed.contains($0) }, "\(talk.nodes)")
  }

  /// Random people walk on for a while: no closed node ever speaks.
  @Test func noWalkLeadsIntoWhatIsClosed() throws {
    for seed in 0..<30 {
      var talk = try flagged(["it is not like that"])
      var random = SeededSteps(state: UInt64(seed))
      for step in 0..<40 where !talk.state.isOver {
        let count = max(1, talk.choices.count)
        talk.type(step % 9 == 8 ? "/menu" : String(Int(random.next() % UInt64(count)) + 1))
        #expect(talk.nodes.allSatisfy { !Self.closed.contains($0) }, "\(talk.nodes)")
      }
    }
  }

  @Test func gatedNodesAreOnlyReachedBehindTheGate() throws {
    let scripts = try #require(RealTalk.program).scripts
    for node in scripts.nodes where node.header("gate") == "fear" {
      #expect(Self.closed.contains(node.name), "\(node.name) is gated and not in the list")
    }
  }

  @Test func noEventSpeaksOfIt() throws {
    var talk = try flagged(["it is not like that", "/menu", "1", "quit"])
    talk.type("quit")
    for event in talk.all {
      switch event {
      case .heard(let heard): #expect(!"\(heard)".contains("abuse"))
      case .remembered(let change):
        let text = "\(change)".lowercased()
        #expect(!text.contains("abuse") && !text.contains("lock") && !text.contains("partner"))
      case .said(let said):
        #expect(said.node.map { !$0.lowercased().contains("abuse") } ?? true)
      default: break
      }
    }
    #expect(!"\(talk.state.memory)".lowercased().contains("abuse"))
  }
}

/// SplitMix64, so that a failing walk can be walked again.
struct SeededSteps {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
