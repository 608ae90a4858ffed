import Base

/// The language of an article, by which its speakers are found.
enum ArticleLanguage: Sendable {
  case english, german, french, spanish
  /// Its quotations are found, but not who speaks.
  case other

  /// By what the page says, unless the most frequent words of its text clearly say otherwise; without it, by those
  /// words.
  init(of article: Article) {
    var counts = [Int](repeating: 0, count: Self.words.count)
    var left = 20_000
    for paragraph in article.paragraphs where left > 0 {
      left -= paragraph.text.utf8.count
      for word in paragraph.text.lowercased().split(whereSeparator: { !$0.isLetter }) {
        for (index, known) in Self.words.enumerated() where known.words.contains(String(word)) { counts[index] += 1 }
      }
    }
    let best = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    let byWords = Self.words[best].language
    guard let declared = Self(declared: article.facts.language) else {
      self = counts[best] >= 3 ? byWords : .english
      return
    }
    let own = Self.words.firstIndex { $0.language == declared }.map { counts[$0] } ?? 0
    self = counts[best] >= 2 * own + 8 ? byWords : declared
  }

  private init?(declared code: String?) {
    guard let code = code?.lowercased(), !code.isEmpty else { return nil }
    switch code.prefix(2) {
    case "en": self = .english
    case "de": self = .german
    case "fr": self = .french
    case "es": self = .spanish
    default: self = .other
    }
  }

  /// The words of its grammar; nil for English, which has a reader of its own, and for other languages.
  var grammar: SpeechGrammar? {
    switch self {
    case .german: .german
    case .french: .french
    case .spanish: .spanish
    case .english, .other: nil
    }
  }

  private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

  private static let words: [(language: ArticleLanguage, words: Set<String>)] = [
    (.english, set("the and of to in is was that for said with on it he she his her from had has not are were will")),
    (
      .german,
      set("der die das und ist nicht von den mit sich auf für im dem ein eine sagte war wir als auch nach bei wird")
    ),
    (.french, set("le la les des et est une dans qui que pour pas sur au du avec nous ce il elle sont plus par dit")),
    (.spanish, set("el la los las de y que en un una no se por con para del es su al lo como más dijo fue")),
    (
      .other,
      set(
        "di il che non per una della sono è gli nel com não uma os dos ao og det som på i att är och w z na się nie do jest и в не на что это у та що"
      )
    ),
  ]
}
