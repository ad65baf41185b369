import Foundation
import Testing

/// README's commands are what continuous integration runs.
@Suite struct ReadmeTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: ImportTests.root.appending(path: path), encoding: .utf8)
  }

  @Test func integrationRunsTheTestCommandOfTheReadme() throws {
    let command = "Scripts/setup --tests && swift test"
    #expect(try text("README.md").contains("    \(command)\n"))
    #expect(try text(".ci/run").contains("\n\(command)\n"))
  }

  @Test func theReadmeNamesTheCommandThatRuns() throws {
    #expect(try text("README.md").contains("    Scripts/setup && swift run coach\n"))
  }
}
