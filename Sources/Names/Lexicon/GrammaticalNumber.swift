/// The plural of English nouns, for names that are found in any case: laws, concepts.
enum GrammaticalNumber {
  /// The plural of a singular and the singular of a plural: `factories` for `factory`, `covenant` for `covenants`.
  /// `beginsName` says whether a name begins with the word. Such a word needs three letters: `its` is not plural of IT.
  static func others(of word: String, beginsName: Bool) -> [(spelling: String, ways: Ways)] {
    guard word.utf8.count > (beginsName ? 2 : 1), word.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    return plurals(of: word).map { ($0, .plural) } + singulars(of: word).map { ($0, .singular) }
  }

  private static func plurals(of word: String) -> [String] {
    let isAfterConsonant = word.dropLast().last.map { !"aeiou".contains($0) } ?? false
    if word.hasSuffix("y"), isAfterConsonant { return [word.dropLast() + "ies"] }
    if word.hasSuffix("o"), isAfterConsonant { return [word + "s", word + "es"] }
    return [word + (["s", "sh", "ch", "x", "z"].contains(where: word.hasSuffix) ? "es" : "s")]
  }

  /// What the word can be a plural of. Words that only look like one have none: class, virus, news.
  private static func singulars(of word: String) -> [String] {
    guard word.hasSuffix("s"), word.utf8.count > 3, !["ss", "us", "is"].contains(where: word.hasSuffix),
      !withoutSingular.contains(word)
    else { return [] }
    let withoutS = String(word.dropLast())
    if word.hasSuffix("ies"), word.utf8.count > 4 { return [word.dropLast(3) + "y", withoutS] }
    if ["sses", "shes", "ches", "xes", "zes"].contains(where: word.hasSuffix)
      || (word.utf8.count > 5 && ["uses", "oes"].contains(where: word.hasSuffix))
    {
      return [String(word.dropLast(2)), withoutS]
    }
    return [withoutS]
  }

  private static let withoutSingular: Set<String> = [
    "news", "customs", "means", "series", "species", "headquarters", "goods", "arms", "thanks", "odds", "clothes",
    "lens", "canvas", "atlas", "bias", "alias", "chaos", "cosmos", "ethos", "kudos", "rabies", "gallows", "premises",
    "proceeds", "earnings", "savings", "belongings", "humanities", "politics", "economics", "physics", "mathematics",
    "ethics", "athletics", "genetics", "electronics", "dynamics", "linguistics", "robotics", "analytics",
    "logistics", "acoustics", "civics", "optics", "gymnastics", "thermodynamics", "aerodynamics", "aeronautics",
    "informatics", "metaphysics", "obstetrics", "paediatrics", "pediatrics",
    "texas", "kansas", "arkansas", "paris", "athens", "mars", "hermes", "wales",
  ]
}
