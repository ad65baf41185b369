package import Replay

/// A recorded session on the screen: keys and ticks go in, lines and the next wait come out.
///
/// A value without a clock and without a terminal. `PlayerLoop` gives it keys, and a tick when the
/// wait it asks for is over.
///
/// ```swift
/// var player = Player(transcript, pace: Pace(speed: 2))
/// player.take(.character(" "))
/// let lines = player.screen.lines
/// ```
package struct Player: Sendable {
  /// What is on the screen instead of the session.
  enum Panel: Sendable, Equatable {
    /// `help` are the people to ring, with which a session about danger opens.
    case session, keys, why, help
  }

  /// What is being typed at the foot of the screen.
  enum Entry: Sendable, Equatable {
    case turn(String), search(String)
  }

  let transcript: Transcript
  let timeline: Timeline
  let topics: [String?]
  let landmarks: [Int]
  let help: [String]
  /// The names of topics, for the status line.
  let topicName: @Sendable (String) -> String

  package private(set) var pace: Pace
  /// The place in the timeline; steps up to it are on the screen.
  package private(set) var step = 0
  package private(set) var isPlaying: Bool
  /// Whether the person wants to leave.
  package private(set) var isOver = false
  package private(set) var columns = 80
  package private(set) var rows = 24
  private(set) var panel: Panel
  private(set) var entry: Entry?
  private(set) var search = ""
  /// A word of the program to the person, shown until the next key.
  private(set) var notice: String?
  /// Rows that the view is scrolled by: up in the session, down in a panel.
  private(set) var scroll = 0
  /// Why each turn was what it was, by its number; nil until somebody asks.
  package var reasons: [Int: [String]]?

  package init(
    _ transcript: Transcript, pace: Pace = Pace(), isPlaying: Bool = true, help: [String] = [],
    topicName: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.transcript = transcript
    self.pace = pace
    self.help = help
    self.topicName = topicName
    timeline = Timeline(transcript)
    topics = transcript.topics
    landmarks = transcript.landmarks
    self.isPlaying = isPlaying && timeline.steps.count > 1
    panel = help.isEmpty ? .session : .help
  }

  /// The place of the turn that is shown; 0 when there is none.
  package var turn: Int { step < timeline.steps.count ? timeline.steps[step].turn : 0 }

  /// Whether the reasons are wanted and not there yet.
  package var needsReasons: Bool { panel == .why && reasons == nil }

  /// Milliseconds to the next tick; nil when nothing moves.
  package var wait: Int? {
    guard isPlaying, panel == .session, entry == nil, step + 1 < timeline.steps.count else { return nil }
    return pace.wait(timeline.steps[step + 1].pause)
  }

  // MARK: What goes in

  /// Goes on by a step: the wait is over.
  package mutating func tick() {
    guard wait != nil else { return }
    step += 1
    scroll = 0
    if step + 1 >= timeline.steps.count { isPlaying = false }
  }

  /// Takes the size of the window.
  package mutating func resize(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }

  /// Takes a key.
  package mutating func take(_ key: PlayerKey) {
    notice = nil
    if entry != nil {
      edit(key)
    } else if panel != .session, takeInPanel(key) {
      return
    } else {
      command(key)
    }
  }

  /// Keys of the panels; false for one that works as always.
  private mutating func takeInPanel(_ key: PlayerKey) -> Bool {
    switch key {
    case .character("q") where panel == .help: return false
    case .character("q"), .escape, .enter:
      show(.session)
      return true
    case .character(" ") where panel == .help: fallthrough
    case .character("?") where panel == .keys, .character("w") where panel == .why,
      .character("h") where panel == .help:
      show(.session)
      return true
    case .up, .down, .pageUp, .pageDown: return false
    default:
      if panel != .why { show(.session) }
      return false
    }
  }

  private mutating func show(_ panel: Panel) {
    self.panel = panel
    scroll = 0
  }

  private mutating func command(_ key: PlayerKey) {
    switch key {
    case .character("q"): isOver = true
    case .character(" "): togglePlaying()
    case .character("."), .right: next()
    case .character(","), .left: previous()
    case .character("]"): goToLandmark { place, turn in place > turn }
    case .character("["): goToLandmark(fromEnd: true) { place, turn in place < turn }
    case .character("g"): open(.turn(""))
    case .character("/"): open(.search(""))
    case .character("n"): searchOn()
    case .character("w"): show(.why)
    case .character("?"): show(.keys)
    case .character("h") where !help.isEmpty: show(.help)
    case .character("+"), .character("="): setSpeed(pace.speed * 1.5)
    case .character("-"): setSpeed(pace.speed / 1.5)
    case .character(let digit) where "0"..."9" ~= digit: goToTenth(digit.wholeNumberValue ?? 0)
    case .home: go(toTurn: 0)
    case .end: go(toTurn: transcript.turns.count - 1)
    case .up: scrollUp(by: 1)
    case .down: scrollUp(by: -1)
    case .pageUp: scrollUp(by: max(1, rows - 3))
    case .pageDown: scrollUp(by: -max(1, rows - 3))
    case .character, .enter, .escape, .backspace: break
    }
  }

  /// The session is read from its foot, a panel from its top.
  private mutating func scrollUp(by count: Int) {
    scroll = max(0, min(scroll + (panel == .session ? count : -count), scrollable))
  }

  // MARK: Moving

  private mutating func togglePlaying() {
    if isPlaying {
      isPlaying = false
    } else if step + 1 < timeline.steps.count {
      isPlaying = true
    } else if timeline.steps.count > 1 {
      // From the end it plays again.
      step = 0
      isPlaying = true
    }
  }

  private mutating func next() {
    isPlaying = false
    guard !timeline.steps.isEmpty else { return }
    // A turn that is half there is first made whole.
    if step < timeline.wholes[turn] { return go(toTurn: turn) }
    if turn + 1 < transcript.turns.count { go(toTurn: turn + 1) } else { notice = PlayerWording.atEnd }
  }

  private mutating func previous() {
    isPlaying = false
    if turn > 0 { go(toTurn: turn - 1) } else { notice = PlayerWording.atStart }
  }

  /// Shows a turn whole, and stops.
  private mutating func go(toTurn turn: Int) {
    guard timeline.wholes.indices.contains(turn) else { return }
    step = timeline.wholes[turn]
    isPlaying = false
    scroll = 0
  }

  private mutating func goToTenth(_ tenth: Int) {
    go(toTurn: (transcript.turns.count - 1) * tenth / 10)
  }

  private mutating func goToLandmark(fromEnd: Bool = false, _ fits: (Int, Int) -> Bool) {
    let here = turn
    let found = fromEnd ? landmarks.last { fits($0, here) } : landmarks.first { fits($0, here) }
    if let found { go(toTurn: found) } else { notice = PlayerWording.noOtherTopic }
  }

  private mutating func setSpeed(_ speed: Double) {
    pace.speed = min(max(speed, 0.1), 100)
    if abs(pace.speed - 1) < 0.01 { pace.speed = 1 }
  }

  // MARK: Typing at the foot

  private mutating func open(_ entry: Entry) {
    self.entry = entry
    if panel != .why { show(.session) }
  }

  private mutating func edit(_ key: PlayerKey) {
    guard let entry else { return }
    switch (key, entry) {
    case (.escape, _): self.entry = nil
    case (.enter, .turn(let text)):
      self.entry = nil
      goToNumber(text)
    case (.enter, .search(let text)):
      self.entry = nil
      if !text.isEmpty { search = text }
      searchOn()
    case (.backspace, .turn(let text)): self.entry = text.isEmpty ? nil : .turn(String(text.dropLast()))
    case (.backspace, .search(let text)): self.entry = text.isEmpty ? nil : .search(String(text.dropLast()))
    case (.character(let character), .turn(let text)):
      if character.isNumber, text.count < 9 { self.entry = .turn(text + String(character)) }
    case (.character(let character), .search(let text)):
      if text.count < 200 { self.entry = .search(text + String(character)) }
    default: break
    }
  }

  private mutating func goToNumber(_ text: String) {
    guard let number = Int(text) else { return }
    guard let place = transcript.turns.firstIndex(where: { $0.number == number }) else {
      notice = PlayerWording.noTurn(number, last: transcript.turns.last?.number ?? 0)
      return
    }
    go(toTurn: place)
  }

  /// Goes to the next turn that holds the words, from the beginning again after the last.
  private mutating func searchOn() {
    guard !search.isEmpty else {
      notice = PlayerWording.nothingToSearch
      return
    }
    let count = transcript.turns.count
    for offset in 1...max(1, count) {
      let place = (turn + offset) % max(1, count)
      guard place < count, transcript.turns[place].contains(search) else { continue }
      let isAround = place <= turn
      go(toTurn: place)
      if isAround { notice = PlayerWording.fromTheTop }
      return
    }
    notice = PlayerWording.notFound(search)
  }
}

/// A key as the player knows it.
package enum PlayerKey: Sendable, Equatable {
  case character(Character)
  case left, right, up, down, pageUp, pageDown, home, end, enter, escape, backspace
}
