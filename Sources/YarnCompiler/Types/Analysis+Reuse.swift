internal import YarnProgram

/// Which smart variables keep their value while one expression is evaluated.
extension Analysis {
  /// For each variable whether it is smart and calls, itself or through others, nothing but functions
  /// whose result its arguments decide. Linear in the declarations.
  func reusableVariables() -> [Bool] {
    var isReusable = variables.map(\.isSmart)
    var readers: [[Int]] = variables.map { _ in [] }
    var changing: [Int] = []
    for index in variables.indices where isReusable[index] {
      for used in uses(of: index) { readers[used].append(index) }
      if callsChangingFunction(index) { changing.append(index) }
    }
    while let index = changing.popLast() {
      guard isReusable[index] else { continue }
      isReusable[index] = false
      changing += readers[index]
    }
    return isReusable
  }

  /// Whether the declaration calls the host, chance, or what asks the host in turn.
  private func callsChangingFunction(_ variable: Int) -> Bool {
    guard let declaration = variables[variable].declaration else { return false }
    let script = scripts[variables[variable].declarationFile]
    return script.parts(of: declaration.value).contains { part in
      guard case .call(let name, _) = part.kind else { return false }
      return StandardFunction(rawValue: name)?.givesSameResult != true
    }
  }
}
