/// Names of the variables that the compiler makes; saves and hosts of Yarn Spinner know them.
public enum InternalName {
  /// What every generated name begins with.
  public static let prefix = "$Yarn.Internal."

  /// The flag of content that is shown once: a line id, a node name or a block's own id.
  public static func once(_ content: String) -> String { prefix + "Once." + content }
  /// The number of completed visits to a node.
  public static func visits(_ node: String) -> String { prefix + "Visiting." + node }
  /// How often saliency has picked an item.
  public static func views(_ content: String) -> String { prefix + "Content.ViewCount." + content }
  /// The condition of a node group's member, counted from 0.
  public static func condition(group: String, node: String, index: Int) -> String {
    "\(prefix)\(group).\(node).Condition.\(index)"
  }
}
