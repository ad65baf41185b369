// swift-tools-version: 6.2
import PackageDescription

/// In continuous integration a warning is an error; elsewhere a newer compiler may warn in peace.
let strict: [SwiftSetting] =
  Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
  strict + [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]

/// A module of `Sources` with the modules it imports.
func module(_ name: String, _ uses: [String] = [], docs: [String] = []) -> Target {
  .target(
    name: name, dependencies: uses.map { .init(stringLiteral: $0) }, exclude: docs,
    swiftSettings: settings)
}

/// The tests of a module, with what else they import and the folders that hold only data.
func tests(of name: String, _ uses: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + uses, exclude: data,
    swiftSettings: settings)
}

/// A small program beside the tests, which they start or which is run by hand.
func fixture(
  _ name: String, _ uses: [Target.Dependency], path: String, data: [String] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: uses, path: path, exclude: data, swiftSettings: settings)
}

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
  name: "secure-base",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "coach", targets: ["CoachCommand"]),
    .library(name: "Yarn", targets: ["YarnProgram", "YarnCompiler", "YarnRuntime"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    module("YarnProgram"),
    module("YarnCompiler", ["YarnProgram"], docs: ["Documentation"]),
    .target(
      name: "YarnRuntime", dependencies: ["YarnProgram"], swiftSettings: settings,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    module("Understanding"),
    module("Coach", ["YarnProgram", "YarnRuntime", "Understanding"]),
    .target(
      name: "Vault",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    module(
      "SessionStore", ["Coach", "Vault"],
      docs: ["LogFormat.md", "ThreatModel.md", "LogSchema.json", "MemorySchema.json"]),
    .systemLibrary(name: "CSQLite"),
    module("SessionIndex", ["CSQLite", "Coach", "SessionStore"]),
    module("Replay", ["Coach"], docs: ["ExportFormats.md"]),
    .target(
      name: "Workshop",
      dependencies: ["YarnProgram", "YarnCompiler", "YarnRuntime", "Understanding", "Coach"],
      exclude: ["Documentation"], swiftSettings: settings, plugins: ["EmbedDocuments"]),
    .target(
      name: "LineProtocol",
      dependencies: [
        "Coach", "SessionStore", "Replay", logging,
      ],
      exclude: ["Protocol.md", "Hosting.md"], swiftSettings: settings),
    .target(
      name: "LineServer",
      dependencies: [
        "LineProtocol", logging,
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),
    module("LineEditor", ["CEditLine"]),
    module("Terminal", ["LineEditor", "SessionStore", "Replay", "Coach"]),
    .target(
      name: "Dialogs", path: "Dialogs", exclude: ["SecureBase.yarnproject", "README.md", "rules/README.md"], swiftSettings: settings,
      plugins: ["EmbedDialogs"]),
    .plugin(
      name: "EmbedDialogs", capability: .buildTool(), dependencies: ["embed-dialogs"],
      path: "Sources/EmbedDialogs"),
    .plugin(
      name: "EmbedDocuments", capability: .buildTool(), dependencies: ["embed-dialogs"],
      path: "Sources/EmbedDocuments"),
    .executableTarget(
      name: "embed-dialogs", dependencies: ["YarnProgram", "YarnCompiler", "Understanding"],
      swiftSettings: settings),
    .executableTarget(
      name: "CoachCommand",
      dependencies: [
        "YarnProgram", "YarnCompiler", "YarnRuntime", "Understanding", "Dialogs", "Coach",
        "Vault", "SessionStore", "SessionIndex", "Replay", "Workshop", "Terminal", "LineProtocol",
        "LineServer", argumentParser, logging,
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Coach", "SessionStore"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests(of: "YarnProgram", ["YarnCompiler"]),
    tests(of: "YarnCompiler", ["YarnProgram", "YarnRuntime", "Workshop"], data: ["Documentation/Plans"]),
    tests(of: "YarnRuntime", ["YarnProgram", "YarnCompiler"], data: ["Markup/Fixtures"]),
    tests(of: "Understanding", data: ["Corpus", "Tool"]),
    fixture("understanding-tool", ["Understanding"], path: "Tests/UnderstandingTests/Tool"),
    tests(
      of: "Workshop",
      ["YarnProgram", "YarnCompiler", "YarnRuntime", "Understanding", "Coach", "Dialogs"],
      data: ["Plans"]),
    tests(of: "Coach", ["Dialogs", "YarnProgram", "YarnCompiler", "Understanding"]),
    tests(of: "Vault"),
    tests(
      of: "SessionStore", ["Coach", "Vault", "TestSupport", "store-writer"],
      data: ["Logs", "Writer"]),
    tests(of: "SessionIndex", ["Coach", "SessionStore", "TestSupport"]),
    tests(of: "Replay", ["Coach", "SessionStore", "TestSupport"], data: ["Goldens"]),
    tests(of: "LineEditor", ["TestSupport", "repl-demo"]),
    tests(
      of: "Terminal", ["LineEditor", "Replay", "Coach", "TestSupport", "repl-demo"], data: ["Goldens"]),
    tests(
      of: "CoachCommand", ["SessionStore", "Vault", "TestSupport", "ten-years"], data: ["Transcripts"]),
    tests(
      of: "Dialogs", ["Coach", "Understanding", "YarnProgram", "YarnCompiler"], data: ["Data"]),
    tests(
      of: "LineProtocol",
      ["Coach", "SessionStore", "Dialogs", "Understanding", "YarnProgram", "YarnCompiler", "TestSupport", logging],
      data: ["JSON/Fixtures", "small.yarn"]),
    .testTarget(name: "ProjectTests", swiftSettings: settings),
    fixture("repl-demo", ["LineEditor", "Terminal"], path: "Tests/Fixtures/repl-demo"),
    fixture(
      "store-writer", ["Coach", "SessionStore", "TestSupport"],
      path: "Tests/SessionStoreTests/Writer"),
    fixture(
      "ten-years",
      ["Coach", "SessionStore", "Understanding", "YarnProgram", "Dialogs", "TestSupport", argumentParser],
      path: "Tests/TenYears"),
    fixture("line-load", [argumentParser], path: "Tests/LineLoad"),
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    fixture(
      "benchmark",
      [
        "CAllocations", "YarnProgram", "YarnCompiler", "YarnRuntime", "Understanding", "Dialogs",
        "TestSupport", argumentParser,
      ],
      path: "Tests/Benchmark"),
    .target(
      name: "FuzzSupport",
      dependencies: [
        "CAllocations", "YarnProgram", "YarnCompiler", "YarnRuntime", "Understanding", "Dialogs",
        "Coach", "SessionStore", "Workshop", "TestSupport", "LineProtocol",
        logging,
      ],
      path: "Tests/FuzzSupport", swiftSettings: settings),
    tests(of: "FuzzSupport"),
    fixture("fuzz", ["FuzzSupport", argumentParser], path: "Tests/Fuzz", data: ["Corpus"]),
  ]
)
