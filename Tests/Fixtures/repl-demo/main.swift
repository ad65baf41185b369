// A program for the tests of the terminal: what is typed comes back in a form they can read.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "lines": runLines(Array(arguments.dropFirst()))
case "repl": runConversation(Array(arguments.dropFirst()))
case "empty": break
case "open": runOpening()
default:
  print("usage: repl-demo lines|repl|open|empty")
  exit(2)
}
