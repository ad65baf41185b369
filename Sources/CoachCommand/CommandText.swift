/// Text that a command is given; what is missing or no text ends the command with status 2.
enum CommandText {
  static func file(_ path: String) throws -> String {
    try text(Platform.contents(of: path), path)
  }

  static func standardInput() throws -> String { try text(Platform.contents(of: 0), "-") }

  private static func text(_ bytes: [UInt8]?, _ name: String) throws -> String {
    do throws(LoadError) {
      return try ScriptLoader.text(bytes, name)
    } catch {
      throw Failure(error.sentence, status: 2)
    }
  }
}
