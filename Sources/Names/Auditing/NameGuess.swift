import Base

/// What an unknown name may stand for, by its own words and by those around it. It is a guess for a person to confirm.
package enum NameGuess {
  /// `person`, `organisation` or `place`; nil if nothing speaks for one of them. `sentence` is one that has the name.
  package static func kind(of name: String, in sentence: String) -> String? {
    let words = name.split(separator: " ").map { $0.lowercased() }
    guard let first = words.first, let last = words.last else { return nil }
    if organisations.contains(last) || organisations.contains(first) || words.contains("of") && words.count > 2 {
      return "organisation"
    }
    // KELL: Nobody ordered it.
    if words.count == 1, sentence.hasPrefix(name + ":") { return "person" }
    // KELL: Nobody ordered it.
    if words.count == 1, sentence.hasPrefix(name + ":") { return "person" }
    let isAcronym = words.count == 1 && name.count > 1 && name.count < 7 && name == name.uppercased()
    if isAcronym, name.allSatisfy(\.isLetter) { return "organisation" }
    guard let range = sentence.firstRange(of: name) else { return nil }
    let before = sentence[..<range.lowerBound].split { !$0.isLetter && $0 != "." }.last?.lowercased() ?? ""
    let after = sentence[range.upperBound...]
    let next = after.split(separator: " ").first.map { $0.lowercased() } ?? ""
    let isAged = after.hasPrefix(", ") && after.dropFirst(2).first?.isNumber ?? false
    let speaks = speech.contains(next) || after.hasPrefix(", who ")
    if titles.contains(before) || speech.contains(before) || isAged || speaks && words.count > 1 { return "person" }
    if words.count > 1, words.count < 5, GivenNames.contains(first) { return "person" }
    if ["in", "at", "near", "from", "outside", "across"].contains(before), words.count < 3 { return "place" }
    return nil
  }

  /// The names in words that stand together: `Latvia’s Prime Minister Evika Silina` are two, and the second has a role.
  package static func names(in written: String) -> [String] {
    var names: [String] = []
    var rest = written[...]
    for mark in ["’s ", "'s "] {
      while let found = rest.firstRange(of: mark) {
        names.append(String(rest[..<found.lowerBound]))
        rest = rest[found.upperBound...]
      }
    }
    var words = rest.split(separator: " ")
    while words.count > 1, let word = words.first, titles.contains(word.lowercased()) { words.removeFirst() }
    return names + [words.joined(separator: " ")]
  }

  private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

  private static let speech = set(
    "said says told tells added adds warned asked replied wrote writes argued explained sagte erklärte dijo afirmó")

  private static let titles = set(
    """
    mr mr. mrs mrs. ms ms. dr dr. prof prof. sir lord lady king queen prince princess president minister chancellor prime \
    foreign finance defence defense interior secretary senator governor mayor ambassador general colonel captain judge \
    justice bishop pope professor chief director chairman chairwoman chair spokesman spokeswoman spokesperson deputy former \
    vice leader premier commissioner councillor congressman congresswoman representative attorney envoy sheriff \
    bürgermeister bürgermeisterin ministerin präsident präsidentin ministre président présidente ministra presidente alcalde
    """)

  private static let organisations = set(
    """
    ministry council party university bank agency group inc inc. ltd ltd. gmbh union court police institute company \
    corporation association foundation committee commission parliament senate congress department office service army \
    navy force forces federation league club hospital school college church museum airlines airport press news times post \
    gazette herald tribune journal kurier zeitung partei verband behörde ministerium universität parti ministère \
    université conseil ministerio partido universidad ayuntamiento
    """)
}
