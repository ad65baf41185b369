import PackagePlugin

/// Embeds the pages that explain the codes of `coach check`, so that `coach explain` needs no file.
@main
struct EmbedDocuments: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let sources = context.package.directoryURL.appending(path: "Sources")
    let pages = [
      sources.appending(path: "YarnCompiler/Documentation/Diagnostics.md"),
      sources.appending(path: "Workshop/Documentation/Findings.md"),
    ]
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedDocuments.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(pages.count) pages",
        executable: try context.tool(named: "embed-dialogs").url,
        arguments: ["--pages", output.path] + pages.map(\.path),
        inputFiles: pages, outputFiles: [output])
    ]
  }
}
