import Coach
import SessionIndex

/// Sessions and places that were found, for other programs. Fields are only ever added.
enum FoundJSON {
  struct Topic: Encodable {
    let topic: String
    let title: String
  }

  struct Session: Encodable {
    let number: Int
    let id: String
    let startedAt: Moment
    let endedAt: Moment
    let minutes: Int
    let turns: Int
    let topics: [Topic]
    let feelings: [String]
    let firstWords: String
    let isFinished: Bool

    init(_ listed: IndexContents.Listed, _ program: CoachProgram) {
      let digest = listed.digest
      number = listed.number
      id = digest.session
      startedAt = digest.startedAt
      endedAt = digest.endedAt
      minutes = digest.minutes
      turns = digest.turns
      topics = digest.topics.map { Topic(topic: $0, title: program.title(ofTopic: $0)) }
      feelings = digest.feelings
      firstWords = digest.firstWords
      isFinished = digest.isFinished
    }
  }

  struct Hit: Encodable {
    struct Part: Encodable {
      let text: String
      let isFound: Bool
    }

    let number: Int
    let id: String
    let startedAt: Moment
    let turn: Int
    let speaker: String
    let isTakenBack: Bool
    /// Null within a talk about danger.
    let parts: [Part]?

    init(_ hit: IndexContents.Hit) {
      number = hit.session.number
      id = hit.session.digest.session
      startedAt = hit.session.digest.startedAt
      turn = hit.turn
      speaker = hit.isTyped ? "you" : "coach"
      isTakenBack = hit.isTakenBack
      parts = hit.text?.map { Part(text: $0.text, isFound: $0.isFound) }
    }
  }
}
