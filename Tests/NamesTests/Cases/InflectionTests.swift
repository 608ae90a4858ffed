import Testing

@testable import Names

/// Names in the case endings of the note's language.
@Suite struct InflectionTests {
  private static let actors: [String: String] = [
    "pl": """
    dt person Donald Tusk = Tusk
    ad person Andrzej Duda = Duda
    kk person Jarosław Kaczyński
    mk person Beata Szydło
    vp person Władimir Putin = Putin
    ua state Ukraina
    de state Niemcy
    us state Stany Zjednoczone
    pl state Polska
    sn organisation Sąd Najwyższy
    eu organisation Unia Europejska = UE
    w place Warszawa
    k place Kraków
    xi person Xi Jinping | inflect: false
    """,
    "cs": """
    pf person Petr Fiala = Fiala
    pp person Petr Pavel
    ab person Andrej Babiš = Babiš
    vz person Volodymyr Zelenskyj = Zelenskyj
    mz person Markéta Pekarová = Pekarová
    jh person Jan Hamáček
    ua state Ukrajina
    cz state Česko
    p place Praha
    us state Spojené státy
    nb organisation Národní banka
    """,
    "ru": """
    vp person Владимир Путин = Путин
    sl person Сергей Лавров = Лавров
    mz person Мария Захарова
    dp person Дмитрий Песков = Песков
    ar person Анна Чапман
    ru state Россия
    de state Германия
    mos place Москва
    kz place Казань
    dt person Дональд Трамп = Трамп
    gd organisation Государственная дума
    mid organisation МИД
    vl person Вера Кот = Кот
    """,
    "uk": """
    vz person Володимир Зеленський = Зеленський
    yt person Юлія Тимошенко
    pp person Петро Порошенко = Порошенко
    dk person Дмитро Кулеба = Кулеба
    ua state Україна
    ky place Київ
    lv place Львів
    ha place Харків
    nb organisation Національний банк
    am person Андрій Мельник
    dt person Дональд Трамп = Трамп
    """,
    "sl": """
    rg person Robert Golob = Golob
    jj person Janez Janša = Janša
    np person Nataša Pirc Musar
    lj place Ljubljana
    ma place Maribor
    slo state Slovenija
    ru state Rusija
    vp person Vladimir Putin = Putin
    dz organisation Državni zbor
    """,
    "bg": """
    rr person Румен Радев = Радев
    bb person Бойко Борисов
    eu organisation Европейски съюз
    ns organisation Народно събрание
    pr organisation Прокуратура
    bnb organisation Банка
    """,
    "hu": """
    ov person Orbán Viktor = Orbán | familyName: Orbán
    mp person Magyar Péter | familyName: Magyar
    dt person Donald Trump = Trump
    vp person Vlagyimir Putyin = Putyin
    bud place Budapest
    duna place Duna
    ua state Ukrajna
    eu organisation Európai Unió = EU
    sz person Szijjártó Péter = Szijjártó | familyName: Szijjártó
    os state Oroszország
    ba place Baja
    ken person John Kennedy = Kennedy
    """,
    "fi": """
    sn person Sauli Niinistö = Niinistö
    as person Alexander Stubb = Stubb
    sm person Sanna Marin = Marin
    vp person Vladimir Putin = Putin
    pv person Matti Vanhanen = Vanhanen
    hki place Helsinki
    tku place Turku
    lahti place Lahti
    fi state Suomi
    ru state Venäjä
    us state Yhdysvallat
    eu organisation EU = Euroopan unioni
    tre place Tampere
    """,
    "tr": """
    re person Recep Tayyip Erdoğan = Erdoğan
    nato organisation NATO
    tr state Türkiye
    ank place Ankara
    dt person Donald Trump = Trump
    """,
    "de": """
    fm person Friedrich Merz = Merz
    am person Angela Merkel = Merkel
    os person Olaf Scholz = Scholz
    de state Deutschland
    ua state Ukraine
    eu organisation EU
    ber place Berlin
    """,
    "sv": """
    uk person Ulf Kristersson = Kristersson
    se state Sverige
    st place Stockholm
    ma person Magdalena Andersson = Andersson
    """,
    "ar": """
    vp person فلاديمير بوتين = بوتين
    eu organisation الاتحاد الأوروبي
    sc organisation مجلس الأمن
    ru state روسيا
    """,
  ]

  static let cases: [(language: String, text: String)] = [
    // Polish.
    ("pl", "Premier {Donald Tusk|dt:name} i słowa {Donalda Tuska|dt:inflected}, o {Tusku|dt:inflected} z {Tuskiem|dt}"),
    ("pl", "Upadł rząd {Tuska|dt:inflected}."), ("pl", "Prezydenta {Dudy|ad:inflected} nie ma, {Dudzie|ad} też"),
    ("pl", "o {Andrzeju Dudzie|ad:inflected}"),
    ("pl", "dla {Jarosława Kaczyńskiego|kk}, z {Kaczyńskim|kk:family-name}"),
    ("pl", "w {Ukrainie|ua}, na {Ukrainę|ua}, z {Ukrainą|ua}"), ("pl", "w {Niemczech|de:inflected} i do {Niemiec|de}"),
    ("pl", "w {Stanach Zjednoczonych|us:inflected}, {Stanów Zjednoczonych|us}"), ("pl", "w {Polsce|pl} i {Polskę|pl}"),
    ("pl", "{Sądu Najwyższego|sn}, {Sądowi Najwyższemu|sn}"),
    ("pl", "w {Unii Europejskiej|eu:inflected}, {UE|eu:alias}"),
    ("pl", "z {Warszawy|w} do {Krakowa|k}, w {Warszawie|w}, w {Krakowie|k}"), ("pl", "z {Putinem|vp} o {Putinie|vp}"),
    ("pl", "{Beaty Szydło|mk:inflected}"), ("pl", "Tuskowy rząd, tuska, Dudziak, Ukrainiec"), ("pl", "Kaczyńskiego"),
    ("pl", "Tuskegee i Dudach"), ("pl", "ukrainy"), ("pl", "Xi Jinpinga"), ("pl", "{Xi Jinping|xi:name}"),
    ("pl", "{UE|eu}-owski"), ("pl", "{Putin’a|-}".replacing("{Putin’a|-}", with: "{Putin|vp:inflected}’a")),
    // Czech.
    ("cs", "premiéra {Petra Fialy|pf:inflected}, {Fialovi|pf}, s {Fialou|pf}"),
    ("cs", "o {Petru Pavlovi|pp:inflected}"),
    ("cs", "{Babiše|ab:inflected}, {Babišovi|ab}, s {Babišem|ab}"), ("cs", "{Andreje Babiše|ab}"),
    ("cs", "{Zelenského|vz}"),
    ("cs", "s {Markétou Pekarovou|mz}, {Pekarové|mz}"),
    ("cs", "na {Ukrajině|ua}, {Ukrajiny|ua}"), ("cs", "v {Česku|cz}, {Česka|cz}"), ("cs", "v {Praze|p}, z {Prahy|p}"),
    ("cs", "{Národní banky|nb:inflected}"), ("cs", "{Jana Hamáčka|jh:inflected}; {Hamáčkovi|jh:family-name}"),
    ("cs", "Fialový, fialy, Pražan, Babišův"), ("cs", "Hamáčka"),
    // Russian.
    ("ru", "{Владимира Путина|vp:inflected} и {Путину|vp:inflected}, с {Путиным|vp}, о {Путине|vp}"),
    ("ru", "слова {Лаврова|sl}, {Лавровым|sl}, {Сергею Лаврову|sl:inflected}"), ("ru", "в {России|ru}, с {Россией|ru}"),
    ("ru", "из {Москвы|mos} в {Казани|kz}, {Москву|mos}"), ("ru", "Президента {Трампа|dt}, {Дональдом Трампом|dt}"),
    ("ru", "{Марии Захаровой|mz:inflected}; {Захарову|mz:family-name}"), ("ru", "{Дмитрия Пескова|dp}, {Пескову|dp}"),
    ("ru", "{Государственной думы|gd:inflected}"), ("ru", "в {МИДе|mid:inflected} и {МИДа|mid}"),
    ("ru", "{Германию|de}"),
    ("ru", "путинский, Путинская, россиянин, Москвич, Захаровой"), ("ru", "путина"),
    ("ru", "{Путин|vp:alias} и {Россия|ru}"),
    // Ukrainian.
    ("uk", "{Володимира Зеленського|vz:inflected}, {Зеленському|vz}, із {Зеленським|vz}"),
    ("uk", "{Юлії Тимошенко|yt:inflected}"),
    ("uk", "{Петра Порошенка|pp:inflected}, {Порошенком|pp}, {Порошенкові|pp}"),
    ("uk", "{Кулеби|dk}, {Кулебою|dk}, {Дмитром Кулебою|dk}"), ("uk", "в {Україні|ua}, {Україною|ua}, {України|ua}"),
    ("uk", "у {Києві|ky}, з {Києва|ky}, у {Львові|lv}, з {Харкова|ha}"), ("uk", "{Національного банку|nb:inflected}"),
    ("uk", "Президента {Трампа|dt}, {Дональда Трампа|dt}"), ("uk", "{Андрія Мельника|am}; {Мельником|am:family-name}"),
    ("uk", "український, Київський, зеленського, Мельника, Трампізм"), ("uk", "{Київ|ky:name}"),
    // Slovene.
    ("sl", "{Roberta Goloba|rg:inflected}, {Golobu|rg}, z {Golobom|rg}"),
    ("sl", "{Janše|jj}, z {Janšo|jj}, {Janeza Janše|jj}"),
    ("sl", "v {Ljubljani|lj}, iz {Ljubljane|lj}, v {Mariboru|ma}"),
    ("sl", "v {Sloveniji|slo}, {Rusijo|ru}, {Rusije|ru}"),
    ("sl", "{Putina|vp}, s {Putinom|vp}"), ("sl", "{Državnega zbora|dz:inflected}"),
    ("sl", "golobi, Ljubljančan, Goloborec"),
    // Bulgarian.
    ("bg", "{Европейския съюз|eu:inflected}, {Европейският съюз|eu}"), ("bg", "{Народното събрание|ns:inflected}"),
    ("bg", "{Прокуратурата|pr:inflected} и {Банката|bnb}"), ("bg", "{Радев|rr:alias} и Радевци"),
    ("bg", "{Румен Радев|rr:name}, прокуратурата"),
    // Hungarian.
    ("hu", "{Orbánnak|ov:inflected} és {Orbánnal|ov:inflected}, {Orbánt|ov}, {Orbánról|ov}"),
    ("hu", "{Orbán Viktornak|ov:inflected}, {Orbán Viktorral|ov}"),
    ("hu", "{Trumppal|dt:inflected}, {Trumpot|dt}, {Trumphoz|dt}"),
    ("hu", "{Putyinnal|vp}, {Vlagyimir Putyint|vp}"), ("hu", "{Budapesten|bud}, {Budapestről|bud}, {Budapestre|bud}"),
    ("hu", "a {Dunán|duna}, {Dunát|duna}, {Dunával|duna}"), ("hu", "{Ukrajnában|ua}, {Ukrajnát|ua}, {Ukrajnának|ua}"),
    ("hu", "az {Európai Unióban|eu:inflected}"), ("hu", "{Szijjártóval|sz}, {Szijjártó Péternek|sz}"),
    ("hu", "{Oroszországgal|os}, {Oroszországból|os}"), ("hu", "{Kennedyvel|ken:inflected}"),
    ("hu", "{EU|eu:inflected}:ban"),
    ("hu", "budapesti, Budapesti, ukrajnai, Trumpista, orbánnal"),
    (
      "hu",
      "{Magyar Péterrel|mp:inflected}, Magyarral"
        .replacing("Magyarral", with: "{Magyarral|mp:family-name}")
    ), ("hu", "{Orbánék|ov:inflected}"),
    // Finnish.
    ("fi", "{Niinistön|sn:inflected}, {Niinistölle|sn}, {Niinistöä|sn}, {Sauli Niinistön|sn}"),
    ("fi", "{Stubbin|as}, {Stubbille|as}, {Alexander Stubbin|as:inflected}"), ("fi", "{Marinin|sm}, {Marinia|sm}"),
    ("fi", "{Helsingissä|hki:inflected}, {Helsinkiin|hki}, {Helsingin|hki}"), ("fi", "{Turussa|tku}, {Turkuun|tku}"),
    ("fi", "{Lahdessa|lahti}, {Lahden|lahti}, {Lahteen|lahti}"),
    ("fi", "{Suomessa|fi}, {Suomeen|fi}, {Suomen|fi}, {Suomea|fi}"),
    ("fi", "{Venäjän|ru}, {Venäjälle|ru}, {Venäjää|ru}"),
    ("fi", "{Yhdysvaltain|us}, {Yhdysvalloissa|us}, {Yhdysvaltojen|us}"),
    ("fi", "{Euroopan unionin|eu:inflected}, {EU|eu:inflected}:n, {EU|eu}:ssa"),
    ("fi", "{Vanhasen|pv:inflected}, {Vanhaselle|pv}"),
    ("fi", "{Tampereella|tre}, {Tampereen|tre}"), ("fi", "{Putinin|vp}, {Putinia|vp}, {Putinille|vp}"),
    ("fi", "suomen, Suomalainen, Venäläinen, Putinismi, helsingissä"),
    // Turkish.
    ("tr", "{NATO|nato:inflected}’nun, {NATO|nato}'ya"),
    ("tr", "{Erdoğan|re:inflected}’ın, {Erdoğan|re}’a, {Erdoğan|re}’dan"),
    ("tr", "{Türkiye|tr:inflected}’nin, {Ankara|ank}’da, {Trump|dt}’ın"),
    ("tr", "{Recep Tayyip Erdoğan|re:inflected}’ın"),
    ("tr", "Türkiyeli, Ankaralı, Trumpçı"),
    // German and Swedish.
    ("de", "{Merkels|am:inflected} Kabinett, {Angela Merkels|am:inflected}"),
    ("de", "{Deutschlands|de}, {Berlins|ber:inflected}"),
    ("de", "{Merz|fm:alias}’ Kabinett"), ("de", "{Scholz|os:alias}"),
    ("de", "der {Ukraine|ua}, {Ukraines|ua:inflected}"),
    ("de", "EUs, Merzs, Merkelsche, merkels"), ("de", "{EU|eu}-Staaten"),
    ("sv", "{Kristerssons|uk:inflected} regering, {Sveriges|se}, {Stockholms|st}"), ("sv", "{Ulf Kristerssons|uk}"),
    ("sv", "{Magdalena Anderssons|ma:inflected}"), ("sv", "sveriges, Svensk, Stockholmare"),
    // Arabic.
    ("ar", "والاتحاد الأوروبي".marked("eu:inflected")), ("ar", "للاتحاد الأوروبي".marked("eu")),
    ("ar", "بالاتحاد الأوروبي".marked("eu")), ("ar", "ومجلس الأمن".marked("sc")), ("ar", "لمجلس الأمن".marked("sc")),
    ("ar", "وفلاديمير بوتين".marked("vp")), ("ar", "وبوتين"), ("ar", "لروسيا"), ("ar", "روسيا".marked("ru:name")),
    ("ar", "وبالاتحاد الأوروبي".marked("eu")), ("ar", "كمجلس الأمن".marked("sc")),
    ("ar", "فالاتحاد الأوروبي".marked("eu")),
    // A name may gain accents in one word and a case ending in the next.
    ("pl", "{Dónald Tuska|dt:inflected}, {Dónald Tusk|dt:accents}"),
    // A declined given name with a family name in the nominative is the name of another person.
    ("pl", "Donalda Tusk, {Donalda Tuska|dt:inflected}"), ("sl", "Janeza Janša, {Janeza Janše|jj}"),
    ("uk", "Дмитра Кулеба, {Дмитра Кулеби|dk}"), ("ru", "Сергея Лавров, {Сергея Лаврова|sl:inflected}"),
    // Adjectives that look like a state at the beginning of a sentence.
    ("pl", "Polski premier, w {Polsce|pl}."), ("sl", "Rusko vlado. V {Rusijo|ru}."),
    ("cs", "Ruské letadlo, Českou vládu"),
    // What stands before and after a name in a case ending.
    ("pl", "Kurs {Unii Europejskiej|eu:inflected}."), ("pl", "prezes {Sądu Najwyższego|sn} Jan Nowak"),
    ("de", "die Rede {Merkels|am:inflected}, die Regierung {Merkel|am:alias}, der Fall {Merz|fm}"),
    ("de", "Melania Merkels Rede und Max Merkel."), ("de", "die Wirtschaft {Deutschlands|de:inflected}"),
    ("de", "in {Berlin|ber} Mitte, {Deutschland|de} Sanktionen"),
    ("tr", "NATO’lu, NATO’suz, {TRUMP|dt:inflected}’IN"), ("fi", "pääministeri {Marin|sm} ja Pääministeri {Marin|sm}"),
    ("sv", "Statsministern {Kristersson|uk} och Utrikesministern {Kristersson|uk}"),
    // Any language: an apostrophe and small letters.
    ("en", "{Farage|nf:inflected}’a"), ("en", "{Farage|nf:name}’s, {Farage|nf}'ll, {Farage|nf}’d"), ("en", "Farage’t"),
    ("en", "{NATO|nato:inflected}:n"), ("en", "Farage’abcdefgh"),
    (
      "en",
      "Farages, Farage’A, Farage’S"
        .replacing("Farage’S", with: "{Farage|nf}’S")
    ), ("fr", "{Farage|nf}’s"),
    // Not in a text of another language.
    ("en", "Faragea, Farageem, Farageowi"), ("fr", "Farages"),
  ]

  @Test(arguments: cases)
  func `a name is found in the forms of the text’s language`(language: String, text: String) throws {
    let actors = Self.actors[language] ?? "nf person Farage\nnato organisation NATO"
    try KnownNames(actors, language: language).expect(text)
  }

  @Test func `a declined word that begins a sentence may be an ordinary word`() throws {
    let actors = "vk person Вера Кот = Котов\nvp person Владимир Путин = Путин"
    let names = try KnownNames(actors, language: "ru", notes: ["много котова котову", "Путин"])
    names.expect("{Котова|-:ordinary-word} много у {Котова|vk:inflected}. {Путина|vp:inflected} нет.")
    try KnownNames(actors, language: "ru").expect("{Котова|vk:inflected} нет.")
  }

  @Test func `a setting and an actor’s file switch case endings off`() throws {
    let tusk = "dt person Donald Tusk = Tusk"
    try KnownNames(tusk, language: "pl", settings: "inflect: false\n").expect("{Donald Tusk|dt}, Tuska, Donalda Tuska")
    try KnownNames(tusk + " | inflect: false", language: "pl").expect("{Donald Tusk|dt}, Tuska")
  }

  @Test func `a form that two actors can have stays plain`() throws {
    let actors = "a person Jan Nowak = Nowak\nb person Anna Nowaka = Nowaka\nc place Nowako"
    try KnownNames(actors, language: "pl").expect("{Nowaka|b:alias}, {Nowakowi|a:inflected}, {Nowaku|-:ambiguous}")
  }

  @Test(arguments: [
    ("pl", "Tusk", ["Tuska", "Tuskowi", "Tuskiem", "Tusku"]), ("pl", "NATO", []), ("cs", "Praha", ["Prahy", "Praze"]),
    ("fi", "Helsinki", ["Helsingissä", "Helsinkiin"]), ("hu", "Orosz", ["Orosszal", "Orosznak"]),
    ("uk", "Київ", ["Києва"]),
    ("hu", "Nagy", ["Naggyal", "Nagynak"]), ("ru", "Trump", []), ("de", "Merz", []), ("pl", "Li", []),
    ("de", "Rau", []),
  ])
  func `a language has the forms of a word`(language: String, word: String, some: [String]) {
    let forms = Set(Language(language).declension?.forms(of: word) ?? [])
    #expect(forms.isSuperset(of: some))
    if some.isEmpty { #expect(forms == []) }
  }

  @Test(arguments: Language.tags)
  func `each language’s file says what recognition needs`(tag: String) {
    let language = Language(tag)
    #expect(!language.joiners.isEmpty)
    #expect(
      language.firstWords.isDisjoint(with: language.titles), "\(language.firstWords.intersection(language.titles))")
    #expect(language.firstWords.allSatisfy { $0 == $0.lowercased() })
    if tag != "ar" {
      #expect(language.firstWords.count > 40 && language.calendar.count >= 19 && language.titles.count > 30)
    }
  }
}

extension String {
  fileprivate func marked(_ actor: String) -> String { "{\(self)|\(actor)}" }
}
