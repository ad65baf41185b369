/// What the people of the generator write, made of parts so that it seldom repeats.
enum Words {
  static let names = [
    "Sam", "Ada", "Zoë", "Priya", "Tom", "Marie", "José", "Ben", "Łukasz", "Nia", "Chloé", "Omar", "Ruth",
    "Søren", "my sister", "my mother", "my partner", "my flatmate", "my oldest friend", "my father", "my boss",
  ]
  static let openings = [
    "I keep thinking about", "I cannot stop going over", "Last night was about", "It is still", "We argued about",
    "I wanted to talk about", "There is something about", "Today it was", "Again it was", "I am worried about",
    "I never say anything about", "I feel left out of", "I am glad about", "Nobody asks me about",
  ]
  static let things = [
    "the phone calls", "moving in together", "the holiday in Whitby", "what was said at dinner", "the silence since Sunday",
    "the money", "his messages", "her new job", "the washing-up", "the café where we met", "the wedding", "the long drive home",
    "who picks up the children", "the party I was not asked to", "the key I gave back", "the letter", "the old photographs",
    "my birthday", "the night shift", "the dog", "the way we say goodbye", "the plans for Christmas", "the naïve thing I wrote",
    "being asked for help", "how quiet the flat is", "what my therapist said", "the promise", "the train that was late",
  ]
  static let turns = [
    "and I did not sleep", "and then I went quiet", "so I pulled away", "and I said too much", "but I could not ask",
    "and it felt like being eight again", "and I checked my phone all night", "so I made a joke of it", "and nobody rang back",
    "and I would like to mend it", "but it is easier alone", "and I trust that less every year", "and we laughed in the end",
    "so I wrote it down and tore it up", "and I still love them", "and I do not know what I need", "but I said sorry first",
  ]
  static let feelings = [
    "sad", "angry", "worried", "ashamed", "lonely", "jealous", "calm", "hopeful", "numb", "hurt", "6", "3", "8", "10", "0",
    "a bit flat", "tired and sad", "fine, mostly", "better than last week", "I don't know",
  ]
  static let plain = [
    "yes", "no", "not sure", "maybe", "go on", "tell me more", "skip", "I would rather not say", "what do you mean?", "ok",
    "thank you", "that is not what I meant", "that helps", "hm", "…",
  ]
  static let commands = ["/why", "/again", "/back", "/menu", "/topics", "/undo", "/memory", "/help", "help now"]
  static let rare = [
    "今天很累，不想说话", "Мне грустно сегодня", "🙂", "ça va, merci", "ARGH!!!", "Zoe\u{301} and I, again", "a\u{200B}b",
    "https://example.org/a/very/long/address?with=a&query=of&some=length#and-a-fragment",
  ]
  static let dark = [
    "I want to die", "sometimes I think everyone would be better off without me", "he grabbed my throat last night",
    "I have been cutting again", "I am scared to go home",
  ]
  static let inDark = ["1", "2", "no", "yes", "I am safe for now", "someone is here", "not yet"]
}
