import SessionStore
import Testing

@Suite struct StorePathsTests {
  struct Case: Sendable {
    var environment: [String: String]
    var dataDirectory: String?
    var data: String?
    var state: String?
  }

  @Test(arguments: [
    Case(environment: [:]),
    Case(environment: ["HOME": ""]),
    Case(environment: ["HOME": "home/ada"]),
    Case(
      environment: ["HOME": "/home/ada"], data: "/home/ada/.local/share/secure-base",
      state: "/home/ada/.local/state/secure-base"),
    Case(
      environment: ["HOME": "/home/ada/", "XDG_DATA_HOME": "/data/"],
      data: "/data/secure-base", state: "/home/ada/.local/state/secure-base"),
    Case(
      environment: ["HOME": "/home/ada", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": ""],
      data: "/home/ada/.local/share/secure-base", state: "/home/ada/.local/state/secure-base"),
    Case(
      environment: ["HOME": "/home/ada", "XDG_STATE_HOME": "/s"],
      data: "/home/ada/.local/share/secure-base", state: "/s/secure-base"),
    Case(
      environment: ["XDG_DATA_HOME": "/data"], data: "/data/secure-base",
      state: "/data/secure-base/state"),
    Case(
      environment: ["HOME": "/home/ada", "XDG_DATA_HOME": "/data", "COACH_HOME": "/coach"],
      data: "/coach", state: "/coach/state"),
    Case(environment: ["COACH_HOME": "notes/"], data: "/work/notes", state: "/work/notes/state"),
    Case(environment: ["COACH_HOME": "", "HOME": "/h"], data: "/h/.local/share/secure-base"),
    Case(
      environment: ["HOME": "/home/ada", "COACH_HOME": "/coach"], dataDirectory: "/mine",
      data: "/mine", state: "/mine/state"),
    Case(environment: [:], dataDirectory: "mine", data: "/work/mine", state: "/work/mine/state"),
    Case(environment: [:], dataDirectory: "/", data: "/", state: nil),
  ])
  func foldersFollowTheEnvironment(_ sample: Case) {
    let paths = try? StorePaths(
      environment: sample.environment, dataDirectory: sample.dataDirectory, workingFolder: "/work")
    #expect(paths?.data == sample.data)
    if let state = sample.state { #expect(paths?.state == state) }
  }

  @Test func withoutAnyHomeItIsSaidWhatToDo() {
    #expect(throws: StoreError.noHome) { try StorePaths(environment: [:]) }
    #expect(StoreError.noHome.description.contains("--data-dir"))
  }

  @Test func everyPlaceIsNamedWithWhatItHolds() {
    let entries = StorePaths(folder: "/x").entries
    #expect(entries.map(\.path) == [
      "/x/sessions", "/x/memory.json", "/x/index.sqlite", "/x/vault.json", "/x/help.json",
      "/x/state", "/x/settings",
    ])
    #expect(entries.allSatisfy { !$0.holds.isEmpty })
  }
}
