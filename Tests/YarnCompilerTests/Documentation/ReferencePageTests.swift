import Testing

/// The reader of the pages: what is not checked must not pass for checked.
@Suite("Reading the pages of the reference")
struct ReferencePageTests {
  private func examples(_ text: String) throws -> [ReferenceExample] {
    try ReferencePage(name: "Page.md", text: text).examples()
  }

  @Test(
    "a script that nothing checks is refused",
    arguments: [
      "```yarn\nA\n```", "```yarn\nA\n```\n```yarn\nB\n```\n```testplan\nstop\n```",
      "```yarn fails\nA\n```", "```yarn YS0005\nA\n```", "```yarn sound YS0005\nA\n```",
      "```yarn fals YS0005\nA\n```", "```yam\nA\n```", "```yarn fails YS0005\nA",
      "```testplan\nstop\n```", "```yarn fails YS0005\nA\n```\n```testplan\nstop\n```",
    ])
  func refused(_ text: String) {
    #expect(throws: PageError.self) { try examples(text) }
  }

  @Test("a script, its claim, its plan and its visible spaces are read")
  func read() throws {
    let text =
      "# T\n## S\n```yarn visible warns YS0102\n··a⇥\n```\nwords\n```testplan fails\nstop\n```"
    let example = try #require(try examples(text).first)
    #expect(example.script == "  a\t\n" && example.plan == "stop\n" && example.planFails)
    #expect(example.claim == .warns && example.codes == ["YS0102"])
    #expect(example.section == "S" && example.description == "Page.md:3")
  }
}
