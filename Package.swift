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

func module(_ name: String, _ uses: [String] = [], from packages: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(
    name: name, dependencies: uses.map { .init(stringLiteral: $0) } + packages, exclude: exclude,
    swiftSettings: settings)
}

func tests(of name: String, _ uses: [String] = [], data: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ([name, "TestSupport"] + uses).map { .init(stringLiteral: $0) },
    exclude: data, swiftSettings: settings)
}

let package = Package(
  name: "secure-base",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "coach", targets: ["CoachCommand"]),
    .library(name: "Yarn", targets: ["YarnProgram", "YarnCompiler", "YarnRuntime"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    module("YarnProgram"),
    module("YarnCompiler", ["YarnProgram"]),
    module("YarnRuntime", ["YarnProgram"]),
    module("Understanding"),
    module("Coach", ["YarnProgram", "YarnRuntime", "Understanding"]),
  ]
)
