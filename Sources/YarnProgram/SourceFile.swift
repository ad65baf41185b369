/// A script as text, with the path that diagnostics and the line table show.
public struct SourceFile: Sendable, Equatable {
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
