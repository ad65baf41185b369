/// Where clients come from.
package enum Listener: Sendable, Equatable {
  /// A socket in the file system, which only its owner can open.
  case file(path: String)
  /// A numeric address of this machine and a port.
  case address(host: String, port: Int)
  /// A socket that whoever started the program has opened, by its number.
  case inherited(Int32)

  /// Reads `HOST:PORT`, `[::1]:PORT`; nil for anything else. Names are not looked up, but `localhost`.
  package init?(address text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port)
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    if host == "localhost" { host = "127.0.0.1" }
    guard Address.isNumeric(host) else { return nil }
    self = .address(host: host, port: port)
  }

  /// Whether nobody but this machine can reach it.
  package var isOfThisMachine: Bool {
    switch self {
    case .file, .inherited: true
    case .address(let host, _): host == "::1" || host.hasPrefix("127.")
    }
  }
}

/// Why there is nothing to serve on.
package enum ServerError: Error, Equatable, CustomStringConvertible {
  case inUse(path: String)
  case inTheWay(path: String)
  case pathTooLong(path: String)
  case notBound(what: String, reason: String)

  package var description: String {
    switch self {
    case .inUse(let path): "Another program serves at \(path) already. Stop it, or take another path."
    case .inTheWay(let path): "\(path) is there and is no socket. Move it away, or take another path."
    case .pathTooLong(let path): "\(path) is too long for a socket. Take a path of fewer letters."
    case .notBound(let what, let reason): "Could not listen at \(what): \(reason)"
    }
  }
}
