/// What recognition knows about one language. It is read from a file of `Tables/`.
///
/// A file has sections. The words of a section are separated by spaces; `#` begins a comment.
///
///     [options]    words every|last: which words of a name are declined; letters 4: the shortest word that is;
///                  nouns capital: every noun begins with a capital; names-in-o fixed: Порошенко has no other form;
///                  article ال: the article that prefixes merge with
///     [withheld]   what stands for a link to something withheld
///     [first]      ordinary words that often begin a sentence
///     [given]      common given names, and those that are ordinary words too: Will, Hunter
///     [calendar]   days of the week and months
///     [titles]     words before a name that are not part of it; [modifiers] words that can be before a title
///     [title-endings]  the same for languages that write such words together: Bundesminister
///     [small]      words that titles in title case write small
///     [headline]   words with a capital only in headlines: Meets, His
///     [joiner]     "and": two people with one family name
///     [abbreviations] words with a full stop that are part of the name after them: Mt. Washington
///     [lettered]   words before a single letter that is no initial: plan B
///     [hyphenated] words that a hyphen joins to a name without making it longer: pro-Trump
///     [institutions] words that make a name longer: Trump Tower, Bank of America; [of] words in between
///     [rulers]     titles before a given name, with which a country is part of the name: King Harald of Norway
///     [ships]      words before the name of a person that is not meant: USS Abraham Lincoln
///     [women]      titles of women: Mrs
///     [directions] words that make the name of a place longer: West Virginia
///     [in]         words before the name of a place; [regions] what can follow it: in Austin, Texas
///     [elisions]   words that begin a sentence without their vowel: L’Union
///     [determiners] words before a noun, for languages in which every noun has a capital
///     [indefinite] those of them that are never before a name: ein
///     [adjectives] endings of forms that adjectives have too
///     [prefixes]   letters that can be joined to the beginning of a name
///     [endings]    see `Declension`
/// A class, since all cores share one.
final class Language: Sendable {
  /// What stands for a link to something withheld that has no text of its own.
  let withheldPhrase: String
  let firstWords: Set<String>
  let givenNames: Set<String>
  let calendar: Set<String>
  /// In every case, if the language has endings.
  let titles: Set<String>
  let modifiers: Set<String>
  let titleEndings: [String]
  let smallWords: Set<String>
  let headlineWords: Set<String>
  let joiners: Set<String>
  let determiners: Set<String>
  let abbreviations: Set<String>
  let letteredWords: Set<String>
  let hyphenatedWords: Set<String>
  let institutions: Set<String>
  let institutionLinks: ShortWords
  let rulers: Set<String>
  let directions: Set<String>
  let elisions: Set<String>
  let ships: ShortWords
  let womensTitles: ShortWords
  let indefiniteArticles: Set<String>
  let placePrepositions: Set<String>
  let regions: Set<String>
  /// Endings of forms that adjectives have too, such as the Polish premier: `Polski premier`.
  let adjectiveEndings: [String]
  let prefixes: [String]
  /// The article that prefixes merge with.
  let article: String?
  let capitalisesNouns: Bool
  /// Whether family names in -о have no case forms.
  let keepsNamesInO: Bool
  /// Nil for a language without endings, and if case endings are switched off.
  let declension: Declension?

  /// The language of a BCP 47 tag: `pt` for `pt-BR`. A language without a file is read as English, without endings.
  init(_ tag: String, inflects: Bool = true) {
    let primary = String(tag.prefix { $0 != "-" }).lowercased()
    let table = Self.tables[primary] ?? PackageResources.en_txt
    var sections: [Substring: [Substring]] = [:]
    var section: Substring = ""
    let text = String(decoding: table, as: UTF8.self)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = line.dropFirst().dropLast()
      } else {
        sections[section, default: []].append(line)
      }
    }
    func words(_ name: Substring) -> [String] {
      (sections[name] ?? []).flatMap { $0.split(separator: " ").map(String.init) }
    }
    var options: [Substring: Substring] = [:]
    for line in sections["options"] ?? [] {
      let parts = line.split(separator: " ")
      if parts.count == 2 { options[parts[0]] = parts[1] }
    }
    let declension = sections["endings"].map {
      Declension($0, everyWord: options["words"] == "every", letters: options["letters"].flatMap { Int($0) } ?? 3)
    }
    self.declension = inflects ? declension : nil
    withheldPhrase = sections["withheld"]?.first.map(String.init) ?? "(not public)"
    firstWords = Set(words("first"))
    givenNames = Set(words("given"))
    calendar = Set(words("calendar"))
    let titles = words("titles")
    self.titles = Set(titles + titles.flatMap { declension?.forms(of: $0) ?? [] })
    modifiers = Set(words("modifiers"))
    titleEndings = words("title-endings")
    smallWords = Set(words("small"))
    joiners = Set(words("joiner"))
    determiners = Set(words("determiners"))
    headlineWords = Set(words("headline"))
    abbreviations = Set(words("abbreviations"))
    letteredWords = Set(words("lettered"))
    hyphenatedWords = Set(words("hyphenated"))
    institutions = Set(words("institutions"))
    institutionLinks = ShortWords(words("of"))
    rulers = Set(words("rulers"))
    directions = Set(words("directions"))
    elisions = Set(words("elisions"))
    let ships = words("ships")
    self.ships = ShortWords(ships + ships.map { $0.uppercased() })
    let titlesOfWomen = words("women")
    womensTitles = ShortWords(titlesOfWomen + titlesOfWomen.map { $0 + "." })
    indefiniteArticles = Set(words("indefinite"))
    placePrepositions = Set(words("in"))
    regions = Set(words("regions"))
    adjectiveEndings = words("adjectives")
    prefixes = words("prefixes")
    article = options["article"].map(String.init)
    capitalisesNouns = options["nouns"] == "capital"
    keepsNamesInO = options["names-in-o"] == "fixed"
  }

  /// The primary tags of the languages that have a file.
  static var tags: [String] { tables.keys.sorted() }

  private static let tables: [String: [UInt8]] = [
    "ar": PackageResources.ar_txt, "bg": PackageResources.bg_txt, "cs": PackageResources.cs_txt,
    "da": PackageResources.da_txt, "de": PackageResources.de_txt, "en": PackageResources.en_txt,
    "es": PackageResources.es_txt, "fi": PackageResources.fi_txt, "fr": PackageResources.fr_txt,
    "hu": PackageResources.hu_txt, "it": PackageResources.it_txt, "nb": PackageResources.nb_txt,
    "nl": PackageResources.nl_txt, "nn": PackageResources.nb_txt, "no": PackageResources.nb_txt,
    "pl": PackageResources.pl_txt, "pt": PackageResources.pt_txt, "ru": PackageResources.ru_txt,
    "sl": PackageResources.sl_txt, "sv": PackageResources.sv_txt, "tr": PackageResources.tr_txt,
    "uk": PackageResources.uk_txt,
  ]

  /// The articles with which names begin, of all languages: The Guardian is found in French texts too.
  static let articles: Set<String> = [
    "the", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "o", "os", "de", "het",
  ]

  /// What a word can be without one or two prefixes that are joined to it: `الاتحاد` for `والاتحاد` and for `للاتحاد`.
  func withoutPrefixes(_ word: String, most: Int = 2) -> [String] {
    guard most > 0 else { return [] }
    return prefixes.filter(word.hasPrefix).flatMap { first in
      let rest = String(word.dropFirst(first.count))
      // The article loses its first letter behind the prefix ل.
      let merged = article.flatMap { article in
        first == article.suffix(1) && rest.hasPrefix(article.suffix(1)) ? article + rest.dropFirst() : nil
      }
      return [merged, rest].compactMap(\.self) + withoutPrefixes(rest, most: most - 1)
    }.filter { $0.count > 2 }
  }
}
