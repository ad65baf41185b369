import Foundation

/// A program run to its end between pipes.
package struct Run {
  package let output: String
  package let errors: String
  package let status: Int32

  /// Runs a program with an input and an environment of its own, and waits for it.
  package init(
    _ executable: String, _ arguments: [String], input: String = "",
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.environment =
      ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no"]
      .merging(environment) { $1 }
    let pipes = (Pipe(), Pipe(), Pipe())
    process.standardInput = pipes.0
    process.standardOutput = pipes.1
    process.standardError = pipes.2
    try process.run()
    pipes.0.fileHandleForWriting.write(Data(input.utf8))
    try pipes.0.fileHandleForWriting.close()
    output = String(decoding: pipes.1.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    errors = String(decoding: pipes.2.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}

/// A folder of its own for one test, removed when let go.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sb-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
