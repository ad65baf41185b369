import Coach

/// Events made from the fields of a line; nil when a field is missing or of another kind.
enum QuickEvent {
  static func event(_ name: SessionEvent.Name, _ object: FlatObject) -> SessionEvent? {
    switch name {
    case .resumed: .resumed
    case .typed: object.text("text").map { .typed($0) }
    case .journal: object.text("text").map { .journal($0) }
    case .said: said(object)
    case .asked: asked(object)
    case .heard: heard(object)
    case .remembered: change(object).map { .remembered($0) }
    case .tookBack: object.whole("turn").map { .tookBack(turn: $0) }
    case .privatePart: object.whole("turns").map { .privatePart(turns: $0) }
    case .ended: object.text("reason").flatMap { Ending(rawValue: $0) }.map { .ended($0) }
    // Choices are long and wanted by nobody who is in a hurry.
    case .started, .offered: nil
    }
  }

  private static func said(_ object: FlatObject) -> SessionEvent? {
    guard let text = object.text("text") else { return nil }
    for key: StaticString in ["line", "node"] where object[key] != nil && object.text(key) == nil { return nil }
    var sources: [String]?
    if object["sources"] != nil {
      guard let texts = object.texts("sources") else { return nil }
      sources = texts
    }
    return .said(Said(text: text, line: object.text("line"), node: object.text("node"), sources: sources))
  }

  private static func asked(_ object: FlatObject) -> SessionEvent? {
    guard let kind = object.text("kind").flatMap({ Asked.Kind(rawValue: $0) }), let node = object.text("node")
    else { return nil }
    for key: StaticString in ["low", "high"] where object[key] != nil && object.whole(key) == nil { return nil }
    return .asked(Asked(kind: kind, node: node, low: object.whole("low"), high: object.whole("high")))
  }

  private static func heard(_ object: FlatObject) -> SessionEvent? {
    guard let topics = object.objects("topics"), let feelings = object.objects("feelings") else { return nil }
    var heard = Heard(topics: [], feelings: [], about: object.text("about"))
    for topic in topics {
      guard let name = topic.text("topic"), let score = topic.number("score") else { return nil }
      heard.topics.append(Heard.Topic(topic: name, score: score))
    }
    for feeling in feelings {
      guard let word = feeling.text("word"), let strength = feeling.whole("strength") else { return nil }
      heard.feelings.append(Heard.Feeling(word: word, strength: strength))
    }
    if object["about"] != nil, heard.about == nil { return nil }
    return .heard(heard)
  }

  private static func change(_ object: FlatObject) -> MemoryChange? {
    switch object.text("change").flatMap({ MemoryChange.Name(rawValue: $0) }) {
    case .fact: two(object, "key", "value").map { .fact(key: $0, value: $1) }
    case .plan: two(object, "condition", "action").map { .plan(condition: $0, action: $1) }
    case .planResult: object.text("result").flatMap { PlanResult(rawValue: $0) }.map { .planResult($0) }
    case .forgot: object.text("what").map { .forgot($0) }
    case .done: object.text("what").map { .done($0) }
    case .declined: object.text("what").map { .declined($0) }
    case .opened: object.text("what").map { .opened($0) }
    case .paused: paused(object)
    case .varied: object.texts("contents").map { .varied($0) }
    case .felt:
      if object["strength"] != nil, object.whole("strength") == nil {
        nil
      } else {
        object.text("word").map { .felt(word: $0, strength: object.whole("strength")) }
      }
    case .reflected:
      if let worry = object.number("worry"), let distance = object.number("distance") {
        .reflected(worry: worry, distance: distance)
      } else {
        nil
      }
    case nil: nil
    }
  }

  private static func paused(_ object: FlatObject) -> MemoryChange? {
    guard let exercise = object.text("exercise"), let step = object.whole("step"),
      let objects = object.objects("values")
    else { return nil }
    var values: [KeptValue] = []
    for object in objects {
      guard let key = object.text("key") else { return nil }
      if let text = object.text("text") {
        values.append(KeptValue(key: key, value: .text(text)))
      } else if let number = object.number("number") {
        values.append(KeptValue(key: key, value: .number(Float(number))))
      } else if let flag = object["flag"] {
        values.append(KeptValue(key: key, value: .flag(object.isTrue(flag))))
      } else {
        return nil
      }
    }
    return .paused(exercise: exercise, step: step, values: values)
  }

  private static func two(
    _ object: FlatObject, _ first: StaticString, _ second: StaticString
  ) -> (String, String)? {
    guard let left = object.text(first), let right = object.text(second) else { return nil }
    return (left, right)
  }
}
