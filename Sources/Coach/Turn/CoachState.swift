import Understanding
import YarnRuntime

/// Where a session stands between two turns: a value that can be kept, copied and compared.
package struct CoachState: Sendable, Equatable, Codable {
  /// The session's start; its memory is the memory before this session.
  package let session: String
  package let startedAt: Moment
  package let sessionsBefore: Int
  package let lastSessionAt: Moment?
  /// For help lines; `/country` changes it.
  package internal(set) var country: String?
  /// What is translated is said in it; nil for English.
  package let language: Language?
  /// Where the conversation is.
  var place: Place
  /// Where it was before each of the last answers, oldest first; for `/back` and `/undo`.
  var past: [Place] = []
  /// The last few readings; danger that drips over several turns adds up. Going back keeps them.
  var recent: [Reading] = []
  /// Topics that were heard where they were not meant; for the rest of the session none of them is
  /// taken from the person's words again. Going back keeps them.
  var misheard: Set<String> = []
  /// What the person calls a partner, a parent and so on, by the reading's word for them.
  var persons: [String: String] = [:]
  /// How many times the person has typed.
  package var turns = 0
  package var ending: Ending?
  /// What is known of a part that is not kept; nil while everything is.
  package internal(set) var unkept: Unkept?
  /// What the last turn wants forgotten in every file; nil after most turns.
  package internal(set) var forgetting: Forgetting?

  package var isOver: Bool { ending != nil }
  package var memory: Memory { place.memory }
  package var prompt: Prompt { place.prompt }
  /// Help lines were shown and the person has not yet said that they are safe.
  package var isSafetyOpen: Bool { place.safety != nil }

  /// Somebody close may be the danger: nothing should stay on the screen when the session is left.
  package var leavesNothingOnScreen: Bool { place.locks.contains("partner") }

  enum Limit {
    static let past = 60
    static let recent = 4
  }
}

/// One point of the conversation, with all that going back to it must bring back.
struct Place: Sendable, Equatable, Codable {
  var dialogue: DialogueState
  var prompt: Prompt
  var memory: Memory
  /// The number of the typed line that led here; 0 at the opening.
  var turn = 0
  /// What the coach said in the turn that led here.
  var said: [Said] = []
  /// The paragraph before the prompt, said again when a detour comes back to it.
  var question: Said?
  var trace = Trace()
  var safety: SafetyTalk?
  /// Danger was read in this session, whatever was answered since: exercises stay careful.
  var isWatchful = false
  var locks: Set<String> = []
  /// Nodes that have begun and not ended, the outermost first.
  var openNodes: [String] = []
  /// The topic that was opened last.
  var topic = ""
  /// The first typed line of the topic, exercise or talk about danger that is open.
  var partTurn = 0
  var listened = Listened()
  /// The entry that is being written; nil at every other question.
  var journal: JournalDraft?
  /// Prompts that a topic's talk will return to, the outermost first.
  var returns: [ReturnPoint] = []
  var misses = 0
}

/// What the session waits for.
package enum Prompt: Sendable, Equatable, Codable {
  case choices([OfferedChoice])
  /// `variable` takes the answer; nil for an open question.
  case asked(Asked, variable: String?, identity: String)
  case over

  /// Equal for two deliveries of the same question.
  var identity: String {
    switch self {
    case .choices(let choices): choices.map(\.choice.line).joined(separator: " ")
    case .asked(_, _, let identity): identity
    case .over: ""
    }
  }
}

/// A choice with what the script says about it.
package struct OfferedChoice: Sendable, Equatable, Codable {
  package var choice: Choice
  /// The hashtags without `#`.
  package var tags: [String]
}

/// An unfinished talk about danger.
struct SafetyTalk: Sendable, Equatable, Codable {
  var topic: String
  var level: String
  /// A script led here, not what was typed.
  var isFromScript = false
  /// Lines in a row that answered nothing and held no danger.
  var strays = 0
}

/// What was heard in the last answer to an open question, for the scripts' functions.
struct Listened: Sendable, Equatable, Codable {
  var topic = ""
  var feeling = ""
  /// Whom it was about, as words behind which "is" could stand; "your partner" where none were typed.
  var about = ""
  var mirror = ""
  var mention = ""
  /// A number from 0 to 10 that was given with a feeling; -1 for none.
  var number: Float = -1
  /// The feeling is a pleasant one.
  var isPleasant = false
  /// Topics between which the reading could not decide.
  var guesses: [String] = []
  /// What it would have been if not the topic.
  var second = ""
  /// The words were a question.
  var isQuestion = false
  /// How sure the topic is, 0 to 1.
  var score = 0.0
  /// The typed line that was heard.
  var turn = 0
  /// "yes", "no" or "unsure" where the answer said little more; "" otherwise.
  var answer = ""
  /// How many words it had.
  var words = 0

  /// From so many words on, an answer tells what happened, whatever was asked.
  static let wordsOfStory = 13
  /// Up to so many words are a yes or a no, and hardly more.
  static let wordsOfAnswer = 6
}

/// A question to be put again when a detour into a topic is over.
struct ReturnPoint: Sendable, Equatable, Codable {
  var identity: String
  /// The paragraph before the prompt.
  var question: Said?
  /// The detour is a talk about danger.
  var isSafety = false
}
