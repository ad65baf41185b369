internal import YarnProgram

/// Names for places in a node's code that survive a change of the script elsewhere.
struct Anchors {
  /// The anchor of each place where a dialogue can stand, in code order.
  let places: [(place: Int, anchor: String)]

  /// Linear in the node's code.
  init(_ program: ProgramStorage, node: Int) {
    let record = program.parts.nodes[node]
    let pool = program.parts.strings
    var places = [(place: Int(record.start), anchor: "start")]
    var seen: [String: Int] = [:]
    var offered: [String] = []
    for place in Int(record.start)..<Int(record.end) {
      let instruction = program.parts.code[place]
      var key: String?
      switch instruction.opcode {
      case .line: key = "line " + pool[program.parts.lines[Int(instruction.a)].id]
      case .command: key = "command " + pool[instruction.a]
      case .detour: key = "detour " + program.nodeNames[Int(instruction.a)]
      case .detourNamed: key = "detour"
      case .option:
        let id = pool[program.parts.lines[Int(instruction.a)].id]
        offered.append(id)
        places.append((Int(instruction.b), "option " + id))
      case .showOptions:
        // Any of the options finds the group again.
        for id in offered { places.append((place + 1, "options " + id)) }
        offered = []
      default: break
      }
      guard let key else { continue }
      let count = seen[key, default: 0]
      seen[key] = count + 1
      places.append((place + 1, count == 0 ? key : "\(key) #\(count + 1)"))
    }
    self.places = places
  }

  func anchor(at place: Int) -> String? { places.last { $0.place == place }?.anchor }
  func place(of anchor: String) -> Int? { places.first { $0.anchor == anchor }?.place }
}
