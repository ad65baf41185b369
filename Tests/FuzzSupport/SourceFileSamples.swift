import YarnProgram

/// Scripts against which other files are tried.
enum SourceFileSamples {
  static let callingFunctions = SourceFile(
    path: "sample.yarn",
    text: "title: Start\n---\n{knows(\"name\")} {times(\"x\") + 1} {f(1, true)}\n===\n")

  static let conversation = SourceFile(
    path: "sample.yarn",
    text: """
      title: Start
      ---
      <<declare $count = 0>>
      Tea? #warm
      -> Yes
          <<set $count += 1>>
          <<pour tea {$count}>>
      -> No <<if $count > 0>>
      => One.
      => Another. <<once>>
      <<if $count < 3>>
      <<jump Start>>
      <<endif>>
      ===
      title: Other
      ---
      Elsewhere.
      ===

      """)
}
