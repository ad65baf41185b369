import YarnProgram

/// What holds for compiled programs, and for bytes that pretend to be one.
enum ProgramCheck {
  private static let bound = Work.Bound(requestsPerByte: 1, bytesPerByte: 20, start: 64_000)

  /// Bytes load or are refused; what loads can be run, though it may make no sense.
  static func check(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    let program = try Work.bounded(bound, length: bytes.count, "Loading") {
      try? Program(decoding: bytes)
    }
    guard let program else { return false }
    try check(program, isCompiled: false)
    return true
  }

  /// A program is the same after it has been written and read, and runs.
  static func check(_ program: Program, isCompiled: Bool) throws(BrokenPromise) {
    let encoded = program.encoded()
    let decoded: Program
    do throws(ProgramError) {
      decoded = try Program(decoding: encoded)
    } catch {
      throw BrokenPromise("A program cannot be read again: \(error)")
    }
    try BrokenPromise.unless(decoded == program, "A program is read as another one.")
    try BrokenPromise.unless(decoded.encoded() == encoded, "A program is written in two ways.")
    _ = program.listing()
    _ = program.enums.count + program.fileTags.count + program.lineCount
    for node in program.nodes.prefix(Walk.nodes) {
      _ = node.headers.count + node.tags.count + node.file.count
      try Walk.run(program, from: node.name, isCompiled: isCompiled)
    }
  }
}
