/// In Spanish what stands in no script and a person meets at the first pages, with `/help`, around a talk
/// about danger and with `coach safety`. Tú, as in the scripts' strings; no form tells a gender.
enum SpanishWording {
  static func text(_ english: String) -> String? {
    if let text = whole[english] { return text }
    for (lead, spanish) in leads where english.hasPrefix(lead) {
      return spanish + english.dropFirst(lead.count)
    }
    // A line of the help list with the day on which it was seen.
    if english.hasSuffix(")"), let seen = english.ranges(of: " (seen ").last {
      return english[..<seen.lowerBound].replacing("day and night", with: "día y noche")
        + " (visto " + english[seen.upperBound...]
    }
    return nil
  }

  private static let leads = [
    ("In danger now (", "Si hay peligro ahora ("),
    ("Someone you named: ", "Alguien que nombraste: "),
  ]

  /// Built when the first text is asked for; a session in English never does.
  private static let whole: [String: String] = {
    var texts: [String: String] = [
      HelpText.emergencyAnywhere:
        "Si hay peligro ahora: tu número de emergencia local. El 112 funciona en gran parte del mundo, el 911"
        + " en América del Norte, el 999 en el Reino Unido, el 000 en Australia, el 111 en Nueva Zelanda.",
      HelpText.emergencyInShort: "tu número de emergencia, en muchos lugares 112, 911 o 999",
      HelpText.directory(for: .abuse):
        "Líneas para quien vive con daño o miedo por parte de alguien cercano: nomoredirectory.org",
      HelpText.directory(for: .child): "Líneas para menores de 18 años: childhelplineinternational.org",
      HelpText.directory(for: .crisis): "Líneas de crisis en la mayoría de los países: findahelpline.com",
      HelpText.ifItDoesNotWork:
        "Los números cambian. Si este número no funciona, prueba tu número de emergencia local o"
        + " findahelpline.com.",
      HelpText.someoneNear: "Y alguien cerca de ti, si hay una persona en quien confías.",
      HelpText.limits: "Soy un programa en este equipo. No puedo llamar a nadie, y no se envía nada a nadie.",
      HelpText.whenAllElseFails[0]: "Algo en este programa ha fallado, y eso no debe alejarte de la ayuda.",
      HelpText.whenAllElseFails[3]: "Si hay alguien cerca en quien confías, por favor, cuéntaselo ahora.",
      Wording.areYouSafe:
        "¿Estás a salvo por ahora? Puedes responder sí, no o no lo sé, y `salir` te deja ir en cualquier momento.",
      Wording.gladYouAreSafe: "Gracias por decirme que estás a salvo por ahora.",
      Wording.staysWhileUnsafe:
        "Entonces, por favor, haz que una persona lo sepa ahora: una de estas, o alguien cerca de ti.",
      Wording.theNeck:
        "Unas manos en el cuello, o quedarse sin aire por ellas, pueden ser muy peligrosas, aunque sea una sola"
        + " vez. Por favor, busca atención médica, también si te sientes bien, y habla hoy con un servicio de"
        + " apoyo o con el número de emergencia.",
      Wording.somethingWentWrong:
        "Algo salió mal en mi guion hace un momento. Es culpa mía, no de nada que hicieras.",
      Wording.scriptsFail: "Tengo que parar aquí. Lo que escribiste está guardado.",
      Wording.scriptsFailPrivately: "Tengo que parar aquí. De esta parte no se guarda nada.",
      Wording.privateNow:
        "Desde aquí no se guarda nada: ni lo que escribes, ni lo que digo, ni nada que recordaría. Escribe"
        + " /private otra vez cuando se pueda volver a guardar.",
      Wording.privateForGood:
        "Desde aquí no se guarda nada más de esta sesión: ni lo que escribes, ni lo que digo, ni nada que"
        + " recordaría.",
      Wording.stillPrivate: "De esta parte no se guarda nada. Con /private vuelvo a guardar.",
      Wording.staysPrivate: "No se guarda nada más de esta sesión. Lo dejo así, por lo que hablamos.",
      Wording.nothingIsKept: "De esta sesión no se guarda nada de todos modos.",
      Wording.keptAgain:
        "Desde aquí vuelvo a guardar lo que se dice. Lo que dijimos en medio se ha ido, también de aquí, así que"
        + " seguimos desde la pregunta anterior.",
      Wording.leavingSafety:
        "Puedes irte en cualquier momento. Si se hace más difícil, por favor, haz que una persona lo sepa.",
      Wording.paused: "Paramos aquí, en medio. La próxima vez puedo llevarte a esta misma pregunta.",
      Wording.pausedPrivately:
        "Paramos aquí. De esta parte no se guarda nada, así que la próxima vez seguimos desde antes, o de nuevo.",
      Wording.nothingBefore: "Esta es la primera pregunta; no hay nada antes.",
      Wording.tookBack: "Retirado, con todo lo que guardé de ello.",
      Wording.wentBack: "De vuelta a la pregunta anterior.",
      Wording.yesOrNoWanted: "Aquí basta un sí, un no o un \"no lo sé\".",
      Wording.commandHasNoReasons:
        "Lo que escribiste era una orden para el programa, así que no respondió ninguna regla ni línea.",
    ]
    let several: [([String], [String])] = [
      (
        Wording.nothingTyped,
        [
          "No llegó nada. Tómate tu tiempo.", "Esa línea estaba vacía. No hay prisa.",
          "No vi palabras ahí. Cuando quieras.",
        ]
      ),
      (
        Wording.stayingWithSafety,
        [
          "Por ahora me quedo con esto. Detrás de los números de arriba hay personas, y responden.",
          "Antes que nada, quisiera tener claro esto.",
          "Quedémonos aquí un momento más. Puedes escribir `ayuda ya` para ver los números otra vez.",
        ]
      ),
      (
        Wording.stayingQuietly,
        [
          "Por ahora me quedo con esto. Escribe `ayuda ya` si quieres números.",
          "Aquí vas tú primero. Puedes responder, o irte en cualquier momento.",
          "Quedémonos aquí un momento más. Ctrl-\\ sale al instante.",
        ]
      ),
      (
        Wording.wordsWanted,
        [
          "Para eso necesito unas pocas palabras, o saltar lo deja fuera.",
          "Eso pide unas palabras tuyas. saltar también vale.", "Unas palabras, si puedes. saltar lo pasa por alto.",
        ]
      ),
    ]
    for (english, spanish) in several {
      for (text, translation) in zip(english, spanish) { texts[text] = translation }
    }
    return texts
  }()
}
