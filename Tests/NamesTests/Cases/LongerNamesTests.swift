import Testing

@testable import Names

/// A name inside a longer name that nobody bears stays plain.
@Suite struct LongerNamesTests {
  private static let actors = """
    jb person Joe Biden = Biden
    dt person Donald Trump = Trump; POTUS
    mt person Melania Trump
    bt person Barron Trump
    bj person Boris Johnson = Johnson
    sl person Sergei Lavrov = Lavrov | roles: [{title: Patriarch of Style}, {title: Oberhofmeister}]
    vp person Vladimir Putin = Putin
    mr person Marco Rubio = Rubio
    jd person J.D. Vance = Vance
    em person Elon Musk = Musk
    paris place Paris
    hou place Houston
    vir place Virginia
    tx place Texas
    ny place New York
    us state United States = US; U.S.
    ua state Ukraine
    ru state Russia
    fr state France
    nato organisation NATO
    wh organisation White House = the White House
    ap organisation Apple
    ln concept Lightning | matchCase: false
    """

  static let plain = [
    "Hunter {Biden|-:part-of-name} was there.", "Then Hunter {Biden|-} spoke.",
    "the {Trump|-:part-of-name} Organization",
    "{Paris|-:part-of-name} Hilton came.", "in West {Virginia|-}", "{Houston|-} Police said", "the {Houston|-} Police",
    "{Johnson|-} and {Johnson|-} recalled it.", "{Johnson|-} & {Johnson|-}", "Ernst & {Johnson|-}",
    "{Johnson|-} & Sons",
    "{Paris|-} Saint-Germain", "{Texas|-} Instruments", "the {New York|-} Yankees", "{Trump|-} Tower", "Jill {Biden|-}",
    "{Donald Trump|-} Jr. said", "{Donald Trump|-} Junior", "{Joe Biden|-} III", "the {US|-} Open",
    "{France|-} Télévisions",
    "East {Ukraine|-} Telecom", "New {Texas|-}", "Little {Russia|-}", "{Apple|-} Daily",
    "{NATO|-} Parliamentary Assembly",
    "F. {Johnson|-} came.", "Robert F. {Johnson|-}", "{Virginia|-} Woolf wrote.", "Jordan {Johnson|-}",
    "the {Trump|-} Administration", "{Donald Trump|-} Organization", "Lyndon {Johnson|-}’s war",
    "Ben {Johnson|-}, runner",
    "{Paris|-} {Johnson|-}", "{Trump|-} {Rubio|-}", "It was Hunter {Biden|-}.", "{Houston|-}\u{A0}Police",
    "will Hunter {Biden|-} come?", "*Hunter* {Biden|-}", "“Hunter {Biden|-} came”",
    "- Hunter {Biden|-}\n- {Trump|-} Tower",
    "| Hunter {Biden|-} |\n| --- |", "{Elon Musk|-} University", "Will {Johnson|-} said so.", "Mark {Johnson|-} won.",
  ]

  /// More words around the name belong to it.
  static let longer = [
    // Fragments and headlines.
    "- Report by {Houston|-} Police Department", "- Interview with Robert Hunter {Biden|-}",
    "Hunter {Biden|-} and Kathleen Buhle {Biden|-}.", "Hunter {Biden|-} Pleads Guilty in Federal Tax Case",
    "{Trump|-} Organization Sues {New York|ny} Over His Tax Case", "West {Virginia|-} Votes Against Its Own Governor",
    "HUNTER {BIDEN|-} PLEADS GUILTY", "{TRUMP|-} ORGANIZATION SUED AGAIN", "SHE LEFT WEST {VIRGINIA|-} FOR GOOD",
    // Marks.
    "{JOHNSON|-} & {JOHNSON|-}", "{Johnson|-}-{Johnson|-}", "{Johnson|-} And {Johnson|-}", "Aaron Taylor-{Johnson|-}",
    "Ms {Johnson|-}-Reed", "{Boris Johnson|-}-Reed", "{Biden|-}-Harris", "Taylor–{Johnson|-}",
    "{JOHNSON|-} & {JOHNSON|-} SETTLES THE CASE", "{Johnson|-} & {Johnson|-} Settles Its Case Over Talc",
    // Abbreviations and initials.
    "up Mt. {Johnson|-}", "Geo. {Johnson|-} wrote", "Ft. {Johnson|-}",
    // Of, the comma and particles.
    "the Bank of {Russia|-}", "University of {Texas|-}", "the Tower of {Paris|-}", "the Museum of the {US|-}",
    "in {Johnson|-}, {Texas|tx}", "near {Johnson|-}, Ohio", "Hunter “Rob” {Biden|-} came.", "Hunter (Rob) {Biden|-}",
    "Hunter von {Biden|-} came.", "Otto van der {Biden|-}",
    // Words that only a name has with a capital here.
    "{Russia|-} Today said", "the {France|-} First movement", "{Texas|-} A&M", "{Trump|-} General Hospital",
    "the {Houston|-} Police Department", "{Paris|-} King scored.", "{Texas|-} Now said",
    // Spaces and invisible marks.
    "Hunter\u{2009}{Biden|-}", "Hunter\u{202F}{Biden|-}", "Hunter  {Biden|-}",
    "\u{2068}Hunter\u{2069} \u{2068}{Biden|-}\u{2069}",
    "{Trump|-}\u{200E} Tower", "Hunter\u{200F} {Biden|-}",
  ]

  static let found = [
    "It is plan B. {Trump|dt} left.", "She owns AT&T. {Trump|dt} left.", "after World War I. {Russia|ru} lost",
    "Nonetheless {Trump|dt} left.", "Moreover, {Trump|dt} left. Hence {Biden|jb} won.", "Vote {Biden|jb} now.",
    "Dear {Biden|jb}", "Thank {Biden|jb}", "Outside {Houston|hou} it rained.", "Will {Trump|dt} win?",
    "Republican {Trump|dt} said", "Billionaire {Musk|em} said", "Presidents {Trump|dt} and {Putin|vp}",
    "Lawmaker {Johnson|bj} left.", "{Trump|dt} Signs Order", "Tory {Johnson|bj}", "{Trump|dt} & {Vance|jd}",
    "Pro-{Trump|dt} voters, Ex-{Biden|jb} aides, pro-{Putin|vp}", "{Trump|dt}-{Putin|vp} summit",
    "{Trump|dt}–{Putin|vp}",
    "the Government of {Ukraine|ua}", "in {Trump|dt}, {Russia|ru} sees", "Outside of {Paris|paris}",
    "\u{2068}{Biden|jb}\u{2069} left", "{Trump|dt}’s “Big” {Biden|jb}", "the “Hunter” {Biden|jb} knew",
    "President “Joe” {Biden|jb}", "{White House|wh} Chief of Staff Wiles",
    // Titles and roles.
    "President {Trump|dt} said", "Mr {Lavrov|sl}", "Mr. {Lavrov|sl}", "Foreign Minister {Lavrov|sl}", "Sen. {Rubio|mr}",
    "Russian Foreign Minister {Lavrov|sl}", "Patriarch {Lavrov|sl}", "Secretary of State {Rubio|mr}", "CEO {Musk|em}",
    "then Oberhofmeister {Lavrov|sl}", "Israeli Prime Minister {Joe Biden|jb}", "Democrat {Joe Biden|jb}",
    "Vice President {Vance|jd}", "{US|us} President {Donald Trump|dt}",
    "{White House|wh} Press Secretary Karoline Leavitt",
    "{Ukraine|ua} President Smith", "{NATO|nato} Secretary General Rutte", "{Houston|hou} Police Chief Finner",
    "the {US|us} Secretary of State", "ex-President {Trump|dt}", "President-elect {Trump|dt}", "King {Johnson|bj}",
    // The beginning of a sentence.
    "Meanwhile {Trump|dt} said so.", "In {Paris|paris} it rained.", "On Tuesday {Trump|dt} left.",
    "After {Biden|jb} left",
    "The {Trump|dt} team", "“When {Putin|vp} came”", "It ended. Yesterday {Putin|vp} left.", "Did {Biden|jb} go?",
    "Although {Houston|hou} lost, it won.", "For {Biden|jb} it was over.",
    // Days and months.
    "met {Trump|dt} Tuesday", "{Paris|paris} October talks", "in {Texas|tx} Monday", "{Putin|vp} in July",
    // Two people.
    "{Donald|dt:shared-family-name} and {Melania Trump|mt}", "{Melania|mt:shared-family-name} and {Donald Trump|dt}",
    "{Melania|mt} and {Barron Trump|bt} came", "Ronald and {Melania Trump|mt}", "{Trump|dt} and {Putin|vp}",
    "President {Donald|dt} and {Melania Trump|mt}", "Donald and Hunter {Biden|-:part-of-name}",
    // Possessives, lists, marks.
    "{Trump|dt}’s Organization", "{Houston|hou}'s Police", "{Paris|paris}, Hilton", "{Paris|paris} (Hilton)",
    "{Trump|dt}, {Putin|vp} and {Rubio|mr}", "- {Paris|paris}\n- {Houston|hou}", "{Trump|dt}: Organization",
    "{Biden|jb}. Hunter left.", "Hunter, {Biden|jb}", "{US|us}-led", "{Rubio|mr}-{Lavrov|sl} talks",
    "Hunter – {Biden|jb}",
    "{Paris|paris}. Hilton", "{Biden|jb}; Hunter", "Hunter’s {Biden|jb}", "{Paris|paris}/London",
    "{the White House|wh} said", "{Trump|dt} {White House|wh}", "{Russia|ru} {Ukraine|ua} talks",
    "{United States|us} {NATO|nato} envoy", "{Trump|dt} 2024",
    // Headlines in title case, and texts in capitals.
    "{Trump|dt} Meets {Putin|vp} in Alaska Over {Ukraine|ua} Deal", "{Biden|jb} Says He Will Meet {Putin|vp} Soon",
    "{TRUMP|dt:capitals} MEETS {PUTIN|vp:capitals} IN ALASKA", "{TRUMP|dt} SAYS {BIDEN|jb} LOST",
    "How {Trump|dt} Lost the House and Won It With {Rubio|mr}",
    // Capitals within an ordinary sentence are a name.
    "the {TRUMP|-} Organization said so", "they met {TRUMP|dt:capitals} here",
    // Concepts are written in any case.
    "{Lightning|ln} Network nodes", "the {lightning|ln} Network", "Big {Lightning|ln}",
  ]

  @Test(arguments: plain + longer + found)
  func `a part of a longer name is no name`(text: String) throws { try KnownNames(Self.actors).expect(text) }

  @Test(arguments: [
    ("Gestern {Merz|fm} Kabinett", "Gestern ist {Merz|fm} gekommen."), ("Außenminister {Merz|fm}", ""),
    ("Bundeskanzler {Merz|fm} sagte", "Kanzler {Merz|fm}"),
    ("Konzernchef {Merz|fm}", "hat {Russland|ru} Sanktionen angedroht"),
    ("Hunter {Merz|-:part-of-name} kam", "Der Unternehmer Max {Merz|-} kam"),
  ])
  func `in German every noun has a capital`(texts: (String, String)) throws {
    let table = try KnownNames("fm person Friedrich Merz = Merz\nru state Russland", language: "de")
    table.expect(texts.0)
    table.expect(texts.1)
  }

  @Test func `the notes say which words that begin a sentence are ordinary`() throws {
    let actors = "jb person Joe Biden = Biden"
    let notes = [
      "He went elsewhere, elsewhere, unexpectedly.", "They saw Hunter there, and Hunter left. A hunter came.",
    ]
    let table = try KnownNames(actors, notes: notes)
    table.expect("Unexpectedly {Biden|jb} came. Elsewhere {Biden|jb} left.")
    table.expect("Hunter {Biden|-:part-of-name} came. Robert {Biden|-} left.")
    try KnownNames(actors).expect("Unexpectedly {Biden|-:part-of-name} came.")
  }

  private static let bearers = """
    dt person Donald Trump = Trump
    mt person Melania Trump
    vz person Volodymyr Zelensky = Zelenskyy
    jp person Jerome Powell
    sl person Sergei Lavrov = Lavrov
    af person Alberto Núñez Feijóo
    np person Nancy Pelosi = Pelosi
    bj person Boris Johnson = Johnson
    al person Abraham Lincoln = Lincoln
    jo state Jordan
    us state United States = US; America
    uk state United Kingdom = Britain
    tx place Texas
    au place Austin
    ch place Chicago
    la place Los Angeles
    ford organisation Ford Motor = Ford
    fox outlet Fox News = Fox
    house organisation House of Representatives = House
    fbi organisation FBI
    gop organisation Republican Party = GOP
    doj organisation Justice Department
    nato organisation NATO
    time outlet Time
    """

  static let others = [
    // Somebody who is no actor has the name.
    "Rep. Jim {Jordan|-:part-of-name}, R-Ohio, spoke. {Jordan|-:ambiguous} left.",
    "Lloyd {Austin|-} spoke. {Austin|-:ambiguous} said so.", "Doug {Ford|-} met him. {Ford|-} said",
    "Michael J. {Fox|-} has retired. {Fox|-} said",
    "Colin {Powell|-} died. {Jerome Powell|jp} spoke. {Powell|-:ambiguous} left.",
    "Paul {Pelosi|-:part-of-name} was attacked. {Pelosi|np:alias} came.", "{Jordan|jo} said so.",
    "{Melania Trump|mt} spoke. Mrs. {Trump|-:ambiguous} wore white.", "Mrs {Pelosi|np} came.",
    "{Melania Trump|mt} spoke. {Trump|dt} left.",
    // Suffixes, ships, bodies, towns.
    "{Donald Trump|-:part-of-name} junior", "{Donald Trump|-} jr. came", "{Donald Trump|-} fils",
    "the USS {Abraham Lincoln|-}",
    "the {House|-} of Commons", "{House|house} Republicans", "Voice of {America|-}", "in {Lincoln|-}, Nebraska",
    "in {Ford|-}, Kansas", "the {Los Angeles|-} Kings", "{Chicago|-} Sun-Times", "Harvard CAPS/{Johnson|-} poll",
    "New {Britain|-} is a town.",
    // Found all the same.
    "{Texas|tx} Democrats", "the {Texas|tx} {GOP|gop}", "the {Trump|dt} {Justice Department|doj}",
    "the {Trump|dt} {FBI|fbi}",
    "President Volodymyr {Zelenskyy|vz}", "S. {Lavrov|sl}", "S. V. {Lavrov|sl}", "F. {Lavrov|-}",
    "{Alberto Núñez Feijóo|af}. Núñez {Feijóo|af}", "WASHINGTON (AP) — Former {FBI|fbi} head",
    "LONDON -- Two {FBI|fbi} agents",
    "Veteran {FBI|fbi} agents", "Outgoing {NATO|nato} chief", "the mayor of {Austin|au} Brandon Scott",
  ]

  @Test(arguments: others)
  func `a name that somebody else has is in doubt`(text: String) throws { try KnownNames(Self.bearers).expect(text) }

  @Test(arguments: [
    ("de", "{Donald Trump|-} junior"), ("ru", "{Дональд Трамп|-:part-of-name}-младший"),
    ("ar", "ميلانيا {ترامب|-:part-of-name}"), ("ar", "قال {ترامب|dt:alias} اليوم"), ("ar", "قال {دونالد ترامب|dt}"),
    ("ru", "В {Казани|kz:inflected} {Путин|vp}"), ("ru", "{Путину|vp} {Трамп|dt} позвонил"),
    ("ru", "{МИД|mid} {РФ|rf}"),
    ("ru", "С. {Лавров|sl:alias} и В. В. {Путин|vp}"), ("ru", "Глава {МИД|mid} Сергей Петров"),
    ("fr", "L’{Élysée|el:name} dément. D’{Orange|or}, rien."), ("fr", "Université de {Lyon|-}"),
    ("fr", "le maire de {Lyon|ly} Grégory Doucet"), ("it", "L’{Italia|it} vota."), ("es", "el Golfo de {México|-}"),
    ("es", "en Nuevo {México|-}"), ("es", "los {EE.UU.|us:initials} y los {EE UU|us} y {EE. UU.|us}"),
    ("de", "Der {Koch|-:ordinary-word} kocht, und {Koch|rk} kam."), ("de", "die {Merz|fm}-Regierung"),
    ("de", "Ein {Bild|-} der Zerstörung, sagt {Bild|bi}."),
    ("de", "Er hat {die Zeit|-:ordinary-word} dafür. {Die Zeit|-} drängt, wie {Die Zeit|ze} schrieb."),
    ("hu", "{Ficót|rf2}"), ("tr", "{İSTANBUL|is:capitals}, {İSTANBUL|is:inflected}'DA"),
  ])
  func `other languages have other signs`(language: String, text: String) throws {
    let actors = """
      dt person Donald Trump = Trump; Дональд Трамп; Трамп; دونالد ترامب; ترامب
      vp person Владимир Путин = Путин
      sl person Сергей Лавров = Лавров
      kz place Казань
      rf state Россия = РФ
      mid organisation МИД
      el organisation Élysée
      or organisation Orange
      ly place Lyon
      it state Italia
      mx state México
      us state Estados Unidos = EE. UU.
      rk person Roland Koch = Koch
      fm person Friedrich Merz = Merz
      ze outlet Die Zeit
      bi outlet Bild
      rf2 person Robert Fico = Fico
      is place İstanbul
      """
    try KnownNames(actors, language: language).expect(text)
  }

  @Test func `a name that the notes write small most of the time is none at the beginning of a sentence`() throws {
    let actors = "time outlet Time\nus state US"
    let notes = ["It takes time, time and more time. It told us, us and us about time."]
    try KnownNames(actors, notes: notes).expect(
      "{Time|-:ordinary-word} is up, says {Time|time}. {US|us} officials left.")
    try KnownNames(actors).expect("{Time|time} is up.")
  }
}
