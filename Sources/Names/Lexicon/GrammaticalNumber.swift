/// The plural of English nouns, for names that are found in any case: laws, concepts.
enum GrammaticalNumber {
  /// The plural of a singular and the singular of a plural: `factories` for `factory`, `covenant` for `covenants`.
  static func others(of word: String) -> [(spelling: String, ways: Ways)] {
    guard word.utf8.count > 2, word.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    var others: [(spelling: String, ways: Ways)] = [(plural(of: word), .plural)]
    // A hiss is plural of nothing: class, status, analysis.
    guard word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix), word.utf8.count > 3 else {
      return others
    }
    if word.hasSuffix("ies"), word.utf8.count > 4 {
      others.append((word.dropLast(3) + "y", .singular))
    } else if ["sses", "shes", "ches", "xes", "zes"].contains(where: word.hasSuffix) {
      others.append((String(word.dropLast(2)), .singular))
    } else {
      others.append((String(word.dropLast()), .singular))
    }
    return others
  }

  private static func plural(of word: String) -> String {
    let beforeLast = word.dropLast().last
    if word.hasSuffix("y"), let beforeLast, !"aeiou".contains(beforeLast) { return word.dropLast() + "ies" }
    if ["s", "sh", "ch", "x", "z"].contains(where: word.hasSuffix) { return word + "es" }
    return word + "s"
  }
}
