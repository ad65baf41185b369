import PackagePlugin

/// Compiles the scripts and rules of a target and embeds them with its files.
@main
struct EmbedDialogs: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target as? any SourceModuleTarget else { return [] }
    let endings: Set = ["yarn", "rules", "csv", "txt", "json"]
    let inputs = module.sourceFiles.map(\.url)
      .filter { endings.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedDialogs.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) dialog files",
        executable: try context.tool(named: "embed-dialogs").url,
        arguments: [module.directoryURL.path, output.path] + inputs.map(\.path),
        inputFiles: inputs, outputFiles: [output])
    ]
  }
}
