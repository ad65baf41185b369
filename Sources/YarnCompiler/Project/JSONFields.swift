/// The fields of an object, taken out one by one with the type that each must have.
struct JSONFields {
  private var fields: [JSONField]
  let position: SourcePosition

  /// The fields of a node that must be an object.
  init(_ node: JSONNode, field: String) throws(DataFileError) {
    guard case .object(let fields) = node.value else {
      throw node.wrongType(field, "an object")
    }
    self.fields = fields
    position = node.position
  }

  /// The value of a field, whatever the case of its name; nil when it is absent or null.
  func node(_ name: String) -> JSONNode? {
    let found =
      fields.last { $0.name == name } ?? fields.last { $0.name.lowercased() == name.lowercased() }
    return found?.node.value == .null ? nil : found?.node
  }

  /// The fields whose names are not among the known ones.
  func others(than known: [String]) -> [JSONField] {
    let known = Set(known.map { $0.lowercased() })
    return fields.filter { !known.contains($0.name.lowercased()) }
  }

  /// All the fields.
  var all: [JSONField] { fields }

  func string(_ name: String) throws(DataFileError) -> String? {
    guard let node = node(name) else { return nil }
    return try node.string(name)
  }

  func bool(_ name: String) throws(DataFileError) -> Bool? {
    guard let node = node(name) else { return nil }
    guard case .bool(let truth) = node.value else { throw node.wrongType(name, "true or false") }
    return truth
  }

  func integer(_ name: String) throws(DataFileError) -> (Int, SourcePosition)? {
    guard let node = node(name) else { return nil }
    guard case .number(let text) = node.value, let number = Int(text) else {
      throw node.wrongType(name, "a whole number")
    }
    return (number, node.position)
  }

  func strings(_ name: String) throws(DataFileError) -> [String]? {
    guard let node = node(name) else { return nil }
    return try node.nodes(name).map { item throws(DataFileError) in try item.string(name) }
  }

  /// A list of strings, or a single one.
  func stringOrStrings(_ name: String) throws(DataFileError) -> [String]? {
    if case .string(let text)? = node(name)?.value { return [text] }
    return try strings(name)
  }

  /// An error for a field that has to be there.
  func missing(_ name: String) -> DataFileError {
    DataFileError(kind: .missingField(name), position: position)
  }
}

extension JSONNode {
  func string(_ field: String) throws(DataFileError) -> String {
    guard case .string(let text) = value else { throw wrongType(field, "a string") }
    return text
  }

  func nodes(_ field: String) throws(DataFileError) -> [JSONNode] {
    guard case .array(let nodes) = value else { throw wrongType(field, "a list") }
    return nodes
  }

  func wrongType(_ field: String, _ expected: String) -> DataFileError {
    DataFileError(kind: .wrongType(field: field, expected: expected), position: position)
  }
}
