import LineEditor
import Testing

@testable import Terminal

/// A conversation through a pipe of bytes, its output and what it heard.
private func talk(
  _ input: String, form: Renderer.Form = .pipe, breakAfter: Int? = nil,
  respond: (ReplInput) -> ReplStep
) -> (text: String, heard: [ReplInput], end: ReplEnd) {
  var rest = Array(input.utf8)[...]
  let reader = ByteLineReader { buffer in
    let part = rest.prefix(buffer.count)
    buffer.copyBytes(from: part)
    rest = rest.dropFirst(part.count)
    return part.count
  }
  var written: [UInt8] = []
  let output = Output { bytes in
    if let breakAfter, written.count + bytes.count > breakAfter { return .closed }
    written += bytes
    return .wrote(bytes.count)
  }
  var heard: [ReplInput] = []
  var repl = Repl(input: .bytes(reader), output: output, renderer: Renderer(form: form))
  let end = repl.run(opening: ReplStep(TurnView(paragraphs: ["Hello."]))) { input in
    heard.append(input)
    return respond(input)
  }
  return (String(decoding: written, as: UTF8.self), heard, end)
}

private func echo(_ input: ReplInput) -> ReplStep {
  switch input {
  case .typed(let text): ReplStep(TurnView(paragraphs: ["Heard \(text)."]), isEnd: text == "bye")
  case .interruptedTwice, .endOfInput: ReplStep(TurnView(paragraphs: ["Goodbye."]), isEnd: true)
  }
}

@Suite struct ReplTests {
  @Test func oneLineInOneTurnOut() {
    let talk = talk("one\ntwo", respond: echo)
    #expect(talk.text == "Hello.\n\nHeard one.\n\nHeard two.\n\nGoodbye.\n")
    #expect(talk.heard == [.typed("one"), .typed("two"), .endOfInput])
    #expect(talk.end == .ended)
  }

  @Test func noInputEndsPolitely() {
    #expect(talk("", respond: echo).text == "Hello.\n\nGoodbye.\n")
  }

  @Test func plainWordsHaveSpeakers() {
    #expect(
      talk("one\n", form: .plain, respond: echo).text
        == "Coach: Hello.\n\nCoach: Heard one.\n\nCoach: Goodbye.\n")
  }

  @Test func theEndIsTheEnd() {
    let talk = talk("bye\nmore\n", respond: echo)
    #expect(talk.heard == [.typed("bye")])
  }

  @Test func anEndOfInputIsNotAskedTwice() {
    let talk = talk("one\n") { _ in ReplStep(TurnView(paragraphs: ["Really?"])) }
    #expect(talk.heard == [.typed("one"), .endOfInput])
    #expect(talk.end == .ended)
  }

  @Test func backslashesAreTextInAPipe() {
    #expect(
      talk("one\\\ntwo\n", respond: echo).heard.prefix(2) == [.typed("one\\"), .typed("two")])
  }

  @Test func editingIsAnsweredInAPipe() {
    let talk = talk("/edit\n", respond: echo)
    #expect(talk.heard == [.endOfInput])
    #expect(talk.text.contains("no editor to open here"))
  }

  @Test func aReaderThatLeavesIsSuccess() {
    let talk = talk("one\ntwo\n", breakAfter: 20, respond: echo)
    #expect(talk.end == .readerLeft)
    #expect(talk.heard == [.typed("one"), .typed("two")])
  }

  @Test func aLongLineIsCutAndSaidSo() {
    let long = String(repeating: "a", count: ByteLineReader.longestLine + 5)
    let talk = talk(long + "\n") { _ in ReplStep(TurnView(paragraphs: ["Read."], notice: "Note.")) }
    #expect(talk.text.contains("longer than I can take"))
    #expect(talk.text.contains("Note."))
    #expect(talk.heard.first == .typed(String(long.dropLast(5))))
  }

  @Test func aMegabyteIsOneLine() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(talk(long) { _ in ReplStep(TurnView()) }.heard.first == .typed(long))
  }

  @Test func anEmptyTurnWritesNothing() {
    #expect(talk("one\n") { _ in ReplStep(TurnView()) }.text == "Hello.\n")
  }

  @Test func availableChoicesAreOfferedByTab() {
    let view = TurnView(choices: [
      ChoiceView(number: 1, text: "Yes"), ChoiceView(number: 2, text: "No", isAvailable: false),
    ])
    #expect(ReplStep(view).completions == ["Yes"])
    #expect(ReplStep(view, completions: ["x"]).completions == ["x"])
  }

  struct Refusal: Error, Equatable {}

  @Test func errorsOfTheConversationComeThrough() {
    let reader = ByteLineReader { _ in 0 }
    var repl = Repl(
      input: .bytes(reader), output: Output { .wrote($0.count) }, renderer: Renderer(form: .pipe))
    #expect(throws: Refusal.self) {
      try repl.run(opening: ReplStep(TurnView())) { (_) throws(Refusal) in throw Refusal() }
    }
  }
}
