import Base
package import Notes

/// The parts of a person's name: `Dwayne “The Rock” Johnson Jr.` has the given name `Dwayne`, the nickname `“The
/// Rock”`, the family name `Johnson` and the suffix `Jr.`
struct PersonName {
  /// The words before the family name, or after it if the family name comes first.
  private(set) var given: [Substring] = []
  /// Nil for a name without one: `Pelé`, `Abdullah II`, `Pope Francis`, `Catherine, Princess of Wales`.
  private(set) var family: String?
  /// What follows the name: suffixes, numerals, degrees, and whatever follows `of`, `the` or a comma.
  private(set) var suffix: [Substring] = []
  private(set) var familyIsFirst = false
  /// Whether titles are before the name: `Sir Keir Starmer`.
  private(set) var hasTitle = false

  /// `family` is the family name that the actor's file declares. A name that does not have it, such as an alias in
  /// another script, has its last word as family name.
  init(_ name: String, family declared: String? = nil) {
    if declared == nil, let (first, last) = Self.twoPlainWords(name) {
      given = [first]
      family = String(last)
      return
    }
    var words = Self.words(of: name)
    if let cut = words.indices.dropFirst().first(where: { Self.beginsSuffix(words, at: $0) }) {
      suffix = Array(words[cut...])
      words.removeSubrange(cut...)
      if let last = words.last, last.hasSuffix(",") { words[words.count - 1] = last.dropLast() }
    }
    var isRuler = false
    while words.count > 1, let first = words.first, Self.isTitle(first) {
      isRuler = isRuler || Self.rulers.contains(first.lowercased())
      hasTitle = true
      words.removeFirst()
    }
    given = words
    guard words.count > 1, !take(declared, of: words) else { return }
    var start = words.count - 1
    while start > 1, Self.isParticle(words[start - 1]) || words[start - 1].beginsWithSmallLetter { start -= 1 }
    let last = words[words.count - 1]
    // Too many sentences begin with May.
    guard start > 0, !Self.isNickname(last), !Self.isInitial(last), !Self.months.contains(String(last)) else { return }
    // Pope John Paul has two given names, Prince Mohammed bin Salman a family name.
    guard !isRuler || start < words.count - 1 else { return }
    family = words[start...].joined(separator: " ")
    given = Array(words[..<start])
  }

  /// Takes the declared family name, which is at the beginning or at the end of the name.
  private mutating func take(_ declared: String?, of words: [Substring]) -> Bool {
    guard let declared else { return false }
    let parts = Self.words(of: declared).map { nameKey(String($0)) }
    let keys = words.map { nameKey(String($0)) }
    guard !parts.isEmpty, parts.count < words.count else { return false }
    if Array(keys.suffix(parts.count)) == parts {
      given = Array(words.dropLast(parts.count))
    } else if Array(keys.prefix(parts.count)) == parts {
      given = Array(words.dropFirst(parts.count))
      familyIsFirst = true
    } else {
      return false
    }
    family = declared
    return true
  }

  /// The words of a name such as `Sergei Lavrov`, as nearly all are: two plain words that only can be a given name and
  /// a family name.
  private static func twoPlainWords(_ name: String) -> (Substring, Substring)? {
    let place = name.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      var space: Int?
      for (index, byte) in bytes.enumerated() where !byte.isASCIILetter {
        guard byte == .space, space == nil else { return nil }
        space = index
      }
      return space
    }
    guard case let length?? = place, case let space = name.utf8.index(name.startIndex, offsetBy: length),
      case let first = name[..<space], case let last = name[name.utf8.index(after: space)...], first.utf8.count > 3,
      last.utf8.count > 3, last.utf8.first?.isASCIICapital == true,
      last.utf8.last?.isASCIICapital == false, !isTitle(first), !isSuffix(last), !months.contains(String(last))
    else { return nil }
    return (first, last)
  }

  /// The words of a name; a nickname in quotation marks or parentheses is one.
  private static func words(of name: String) -> [Substring] {
    var words: [Substring] = []
    var start: String.Index?
    var closer: Character?
    for index in name.indices {
      let character = name[index]
      if let open = start, closer == nil, character.isWhitespace {
        words.append(name[open..<index])
        start = nil
      } else if start == nil, !character.isWhitespace {
        start = index
        closer = closers[character]
      } else if character == closer {
        closer = nil
      }
    }
    if let start { words += closer == nil ? [name[start...]] : name[start...].split(separator: " ") }
    return words
  }

  private static let closers: [Character: Character] = ["“": "”", "\"": "\"", "(": ")", "«": "»", "„": "“", "‘": "’"]

  /// `“The Rock”`, `(Bobby)`.
  static func isNickname(_ word: Substring) -> Bool { word.first.map { closers[$0] != nil } ?? false }

  /// `J.`, `J`, `J.D.`
  static func isInitial(_ word: Substring) -> Bool {
    let letters = word.filter { $0 != "." }
    guard letters.count == 1 || word.contains(".") else { return false }
    return letters.count <= 3 && !letters.isEmpty && letters.allSatisfy(\.isUppercase)
  }

  private static func isParticle(_ word: Substring) -> Bool { particles.contains(word.lowercased()) }

  static func isTitle(_ word: Substring) -> Bool {
    titles.contains(String(word.lowercased().filter { $0 != "." }))
  }

  /// Whether what follows the name begins at a word.
  private static func beginsSuffix(_ words: [Substring], at index: Int) -> Bool {
    if words[index - 1].hasSuffix(",") || epithets.contains(words[index].lowercased()) { return true }
    // V. in John V. Smith is an initial.
    if isNumeral(words[index].filter { $0 != "," }) {
      return words[index].count > 1 || index + 1 == words.count || epithets.contains(words[index + 1].lowercased())
    }
    return words[index...].allSatisfy { isSuffix($0) || isNumeral($0) }
  }

  /// `Jr.`, `PhD`
  static func isSuffix(_ word: some StringProtocol) -> Bool {
    // Most words are none, and have no mark in them.
    guard word.utf8.count < 20 else { return false }
    if word.utf8.allSatisfy({ $0 != 0x2E && $0 != 0x2C }) {
      return degrees.contains(String(word)) || suffixes.contains(word.lowercased())
    }
    return isDegree(word) || suffixes.contains(String(word.filter { $0 != "." && $0 != "," }).lowercased())
  }

  /// A quick look at the first byte of a word: capitals, letters beyond ASCII, and the small ones of `jr`, `fils`.
  static func mayBeginSuffix(_ byte: UInt8) -> Bool {
    byte.isASCIICapital || byte >= 0x80 || "jsfhmpe".utf8.contains(byte)
  }

  /// `PhD`, `KC`
  static func isDegree(_ word: some StringProtocol) -> Bool {
    degrees.contains(String(word.filter { $0 != "." && $0 != "," }))
  }

  /// `II`, `XIV`, `3rd`
  static func isNumeral(_ word: some StringProtocol) -> Bool {
    if word.first?.isNumber == true { return true }
    return !word.isEmpty && word.allSatisfy { "IVX".contains($0) }
  }

  private static let epithets: Set<String> = ["of", "the"]

  private static let suffixes: Set<String> = [
    "jr", "sr", "junior", "senior", "esq", "júnior", "fils", "père", "filho", "hijo", "figlio", "ml", "mladší",
    "młodszy",
    "мл", "ст", "младший", "старший", "молодший", "младши", "جونيور", "الابن",
  ]

  private static let degrees: Set<String> = [
    "PhD", "DPhil", "MD", "MBA", "KC", "QC", "MP", "MEP", "OBE", "CBE", "MBE", "KBE", "DBE", "GBE", "JD", "RN", "DDS",
    "LLB", "LLM", "MA", "MSc", "BSc", "SJ", "OP", "OFM", "FRS", "USN", "USMC", "Ret", "CSc", "PhDr", "DrSc", "MSP",
  ]

  private static let titles: Set<String> = [
    "sir", "dame", "lord", "lady", "king", "queen", "prince", "princess", "emperor", "empress", "sultan", "emir",
    "sheikh",
    "pope", "patriarch", "archbishop", "bishop", "cardinal", "saint", "president", "dr", "prof", "professor", "mr",
    "mrs",
    "ms", "general", "gen", "colonel", "col", "captain", "capt", "major", "admiral", "adm", "ayatollah", "imam",
    "rabbi",
    "mayor", "speaker", "secretary", "minister", "premier", "congressman", "congresswoman", "representative", "rep",
    "ambassador", "commissioner", "director", "chairman", "chief", "sheriff", "lieutenant", "lt", "sergeant", "sgt",
    "reverend", "rev", "father", "judge", "justice", "senator", "sen", "governor", "gov", "chancellor", "papa", "könig",
    "königin", "roi", "reine", "rey", "reina", "re", "regina", "król", "królowa", "король", "патриарх", "папа",
  ]

  /// Titles before given names.
  private static let rulers: Set<String> = [
    "king", "queen", "prince", "princess", "emperor", "empress", "sultan", "pope", "patriarch", "saint", "papa",
    "könig",
    "königin", "roi", "reine", "rey", "reina", "re", "regina", "król", "królowa", "король", "патриарх", "папа",
  ]

  /// Words before a family name that belong to it, in any case.
  static let particles: Set<String> = [
    "de", "del", "della", "dello", "dei", "di", "da", "dal", "dalla", "das", "dos", "do", "du", "des", "la", "las",
    "le",
    "lo", "van", "von", "der", "den", "ter", "ten", "te", "zu", "zum", "zur", "vom", "af", "av", "al", "el", "ul",
    "bin",
    "ibn", "bint", "ben", "abu", "y", "e", "op", "st", "st.", "mac", "mc", "ap", "d'", "’t", "'t", "ال", "بن", "أبو",
  ]

  private static let months: Set<String> = ["March", "April", "May", "June", "July", "August"]
}

extension Substring {
  /// Whether its first letter is small.
  var beginsWithSmallLetter: Bool {
    guard let first = utf8.first else { return false }
    return first < 0x80 ? first >= 0x61 && first <= 0x7A : self.first?.isLowercase == true
  }
}

extension ActorHead {
  /// The family name of a person: the one that its file declares, or what is one in its name.
  package var ownFamilyName: String? { kind.isPerson ? PersonName(name, family: familyName).family ?? familyName : nil }
}
