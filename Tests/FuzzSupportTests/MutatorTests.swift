import FuzzSupport
import Testing

@Suite struct MutatorTests {
  @Test func theSameSeedGivesTheSameInputs() throws {
    let seeds = try Seeds.load()
    for kind in FuzzKind.allCases { #expect(seeds.inputs[kind]?.isEmpty == false) }
    var (one, two, other) = (
      Mutator(seeds, seed: 1), Mutator(seeds, seed: 1), Mutator(seeds, seed: 2)
    )
    let inputs = FuzzKind.allCases.map { one.next($0) }
    #expect(inputs == FuzzKind.allCases.map { two.next($0) })
    #expect(inputs != FuzzKind.allCases.map { other.next($0) })
  }

  @Test func reducingLeavesWhatMatters() {
    let text = Array("one two three four five six seven".utf8)
    let smallest = Reduction.smallest(text) {
      $0.contains(UInt8(ascii: "f")) && $0.contains(UInt8(ascii: "x"))
    }
    #expect(smallest == Array("fx".utf8))
  }
}
