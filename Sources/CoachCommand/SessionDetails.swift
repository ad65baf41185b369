import Coach
import SessionIndex
import SessionStore

/// One session with everything that can be said of it without its words about danger.
struct SessionDetails: Encodable {
  struct Plan: Encodable {
    let condition: String
    let action: String
    /// Null as long as none was noted.
    var result: String?
  }

  let id: String
  let file: String
  let bytes: Int?
  let startedAt: Moment
  let endedAt: Moment
  let minutes: Int
  let turns: Int
  let turnsTakenBack: Int
  /// Turns of which nothing was kept, by the person's wish.
  let turnsNotKept: Int
  let isFinished: Bool
  let touchesSafety: Bool
  let topics: [FoundJSON.Topic]
  let feelings: [String]
  let plans: [Plan]
  /// How plans of earlier sessions went, where this session noted that.
  let planResults: [String]
  let remembered: [String]
  let done: [String]
  let nodes: [String]
  let scripts: String?
  let areScriptsCurrent: Bool
  let faults: [String]

  init(_ log: SessionLog, path: String, bytes: Int?, program: CoachProgram, memory: Memory?) {
    let (digest, turns) = SessionDigest.make(log, safetyNodes: program.safetyNodes)
    var events = ShownEvents(turns: turns, safetyNodes: program.safetyNodes)
    for entry in log.entries { events.take(entry.event) }
    id = digest.session
    file = path
    self.bytes = bytes
    startedAt = digest.startedAt
    endedAt = digest.endedAt
    minutes = digest.minutes
    self.turns = digest.turns
    turnsTakenBack = turns.count(where: \.isTakenBack)
    turnsNotKept = events.notKept
    isFinished = digest.isFinished
    touchesSafety = digest.touchesSafety
    topics = digest.topics.map { FoundJSON.Topic(topic: $0, title: program.title(ofTopic: $0)) }
    feelings = digest.feelings
    plans = events.plans.map { plan in
      // A later session may have asked how it went.
      var plan = plan
      plan.result = plan.result ?? memory?.result(of: plan, session: digest.session)
      return plan
    }
    planResults = events.planResults
    remembered = events.remembered
    done = events.done
    nodes = events.nodes
    scripts = log.start?.scripts
    areScriptsCurrent = log.start?.scripts == program.fingerprint
    faults = log.faults.map(\.description)
  }
}

extension Memory {
  fileprivate func result(of plan: SessionDetails.Plan, session: String) -> String? {
    plans.last {
      $0.session == session && $0.condition == plan.condition && $0.action == plan.action
    }?.result?.rawValue
  }
}

/// The events of a session that may be shown in passing.
private struct ShownEvents {
  private let hidden: Set<Int>
  private let takenBack: Set<Int>
  private let safetyNodes: Set<String>
  private var turn = 0
  var notKept = 0
  var plans: [SessionDetails.Plan] = []
  var planResults: [String] = []
  var remembered: [String] = []
  var done: [String] = []
  var nodes: [String] = []

  init(turns: [DigestTurn], safetyNodes: Set<String>) {
    hidden = Set(turns.filter(\.isHidden).map(\.number))
    takenBack = Set(turns.filter(\.isTakenBack).map(\.number))
    self.safetyNodes = safetyNodes
  }

  mutating func take(_ event: SessionEvent) {
    switch event {
    case .typed: turn += 1
    case .privatePart(let turns): notKept += turns
    case .said(let said): if let node = said.node { visit(node) }
    case .asked(let asked): visit(asked.node)
    case .remembered(let change) where !hidden.contains(turn) && !takenBack.contains(turn): note(change)
    default: break
    }
  }

  private mutating func visit(_ node: String) {
    if !hidden.contains(turn), !safetyNodes.contains(node), !nodes.contains(node) { nodes.append(node) }
  }

  private mutating func note(_ change: MemoryChange) {
    switch change {
    case .fact(let key, let value): remembered.append("\(key): \(value)")
    case .forgot(let what): remembered.append("\(what): forgotten")
    case .plan(let condition, let action):
      plans.append(SessionDetails.Plan(condition: condition, action: action))
    case .planResult(let result):
      if plans.isEmpty { planResults.append(result.rawValue) } else { plans[plans.count - 1].result = result.rawValue }
    case .done(let what): if !done.contains(what) { done.append(what) }
    case .reflected(let worry, let distance):
      remembered.append("self-reflection: worry \(worry), distance \(distance)")
    case .paused(let exercise, let step, _):
      remembered.append("exercise \(exercise): left in the middle, step \(step)")
    case .declined, .felt, .opened, .varied: break
    }
  }
}
