import YarnCompiler
import YarnProgram

/// What is wrong with a string table of another language, beside scripts as they are now.
struct TableFindings {
  struct Finding: Encodable {
    var severity: String
    var file: String
    var id: String?
    var message: String

    var rendered: String { "\(file): \(severity): \(message)" }
  }

  private(set) var findings: [Finding] = []

  init(_ file: SourceFile, of strings: StringTable) {
    let translation: Translation
    do throws(DataFileError) {
      translation = try Translation(csv: file.text)
    } catch {
      findings = [Finding(severity: "error", file: file.path, message: error.rendered(file: file.path))]
      return
    }
    let merge = strings.merging(translation)
    for row in merge.removed {
      add("error", file, row.id, "no line of the scripts has the id \(row.id)")
    }
    for id in merge.stale {
      add("warning", file, id, "\(id) is stale: the English has changed since it was translated")
    }
    for row in translation.rows where !row.text.isEmpty {
      guard let text = strings[row.id]?.text, Self.values(in: text) != Self.values(in: row.text) else { continue }
      add("error", file, row.id, "\(row.id) does not hold the same values, such as {0}, as the English")
    }
  }

  private mutating func add(_ severity: String, _ file: SourceFile, _ id: String, _ message: String) {
    findings.append(Finding(severity: severity, file: file.path, id: id, message: message))
  }

  /// The numbers of the values in a text, each once.
  private static func values(in text: String) -> Set<Int> {
    Set((0..<16).filter { text.contains("{\($0)}") })
  }
}
