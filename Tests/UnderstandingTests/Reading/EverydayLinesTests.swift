import Testing

@testable import Understanding

/// Plain pieces of a story, written apart from the examples and never learned from: a question about
/// danger in the middle of them would be the coach's mistake.
@Suite struct EverydayLinesTests {
  static let lines = """
    I found the keys on the table
    my sister rang in the evening
    we looked for the cat until eight
    he had already eaten when I came in
    it happened on a Tuesday, at the garage
    The curtains are still at the shop
    she carried the shopping up two floors
    my uncle keeps bees
    i was ironing shirts
    they live above a hairdresser's
    the coach leaves from the other side of the square
    We had the windows done in May.
    my niece lost a tooth at breakfast
    I borrowed a ladder from work
    the oven takes twenty minutes to warm up
    he mends clocks
    she ordered the soup and I had the fish
    the parking meter ate my coins
    i was third in the queue
    our street has no trees
    The map was upside down.
    it was still light outside
    my grandson built a crane
    we changed at Crewe
    the bread knife is in the drawer with the string
    the chemist had run out of plasters
    I lay on the beach and read the paper
    he washed the car and I watched from the balcony
    they closed the tunnel for repairs
    a nurse at the clinic gave me a form
    i hit my knee on the desk
    the ambulance station is opposite our school
    She cut the cake into twelve.
    we waited at the level crossing with the engine off
    the doctor wrote it down and gave me a leaflet
    my phone fell in the sink
    the goalkeeper broke a finger in the first half
    dad's got a new belt
    I was on the roof with the aerial
    the candle went out
    he left the gas bill on the stairs
    about six weeks, give or take
    the one with the red handle
    in a caravan near Rhyl
    mostly on the weekends
    Not that one, the other drawer.
    my flatmate from Porto
    before the holidays
    after I put the little one to bed
    just the two of us and a map
    in the village of my father, near the river
    my husband he drive the lorry to Gdansk
    on Friday we are making bread with my aunt
    I came with the tram because is raining
    lol we ended up at the wrong party
    yeah he was on his tea break
    soz was putting the bins out
    i had a late shift and then the chippy
    she sat across from me and ordered tea
    The photographs are in a box under the bed.
    """.split(separator: "\n").map(String.init)

  /// The aim is one of them; seven raise a question now (it was sixteen). Lower the bound, never raise it.
  @Test func fewRaiseAQuestion() throws {
    let raised = try Self.lines.filter { try Shipped.read($0).safety.level != .none }
    #expect(raised.count <= 7, "raised: \(raised)")
  }

  /// The aim is none of them.
  @Test func hardlyAnyIsTakenForClearDanger() throws {
    let clear = try Self.lines.filter { try Shipped.read($0).safety.level == .act }
    #expect(clear.count <= 1, "clear: \(clear)")
  }
}
