import Base
import Notes

/// One name of an actor, in one spelling.
struct NameSpelling {
  let text: String
  let rank: Lexicon.Sense.Rank
  /// How it differs from the name in the actor's file.
  var ways: Ways = []
  /// Whether a text may use the family name alone after it.
  var isFull = false
  /// The bytes of the text before the family name, between which a middle name can be put in; nil if none can.
  var middle: Int?
  /// The article that must be before it, in lower case.
  var article: String?
  /// The name in the file that it is a spelling of: 0 is `name`, 1 the first alias.
  var origin = 0
}

extension ActorHead {
  /// Every spelling of every name that is found in prose. Spellings that differ in single words only are not here: they
  /// are the `SpellingTable`'s.
  var spellings: [NameSpelling] {
    var all: [NameSpelling] = []
    let person = kind.isPerson ? PersonName(name, family: familyName) : nil
    append(name, .name, person, isFull: true, to: &all)
    if let family = person?.family ?? (kind.isPerson ? familyName : nil) { append(family: family, to: &all) }
    for (index, alias) in aliases.map(\.value).enumerated() {
      let first = all.count
      defer { for place in all.indices[first...] { all[place].origin = index + 1 } }
      let parts = person.map { _ in PersonName(alias, family: familyName) }
      // Лавров of Сергей Лавров, Zelenskyy of Volodymyr Zelenskyy: a full name in another spelling has its own family
      // name. An alias such as `the Iron Lady` has none.
      let own = parts.flatMap { $0.family }.flatMap { family in
        family != person?.family && (alias.script != name.script || parts?.given.first == person?.given.first)
          ? family : nil
      }
      if let own { append(family: own, to: &all) }
      let isFull = own != nil || (parts?.family != nil && parts?.family == person?.family)
      append(alias, .alias, isFull ? parts : nil, isFull: isFull, to: &all)
    }
    for alias in weakAliases { all.append(NameSpelling(text: alias, rank: .weakAlias)) }
    return all
  }

  /// The name that a spelling is one of: `Donald Tusk` of `Tuska, Donalda`, `Tusk` if the family name alone was used.
  func nominative(of origin: Int, _ rank: Lexicon.Sense.Rank) -> String {
    let written = name(of: origin)
    guard rank == .familyName else { return written }
    return PersonName(written, family: familyName).family ?? familyName ?? written
  }

  /// The name in the file with a number: 0 is `name`, 1 the first alias.
  func name(of origin: Int) -> String {
    origin > 0 && origin <= aliases.count ? aliases[origin - 1].value : name
  }

  private func append(
    _ text: String, _ rank: Lexicon.Sense.Rank, _ person: PersonName?, isFull: Bool, to all: inout [NameSpelling]
  ) {
    all.append(
      NameSpelling(
        text: text, rank: rank, isFull: isFull,
        middle: person.flatMap { $0.suffix.isEmpty || text.hasPrefix($0.core) ? $0.middle : nil }))
    if let person {
      all += person.spellings(of: text)
      if familyName != nil { all += person.reordered }
      for name in person.otherHyphens(of: text) {
        all.append(NameSpelling(text: name, rank: .variant, ways: .hyphen, isFull: isFull))
      }
    }
    guard !kind.isPerson else { return }
    all += text.dottedAcronyms.map { NameSpelling(text: $0, rank: .variant, ways: .initials) }
    if let name = text.withOtherArabicArticle {
      all.append(NameSpelling(text: name, rank: .variant, ways: .particle))
    }
    if let bare = LegalForm.removed(from: text), !bare.isEmpty, kind.canBeCompany {
      all.append(NameSpelling(text: bare, rank: .variant, ways: .legalForm))
    }
    if let space = text.utf8.firstIndex(of: .space), text.utf8.distance(from: text.startIndex, to: space) <= 3,
      case let article = text[..<space].lowercased(),
      Language.articles.contains(article)
    {
      let rest = String(text[text.index(after: space)...])
      all.append(NameSpelling(text: rest, rank: .variant, ways: .article, article: article))
    }
  }

  private func append(family: String, to all: inout [NameSpelling]) {
    guard !all.contains(where: { $0.rank == .familyName && $0.text == family }) else { return }
    all.append(NameSpelling(text: family, rank: .familyName))
    // After Bashar al-Assad, a text says Assad.
    for article in ["al-", "Al-", "el-", "El-"] where family.hasPrefix(article) && family.utf8.count > 5 {
      all.append(NameSpelling(text: String(family.dropFirst(3)), rank: .familyName, ways: .particle))
    }
  }
}

extension PersonName {
  /// The name without what follows it: `Robert Downey` of `Robert Downey Jr.`
  fileprivate var core: String {
    let names = given.joined(separator: " ")
    guard let family else { return names }
    return familyIsFirst ? "\(family) \(names)" : "\(names) \(family)"
  }

  /// The bytes before the family name, if it is last.
  fileprivate var middle: Int? {
    family == nil || familyIsFirst ? nil : given.joined(separator: " ").utf8.count
  }

  /// The other spellings of a full name: its initials, without its middle names or its suffix, `Trump, Donald`.
  fileprivate func spellings(of text: String) -> [NameSpelling] {
    guard let family else { return [] }
    var all: [NameSpelling] = []
    var seen: Set<String> = [text]
    func add(_ name: String, _ ways: Ways, middle: Int?, hasSuffix: Bool = true) {
      guard seen.insert(name).inserted else { return }
      all.append(
        NameSpelling(
          text: name, rank: hasSuffix ? .variant : .withoutSuffix, ways: ways, isFull: true,
          middle: hasSuffix ? middle : nil))
    }
    let isComplete = suffix.isEmpty
    var givens = [(given.joined(separator: " "), Ways())]
    if !familyIsFirst { givens += otherGivens }
    let tails = tails
    for (names, ways) in givens {
      let core = familyIsFirst ? "\(family) \(names)" : "\(names) \(family)"
      let ways = hasTitle ? ways.union(.title) : ways
      for (tail, tailWays) in tails where !ways.union(tailWays).isEmpty {
        add(
          core + tail, ways.union(tailWays), middle: familyIsFirst ? nil : names.utf8.count,
          hasSuffix: isComplete || !tail.isEmpty)
      }
    }
    // In a family-first name there is nothing to reverse: Xi, Jinping is not written.
    if !familyIsFirst {
      for (names, _) in givens { add("\(family), \(names)", .order, middle: nil, hasSuffix: isComplete) }
    }
    return all
  }

  /// The name in its other order, for a person whose file declares the family name.
  fileprivate var reordered: [NameSpelling] {
    guard let family else { return [] }
    let names = given.joined(separator: " ")
    return [
      NameSpelling(
        text: familyIsFirst ? "\(names) \(family)" : "\(family) \(names)", rank: .variant, ways: .order, isFull: true,
        middle: familyIsFirst ? names.utf8.count : nil)
    ]
  }

  /// The name with a hyphen for a space before a short last part, as in Korean and Chinese names, or the other way
  /// round: `Kim Jong-un` for `Kim Jong Un`, `Ban Ki Moon` for `Ban Ki-moon`.
  fileprivate func otherHyphens(of text: String) -> [String] {
    if text.utf8.contains(UInt8(ascii: "-")) {
      let parts = text.split(separator: "-").map(String.init)
      guard parts.count > 1, parts.dropFirst().contains(where: { $0[...].beginsWithSmallLetter }) else { return [] }
      return [" ", "-"].map { parts.map(\.capitalisedFirst).joined(separator: $0) }
    }
    guard text.utf8.count < 18, case let words = text.split(separator: " "), words.count == 3,
      words.allSatisfy({ $0.utf8.count <= 5 && $0.utf8.allSatisfy(\.isASCIILetter) })
    else { return [] }
    return [String(words[2]), words[2].lowercased()].map { "\(words[0]) \(words[1])-\($0)" }
  }

  /// The given names in other spellings.
  private var otherGivens: [(String, Ways)] {
    // Most people have one given name that is no initial.
    if given.count == 1,
      given[0].utf8.count > 6 || !given[0].utf8.contains(UInt8(ascii: ".")) && given[0].utf8.count > 2
    {
      return []
    }
    var others: [(String, Ways)] = []
    // J.D., JD, J. D. and J D; J for J.
    let initials = given.prefix { Self.isInitial($0) || ($0.count == 2 && $0.allSatisfy(\.isUppercase)) }
    let letters = initials.joined().filter { $0 != "." }.map(String.init)
    let rest = given.dropFirst(initials.count).map(String.init)
    if letters.count > 1 {
      for cluster in [
        letters.joined(), letters.joined(separator: " "), letters.map { $0 + "." }.joined(),
        letters.map { $0 + "." }.joined(separator: " "),
      ] {
        others.append((([cluster] + rest).joined(separator: " "), .initials))
      }
    }
    guard let first = given.first, given.count > max(1, initials.count) else { return others }
    let inner = given.dropFirst()
    if inner.contains(where: Self.isInitial) {
      let bare = inner.map { Self.isInitial($0) ? $0.filter { $0 != "." } : String($0) }
      others.append((([String(first)] + bare).joined(separator: " "), .initials))
      others.append((([first] + inner.filter { !Self.isInitial($0) }).joined(separator: " "), .middleName))
    }
    others.append((([first] + inner.filter { !Self.isNickname($0) }).joined(separator: " "), .middleName))
    // J. Edgar Hoover is not J. Hoover.
    if !Self.isInitial(first) { others.append((String(first), .middleName)) }
    return others
  }

  /// What can follow the name: as in the file, in another punctuation, and nothing.
  private var tails: [(String, Ways)] {
    guard !suffix.isEmpty else { return [("", [])] }
    let text = suffix.joined(separator: " ")
    guard suffix.count == 1, Self.isSuffix(suffix[0]) else {
      return [("", .suffix), (" " + text, []), (", " + text, [])]
    }
    let bare = text.filter { $0 != "." }
    // Degrees have no full stop: in `Keir Starmer KC.` it ends the sentence.
    let written = Self.isDegree(suffix[0]) && bare == text ? [bare] : [bare, bare + "."]
    var tails: [(String, Ways)] = [("", .suffix)]
    for separator in [" ", ", "] {
      for word in written { tails.append((separator + word, separator + word == " " + text ? [] : .suffix)) }
    }
    return tails
  }
}

extension ActorKind {
  /// Whether actors of the kind can have a legal form.
  var canBeCompany: Bool { !isPerson && !isState && !isPlace }
}

extension String {
  /// The other spellings of an abbreviation with full stops: `EE.UU.` and `EE UU` for `EE. UU.`
  fileprivate var dottedAcronyms: [String] {
    guard utf8.last == UInt8(ascii: "."), utf8.count <= 16 else { return [] }
    let parts = split { $0 == "." || $0 == " " }.map(String.init)
    guard parts.count > 1, parts.allSatisfy({ $0.utf8.count <= 3 && $0.utf8.allSatisfy(\.isASCIICapital) }) else {
      return []
    }
    let dotted = parts.map { $0 + "." }
    return [dotted.joined(separator: " "), dotted.joined(), parts.joined(separator: " "), parts.joined()]
      .filter { $0 != self && $0.utf8.count > 1 }
  }

  /// `al-Qaeda` for `Al-Qaeda`, and the other way round.
  fileprivate var withOtherArabicArticle: String? {
    let articles = [("Al-", "al-"), ("al-", "Al-"), ("Al ", "al "), ("al ", "Al "), ("El-", "el-"), ("el-", "El-")]
    for (article, other) in articles
    where hasPrefix(article) { return other + dropFirst(3) }
    return nil
  }

  /// A number for the alphabet of its first letter.
  fileprivate var script: UInt32 {
    if utf8.first?.isASCIILetter == true { return 0 }
    guard let letter = unicodeScalars.first(where: \.properties.isAlphabetic)?.value else { return 0 }
    switch letter {
    case ..<0x370, 0x1E00..<0x1F00: return 0
    case ..<0x400, 0x1F00..<0x2000: return 1
    case ..<0x530: return 2
    case 0x4E00..<0xA000: return 3
    default: return letter >> 8
    }
  }
}
