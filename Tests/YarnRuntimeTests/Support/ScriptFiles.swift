import Foundation
import YarnCompiler
import YarnProgram

/// All scripts that the project has as files: those with plans, and those that it ships.
enum ScriptFiles {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardized

  /// The scripts that have a plan, each a program of its own, by path.
  static let withPlans = Dictionary(
    uniqueKeysWithValues: [
      "Tests/WorkshopTests/Plans", "Tests/YarnCompilerTests/Documentation/Plans",
    ].flatMap { folder in scripts(in: folder).map { (folder + "/" + $0.path, $0) } })

  static let namesWithPlans = withPlans.keys.sorted()

  /// The scripts that the project ships, which are one program.
  static let shipped = scripts(in: "Dialogs")

  /// The shipped scripts as a program, with the functions that they count on.
  static func shippedProgram() throws -> Program? {
    let json = FileManager.default.contents(
      atPath: root.appending(path: "Dialogs/coach.ysls.json").path)
    let definitions = try ScriptDefinitions(json: String(decoding: json ?? Data(), as: UTF8.self))
    let options = CompilerOptions(functions: definitions.signatures)
    return Compiler.compile(shipped, options: options).program
  }

  /// A script with a plan as a program, with the functions that plans count on.
  static func program(_ name: String) -> Program? {
    guard let file = withPlans[name] else { return nil }
    return Compiler.compile([file], options: .init(functions: PlanHost.signatures)).program
  }

  private static func scripts(in folder: String) -> [SourceFile] {
    let path = root.appending(path: folder).path
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.sorted().compactMap { name in
      guard name.hasSuffix(".yarn"), !name.contains("MustFail"),
        let data = FileManager.default.contents(atPath: path + "/" + name)
      else { return nil }
      return SourceFile(path: name, text: String(decoding: data, as: UTF8.self))
    }
  }
}
