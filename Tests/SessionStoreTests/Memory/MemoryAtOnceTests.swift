import Coach
import SessionStore
import TestSupport
import Testing

/// What help reads must be there at once, or be passed over.
@Suite struct MemoryAtOnceTests {
  let disk = StoreDisk()

  @Test func itHoldsWhatTheLastSessionLeft() throws {
    try run(disk.store, 1, ["name Ada", "/quit"])
    #expect(disk.store.memoryAtOnce()?.facts["name"]?.value == "Ada")
  }

  @Test func nothingIsThereBeforeTheFirstSession() {
    #expect(disk.store.memoryAtOnce() == nil)
  }

  @Test func aCopyChangedByHandWillDo() throws {
    try run(disk.store, 1, ["name Ada", "/quit"])
    let bytes = try #require(disk.bytes(disk.store.paths.memory))
    disk.put(Array(text(bytes).replacing("Ada", with: "Bea").utf8), at: disk.store.paths.memory)
    #expect(disk.store.memoryAtOnce()?.facts["name"]?.value == "Bea")
  }

  @Test(arguments: ["", "{", "[1]", "not json"])
  func rubbishIsPassedOver(_ rubbish: String) throws {
    try run(disk.store, 1, ["name Ada", "/quit"])
    disk.put(Array(rubbish.utf8), at: disk.store.paths.memory)
    #expect(disk.store.memoryAtOnce() == nil)
  }

  @Test func aDiskThatFailsIsPassedOver() throws {
    try run(disk.store, 1, ["name Ada", "/quit"])
    disk.arm(1, .fail(.device), isLasting: true)
    #expect(disk.store.memoryAtOnce() == nil)
  }

  @Test func aCountryThatIsRememberedIsTheNextSessionsUnlessOneIsChosen() throws {
    var memory = Memory()
    memory.apply(.fact(key: "country", value: "IE"), at: StoreSample.moment(), session: "s")
    func country(_ chosen: Bool) throws -> String? {
      try RecordedSession.begin(
        in: disk.store, engine: StoreEngine.engine(),
        opening: SessionOpening(
          session: StoreSample.session(1), at: StoreSample.moment(), seed: 1, country: "GB",
          isCountryChosen: chosen),
        memory: memory
      ).start.country
    }
    #expect(try country(false) == "IE")
    #expect(try country(true) == "GB")
  }
}
