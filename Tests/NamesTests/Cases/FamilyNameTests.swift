import Testing

@testable import Names

@Suite struct FamilyNameTests {
  static let families: [(name: String, declared: String?, family: String?)] = [
    ("Sergei Lavrov", nil, "Lavrov"), ("Joe Biden", nil, "Biden"), ("Pelé", nil, nil), ("", nil, nil),
    // Suffixes, numerals, degrees, titles.
    ("Robert Downey Jr.", nil, "Downey"), ("Robert Downey, Jr.", nil, "Downey"), ("Sammy Davis Jr", nil, "Davis"),
    ("Cornelius Vanderbilt Sr.", nil, "Vanderbilt"), ("Jane Roe PhD", nil, "Roe"), ("Jane Roe, Ph.D.", nil, "Roe"),
    ("Jane Roe, MD, PhD", nil, "Roe"), ("John Low QC", nil, "Low"), ("Loudon Wainwright III", nil, "Wainwright"),
    ("Abdullah II", nil, nil), ("Louis XIV", nil, nil), ("Felipe VI", nil, nil), ("Charles III", nil, nil),
    ("Juan Carlos I", nil, "Carlos"), ("Malcolm X", nil, nil), ("King Abdullah II", nil, nil),
    ("Pope Francis", nil, nil), ("Sir Keir Starmer", nil, "Starmer"), ("Dr. Jill Biden", nil, "Biden"),
    ("Queen Elizabeth II", nil, nil), ("Neymar Junior", nil, nil),
    // What follows of, the, or a comma.
    ("Abdullah II of Jordan", nil, nil), ("Catherine, Princess of Wales", nil, nil),
    ("Alexander the Great", nil, nil), ("Ivan the Terrible", nil, nil), ("Leo of Galicia", nil, nil),
    ("Joan of Arc", nil, nil), ("William Hague, Baron Hague of Richmond", nil, "Hague"),
    ("Edward the Black Prince", nil, nil),
    // Particles.
    ("Charles de Gaulle", nil, "de Gaulle"), ("Robert De Niro", nil, "De Niro"),
    ("Ursula von der Leyen", nil, "von der Leyen"), ("Alexander Van der Bellen", nil, "Van der Bellen"),
    ("Ludwig van Beethoven", nil, "van Beethoven"), ("Bashar al-Assad", nil, "al-Assad"),
    ("Bashar Al-Assad", nil, "Al-Assad"), ("Mohammed bin Salman", nil, "bin Salman"),
    ("Osama Bin Laden", nil, "Bin Laden"), ("Marine Le Pen", nil, "Le Pen"), ("David Ben Gurion", nil, "Ben Gurion"),
    ("Luiz Inácio Lula da Silva", nil, "da Silva"), ("Vincent van der Berg", nil, "van der Berg"),
    ("Leonardo da Vinci", nil, "da Vinci"), ("Mohammed bin Zayed Al Nahyan", nil, "Al Nahyan"),
    ("Ben Wallace", nil, "Wallace"), ("Jeanne d’Arc", nil, "d’Arc"),
    // Initials and nicknames.
    ("J.D. Vance", nil, "Vance"), ("Donald J. Trump", nil, "Trump"), ("Dwayne “The Rock” Johnson", nil, "Johnson"),
    ("Robert (Bobby) Kennedy", nil, "Kennedy"), ("John V. Smith", nil, "Smith"), ("Prince “Charming”", nil, nil),
    ("Theresa May", nil, nil), ("Joaquin “El Chapo” Guzmán", nil, "Guzmán"),
    // Where the order differs, the file says the family name.
    ("Xi Jinping", "Xi", "Xi"), ("Orbán Viktor", "Orbán", "Orbán"), ("Kim Jong Un", "Kim", "Kim"),
    ("Gabriel García Márquez", "García Márquez", "García Márquez"), ("Viktor Orbán", "Orbán", "Orbán"),
    ("习近平", "Xi", nil),
  ]

  @Test(arguments: families)
  func `a family name is a name`(name: String, declared: String?, family: String?) {
    #expect(PersonName(name, family: declared).family == family)
  }

  private static let actors = """
    ab person Abdullah II of Jordan = Abdullah II
    kw person Catherine, Princess of Wales
    rd person Robert Downey Jr.
    jk person Jim O’Neill PhD
    dg person Charles de Gaulle
    vb person Alexander Van der Bellen
    as person Bashar al-Assad
    mbs person Mohammed bin Salman
    nr person Robert De Niro
    xi person Xi Jinping | familyName: Xi
    ov person Orbán Viktor | familyName: Orbán
    gm person Gabriel García Márquez | familyName: García Márquez
    dt person Donald Trump
    lw person Loudon Wainwright III
    vz person Volodymyr Zelensky = Volodymyr Zelenskyy; Володимир Зеленський
    bc person Bill Clinton = William Jefferson Clinton
    """

  static let cases = [
    "{Abdullah II of Jordan|ab} spoke of World War II.", "World War II", "II", "{Abdullah II|ab:alias}. Jordan agreed.",
    "{Catherine, Princess of Wales|kw} came. Wales won.", "{Robert Downey Jr.|rd} spoke. {Downey|rd:family-name} left.",
    "{Robert Downey Jr.|rd} and Sammy Davis Jr. sang.", "{Jim O’Neill PhD|jk} has a PhD. {O’Neill|jk} left.",
    "{Loudon Wainwright III|lw}: Henry III. {Wainwright|lw}",
    "{Charles de Gaulle|dg}. {De Gaulle|dg:family-name} spoke, and {de Gaulle|dg:family-name} left.",
    "{Charles De Gaulle|dg:particle}. Gaulle", "So said {Charles de Gaulle|dg} and De Gaulle's aide",
    "{Alexander Van der Bellen|vb}, {van der Bellen|vb:family-name}, {Van der Bellen|vb:family-name}",
    "{Alexander van der Bellen|vb:particle}", "Bellen",
    "{Bashar al-Assad|as}: {al-Assad|as}, {Al-Assad|as}, {Assad|as}",
    "{Mohammed bin Salman|mbs} rules. Khalid bin Salman left. {bin Salman|mbs} stayed.",
    "Assad", "{Mohammed bin Salman|mbs}; {bin Salman|mbs}; then {Bin Salman|mbs}", "Salman",
    "{Robert De Niro|nr}, {De Niro|nr}, {de Niro|nr}", "{Xi Jinping|xi:name} and {Jinping Xi|xi:family-first}",
    "{Xi Jinping|xi}. {Xi|xi:family-name} said.", "Xi", "Jinping", "{Xi Jinping|xi}. Jinping",
    "{Orbán Viktor|ov}, {Viktor Orbán|ov:family-first}, {Orbán|ov:family-name}", "{Viktor Orbán|ov}; {Orbán|ov}",
    "{Gabriel García Márquez|gm}; {García Márquez|gm:family-name}", "{Gabriel García Márquez|gm}; Márquez",
    "{Trump, Donald|dt:family-first}. {Trump|dt:family-name}", "Trump, a man", "Trump, Donaldson",
    "{Zelensky, Volodymyr|vz:family-first}", "{Volodymyr Zelenskyy|vz:alias}. {Zelenskyy|vz:family-name}",
    "{Володимир Зеленський|vz:alias}: {Зеленський|vz:family-name}", "{Volodymyr Zelensky|vz}. {Zelenskyy|vz}",
    "{Bill Clinton|bc}; {Clinton|bc:family-name}", "{William Jefferson Clinton|bc:alias}; {Clinton|bc:family-name}",
  ]

  @Test(arguments: cases)
  func `a text uses the family name of a person whom it introduced`(text: String) throws {
    // “De Gaulle's aide” is marked in the text that names him.
    let text = text.replacing("and De Gaulle's", with: "and {De Gaulle|dg}'s")
    try KnownNames(Self.actors).expect(text)
  }

  @Test func `a slug or an address does not make a family name an ordinary word`() throws {
    let links = "[[ann-roe]] [[ann-roe|her]] [x](https://x.example/ann-roe) https://x.example/roe-deer <ftp://roe/roe> "
    let notes = [String(repeating: links, count: 20)]
    try KnownNames("ar person Ann Roe", notes: notes).expect("{Ann Roe|ar} came. {Roe|ar:family-name} slept.")
    for markup in [
      "[@roe]", "[@ann-roe-2025]", "@roe", "#roe", "{#roe}", "`ann-roe`", "%% roe %%", "[^roe]", "[x][roe]",
      "](/a b/roe)",
    ] {
      let notes = [String(repeating: markup + " ", count: 20)]
      try KnownNames("ar person Ann Roe", notes: notes).expect("{Ann Roe|ar} came. {Roe|ar:family-name} slept.")
    }
    // What is not closed hides nothing.
    for markup in ["[[", "](", "`", "%%", "[^", "# "] {
      let notes = [String(repeating: markup + " a roe\n", count: 20)]
      try KnownNames("ar person Ann Roe", notes: notes).expect("{Ann Roe|ar} came. {Roe|-:ordinary-word} slept.")
    }
    let deer = [String(repeating: "a roe ", count: 20)]
    try KnownNames("ar person Ann Roe", notes: deer).expect("{Ann Roe|ar} came. {Roe|-:ordinary-word} slept.")
  }
}
