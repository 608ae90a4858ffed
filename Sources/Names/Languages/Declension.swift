import Base

/// The case endings of a language, and how a name takes them.
///
/// A line `nominative > forms` says which endings can stand in the place of the nominative's; `-` is a final consonant,
/// to which endings are added. The longest ending that fits a word counts. `%case = …` names a list, and `i%case` is
/// each of it after an `i`; `*al` is the last letter once more before `al`: Trump, Trumppal.
struct Declension: Sendable {
  /// Whether every word of a name takes endings, or only the last one.
  let everyWord: Bool
  /// The fewest letters of a word that takes endings.
  private let letters: Int
  /// The forms of each nominative ending.
  private let endings: [String: [String]]
  private let longest: Int
  private let isCyrillic: Bool

  init(_ lines: [Substring], everyWord: Bool, letters: Int) {
    self.everyWord = everyWord
    self.letters = letters
    var lists: [Substring: [String]] = [:]
    var endings: [String: [String]] = [:]
    func expanded(_ item: Substring) -> [String] {
      guard let mark = item.firstIndex(of: "%") else { return [String(item)] }
      return (lists[item[item.index(after: mark)...]] ?? []).map { item[..<mark] + $0 }
    }
    for line in lines {
      let words = line.split(separator: " ")
      guard let name = words.first, words.count > 1 else { continue }
      let forms = words.dropFirst(2).flatMap(expanded)
      if name.hasPrefix("%") { lists[name.dropFirst()] = forms } else { endings[String(name), default: []] += forms }
    }
    self.endings = endings
    longest = endings.keys.map(\.count).max() ?? 0
    isCyrillic = endings.keys.contains { $0.unicodeScalars.contains { (0x400..<0x530).contains($0.value) } }
  }

  /// The forms of a word other than itself: `Tuska`, `Tuskiem` and others for `Tusk` in Polish.
  func forms(of word: String) -> [String] {
    let characters = Array(word)
    // A line for a whole word counts for a word of any length.
    if let forms = endings[word] { return forms.filter { $0 != word } }
    guard characters.count >= letters, let last = characters.last, last.isLetter,
      characters.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "'" }), isCyrillic == word.isCyrillic
    else { return [] }
    let small = Array(word.lowercased())
    guard small.count == characters.count else { return [] }
    // Shorter stems are too often those of other words.
    let shortestStem = max(2, min(3, characters.count - 2))
    let isUppercase = characters.count > 1 && characters[1].isUppercase
    var found: [String] = []
    func add(_ length: Int, _ forms: [String]) {
      let stem = characters.dropLast(length)
      let nominative = String(small.suffix(length))
      for form in forms {
        let ending = form.hasPrefix("*") ? String(last) + form.dropFirst() : form
        let kept = stem.count + zip(nominative, ending.lowercased()).prefix { $0 == $1 }.count
        guard kept >= shortestStem else { continue }
        found.append(stem + ending)
      }
    }
    // An acronym keeps its letters: МИД, МИДа.
    for length in stride(from: isUppercase ? 0 : min(longest, characters.count), through: 1, by: -1) {
      if let forms = endings[String(small.suffix(length))] {
        add(length, forms)
        return found
      }
    }
    if let forms = endings["-"], !last.isVowel { add(0, forms) }
    return found
  }
}

extension Character {
  fileprivate var isVowel: Bool {
    guard let letter = String(self).lowercased().unicodeScalars.first else { return false }
    return "aeiouyåäöøæáéíóúůýěąęőűаеёиоуыэюяіїєъьй".unicodeScalars.contains(letter)
  }
}

extension String {
  fileprivate var isCyrillic: Bool { unicodeScalars.first.map { (0x400..<0x530).contains($0.value) } ?? false }
}
