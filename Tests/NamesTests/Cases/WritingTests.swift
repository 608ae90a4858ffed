import Testing

@testable import Names

/// Ways of writing the same name, each with the name of its rule.
@Suite struct WritingTests {
  private static let actors = """
    ov person Viktor Orbán = Orbán
    zu place Zürich
    am person Angela Müller = Müller
    fs person Franz Strauß = Strauß
    re person Recep Erdoğan = Erdoğan
    lw person Lech Wałęsa = Wałęsa
    er person Erik Soren
    jd person J.D. Vance = Vance
    cs person C. S. Lewis
    dt person Donald Trump = Trump
    dj person Dwayne “The Rock” Johnson
    gb person George H. W. Bush
    jq person John Quincy Adams
    rd person Robert Downey Jr.
    ms organisation Marks and Spencer
    pg organisation Procter & Gamble
    sh organisation Al-Shabaab
    jc person Jean-Claude Juncker = Juncker
    us state United States
    nato organisation NATO
    who organisation WHO
    opec organisation OPEC
    gu outlet The Guardian
    sp outlet Der Spiegel
    lm outlet Le Monde
    si organisation Siemens AG
    bp organisation BP plc = BP
    gz organisation Gazprom PJSC
    ap organisation Apple
    ob person Conan O'Brien = O’Brien
    mc person Cathy McMorris = McMorris
    vl person Ursula von der Leyen = von der Leyen
    gp organisation ООО «Газ»
    ar person محمد أحمد = أحمد سالم
    ko person Сергей Королёв
    tg person Thierry Œuvrard
    """

  static let found = [
    // Accents.
    "{Viktor Orban|ov:accents} and {Orban|ov:accents}", "in {Zurich|zu:accents}", "in {Zuerich|zu:accents}",
    "{Angela Mueller|am:accents}, {Mueller|am:accents}, {Muller|am:accents}", "{Franz Strauss|fs:ligature}",
    "{Strauss|fs:ligature}", "{Erdogan|re:accents}", "{Recep Tayyip Erdogan|re:middle-name}", "{Walesa|lw:accents}",
    "{Lech Walesa|lw:accents}", "{Wałesa|lw:accents}", "{Érik Soren|er:accents}", "{Erik Søren|er:accents}",
    "{Viktor Orban|ov}; {Orban|ov}", "{ZURICH|zu:capitals}", "{Сергей Королев|ko:accents}", "{محمد احمد|ar:accents}",
    "{Thierry Oeuvrard|tg:ligature}", "{Zürich|zu:name}",
    // Initials.
    "{JD Vance|jd:initials}", "{J. D. Vance|jd:initials}", "{J D Vance|jd:initials}", "{J.D. Vance|jd:name}",
    "{CS Lewis|cs:initials}", "{C.S. Lewis|cs:initials}. {Lewis|cs:family-name}", "{C. S. Lewis|cs:name}",
    "{Vance, J.D.|jd:family-first}",
    // Middle names.
    "{Donald J. Trump|dt:middle-name}", "{Donald J Trump|dt:middle-name}", "{Donald John Trump|dt:middle-name}",
    "{Donald “The Don” Trump|dt:middle-name}", "{Donald (Don) Trump|dt:middle-name}", "{Dwayne Johnson|dj:middle-name}",
    "{Dwayne “The Rock” Johnson|dj:name}", "{Dwayne Johnson|dj}; {Johnson|dj:family-name}",
    "{George Bush|gb:middle-name}", "{George H.W. Bush|gb:middle-name}", "{George H W Bush|gb}",
    "{George Herbert Walker Bush|gb}",
    "{John Adams|jq:middle-name}", "{John Q. Adams|jq:middle-name}", "{Donald J. Trump|dt}’s plan",
    // Suffixes.
    "{Robert Downey|rd:suffix}", "{Robert Downey, Jr.|rd:suffix}", "{Robert Downey Jr|rd:suffix}",
    "{Robert Downey|rd}; {Downey|rd:family-name}", "{Robert J. Downey Jr.|rd:middle-name}",
    // And.
    "{Marks & Spencer|ms:ampersand}", "{Procter and Gamble|pg:ampersand}",
    "{Procter & Gamble|pg:name}",
    // Hyphens.
    "{Al Shabaab|sh:hyphen}", "{Al–Shabaab|sh:hyphen}", "{Jean Claude Juncker|jc:hyphen}", "{United-States|us:hyphen}",
    "{Al-Shabaab|sh:name}", "{Jean–Claude Juncker|jc:hyphen}; {Juncker|jc}",
    // Capitals.
    "{TRUMP|dt:capitals}", "{DONALD TRUMP|dt:capitals} left", "{O’BRIEN|ob:capitals}",
    "{MCMORRIS|mc:capitals} SPOKE HERE",
    "{URSULA VON DER LEYEN|vl:capitals}", "{TRUMP|dt:capitals}’S wall", "{ORBAN|ov:capitals}", "{ORBÁN|ov:capitals}",
    "{UNITED STATES|us:capitals}", "{THE GUARDIAN|gu:capitals}",
    // Acronyms.
    "the {Nato|nato:acronym} summit", "{Nato|nato}’s chief", "{Opec|opec:acronym}",
    // Articles.
    "{the Guardian|gu:article} wrote", "in {the Guardian|gu}.", "{The Guardian|gu:name}", "in {der Spiegel|sp:article}",
    "in {le Monde|lm:article}",
    // Legal forms.
    "{Siemens|si:legal-form} said", "{Siemens AG|si:name}", "{BP|bp:alias} and {BP plc|bp:name}",
    "{Gazprom|gz:legal-form}",
    "{Apple Inc.|ap:legal-form} said", "{Apple, Inc.|ap:legal-form} said", "{Apple Corp|ap:legal-form}",
    "{Apple|ap:name} said",
    "{Газ|gp:legal-form}", "{Siemens Ltd|si:legal-form}", "{Apple GmbH|ap}",
    // Invisible and composed characters, as ever.
    "{Zu\u{308}rich|zu:name}", "{Do\u{AD}nald Trump|dt:name}",
  ]

  static let plain = [
    "Orbanism", "orban", "zurich", "Mullerian", "Jd Vance", "j.d. vance", "J.P. Vancer", "Donald meets Trumpet",
    "Donald, John, Trumpet", "Donald Trumpet", "Johnson", "Bush", "Adams", "Downey", "Marks", "Spencer", "Procter",
    "Shabaab", "AlShabaab", "US", "us", "Who was it?", "Opecs", "nato", "Guardian", "guardian", "a Guardian reported",
    "Spiegel", "Monde", "Apple’s", "Trumps", "TRUMPS", "trump", "tRUMP", "OB", "Von", "Leyen", "Juncker-like x", "Inc.",
    "McMORRISON", "Strausss", "Erdo\u{11F}", "Zuri", "Donald. J. Trumpet", "Walesas", "The Guard", "THE", "Dwayne",
    "Rock",
  ]

  @Test(arguments: found)
  func `a name is found however it is written`(text: String) throws { try KnownNames(Self.actors).expect(text) }

  @Test(arguments: plain)
  func `what is not the name stays plain`(text: String) throws {
    let expected = text == "Apple’s" ? "{Apple|ap}’s" : text == "Juncker-like x" ? "{Juncker|jc}-like x" : text
    try KnownNames(Self.actors).expect(expected)
  }

  @Test func `an acronym in small letters that begins a sentence may be an ordinary word`() throws {
    let actors = "nice organisation NICE"
    try KnownNames(actors, notes: ["A nice day."]).expect("{Nice|-:ordinary-word} people came to {Nice|nice:acronym}.")
    try KnownNames(actors).expect("{Nice|nice:acronym} people")
  }
}
