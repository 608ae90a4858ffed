import Base
import Names
import Notes

/// An article, or a part of one, that is written down as a transcript is: each paragraph begins with who speaks, as in
/// `VOLKOV: We tried.`
///
/// A text is taken for one only if two speakers have turns again and again, so that a list of facts (`Price: …`) is
/// none. In `Q:` and `A:` the answers are those of the one person whom an interview's introduction names.
struct Transcript {
  /// What a paragraph says.
  struct Turn {
    /// Bytes of UTF-8 in the paragraph.
    let words: Range<Int>
    let speaker: Speaker?
    /// Whether it goes on with the turn of the paragraph before.
    let isContinued: Bool
  }

  /// By paragraph.
  let turns: [Int: Turn]

  init?(_ article: Article, _ text: ArticleText, _ names: Names) {
    let labels = article.paragraphs.indices.map { index in
      article.paragraphs[index].isHeading ? nil : Label(in: text.bytes[index])
    }
    guard Self.isTranscript(labels.compactMap(\.self), text, labels) else { return nil }
    let people = Self.names(in: text)
    let interviewee = Self.interviewee(article, text, names, before: labels.firstIndex { $0 != nil } ?? 0)
    let last = labels.lastIndex { $0 != nil } ?? 0
    var turns: [Int: Turn] = [:]
    var current: (speaker: Speaker?, key: String)?
    for index in labels.indices {
      if let label = labels[index] {
        let speaker: Speaker?
        switch label.part {
        // Without a name for the answers, nobody knows whether it is an interview or advice to customers.
        case .question,
          .answer where interviewee == nil:
          current = nil
          continue
        case .answer: speaker = interviewee
        case .name: speaker = Self.speaker(label, index, people, text, names)
        }
        current = (speaker, label.key)
        turns[index] = Turn(words: label.words, speaker: speaker, isContinued: false)
      } else if let speaking = current, index < last, !article.paragraphs[index].isHeading,
        Self.goesOn(text.bytes[index], of: speaking.key)
      {
        turns[index] = Turn(words: text.bytes[index].indices, speaker: speaking.speaker, isContinued: true)
      } else {
        current = nil
      }
    }
    guard !turns.isEmpty else { return nil }
    self.turns = turns
  }

  // MARK: Labels

  /// The words before a paragraph's first colon that say who speaks.
  private struct Label {
    enum Part { case name, question, answer }

    /// As it is written, without what stands in parentheses: `KELL`, `Dr. Ann Roe`
    let name: String
    let part: Part
    let words: Range<Int>
    /// By which two labels are the same.
    var key: String { name.lowercased() }
    var isInCapitals: Bool { name == name.uppercased() && name.count > 1 }

    init?(in text: [UInt8]) {
      guard let first = text.prefix(80).firstIndex(of: UInt8(ascii: ":")) ?? Self.letterStop(text),
        first + 1 < text.count,
        text[first + 1].isASCIIWhitespace
      else { return nil }
      var label = String(utf8: text[..<first]).trimmed
      // KELL (through an interpreter):
      if label.hasSuffix(")"), let open = label.firstIndex(of: "(") { label = String(label[..<open]).trimmed }
      let words = label.split(separator: " ")
      guard (1...6).contains(words.count), words.allSatisfy(Self.isNameWord) else { return nil }
      name = label
      part =
        switch label.lowercased() {
        case "q", "question", "frage", "f", "pregunta", "p": .question
        case "a", "answer", "antwort", "respuesta", "r", "réponse": .answer
        default: .name
        }
      var start = first + 1
      while start < text.count, text[start].isASCIIWhitespace { start += 1 }
      guard start < text.count else { return nil }
      self.words = start..<text.count
    }

    /// `Q. Who gave the order?`
    private static func letterStop(_ text: [UInt8]) -> Int? {
      text.count > 2 && (text[0] == UInt8(ascii: "Q") || text[0] == UInt8(ascii: "A")) && text[1] == UInt8(ascii: ".")
        ? 1 : nil
    }

    private static func isNameWord(_ word: Substring) -> Bool {
      guard let first = word.first else { return false }
      return ["de", "von", "van", "der", "den", "al", "bin", "la", "le", "da", "di", "du", "and", "of"].contains(word)
        || first.isUppercase && !word.contains { ",;!?\"“”«».".contains($0) && $0 != "." }
    }
  }

  /// Whether two speakers take turns: both speak twice or more, in sentences.
  private static func isTranscript(_ all: [Label], _ text: ArticleText, _ labels: [Label?]) -> Bool {
    let counts = Dictionary(grouping: all, by: \.key).mapValues(\.count)
    guard counts.values.filter({ $0 > 1 }).count > 1 else { return false }
    let sentences = labels.indices.filter { index in
      guard labels[index] != nil, let last = String(utf8: text.bytes[index].suffix(8)).last else { return false }
      return ".?!…”»\")]’—–".contains(last)
    }
    guard sentences.count * 5 >= all.count * 4 else { return false }
    // Price: and Pros: are no names. A name has two words, or is in capitals, or the text has it elsewhere.
    let known = Set(names(in: text).keys.compactMap { $0.split(separator: " ").last.map(String.init) })
    let named = all.filter { label in
      label.part != .name || label.isInCapitals || label.name.contains(" ") || known.contains(label.key)
    }
    return Set(named.map(\.key)).count > 1 && named.count * 5 >= all.count * 4
  }

  // MARK: Speakers

  /// The names of two words or more that the text has outside of labels, by their writing in lower case.
  private static func names(in text: ArticleText) -> [String: String] {
    var names: [String: String] = [:]
    for (bytes, found) in zip(text.bytes, text.names) {
      for range in found.names.map(\.range) + found.unknown.map(\.range) {
        let name = String(utf8: bytes[range]).collapsed
        if name.contains(" "), name != name.uppercased() { names[name.lowercased()] = name }
      }
    }
    return names
  }

  /// `KELL` is Adrian Kell if the text has only one name that ends so.
  private static func speaker(
    _ label: Label, _ index: Int, _ people: [String: String], _ text: ArticleText, _ names: Names
  ) -> Speaker {
    let full = people.filter { $0.key == label.key || $0.key.hasSuffix(" " + label.key) }
    let name = full.count == 1 ? full.first?.value ?? label.name : label.name
    if case .mention(let actor, _) = text.names[index].names.first(where: {
      $0.range.upperBound <= label.words.lowerBound
    })?
    .verdict {
      return Speaker(text: name, actor: actor)
    }
    return Speaker(text: name, actor: names.actor(named: name))
  }

  /// The one person whom the introduction of an interview names.
  private static func interviewee(
    _ article: Article, _ text: ArticleText, _ names: Names, before first: Int
  ) -> Speaker? {
    let introduction = article.paragraphs[..<first].map(\.text) + [article.facts.title ?? ""]
    let words = introduction.joined(separator: "\n").lowercased()
    let signs = [
      "interview", "spoke to", "spoke with", "speaks to", "talked to", "talks to", "q&a", "conversation", "gespräch",
      "entretien", "entrevista",
    ]
    guard signs.contains(where: words.contains) else { return nil }
    var found: [String: Speaker] = [:]
    for index in 0..<first {
      for name in text.names[index].names {
        guard case .mention(let actor, _) = name.verdict, names.actor(actor).kind.isPerson else { continue }
        found["\(actor)"] = Speaker(text: names.actor(actor).name, actor: actor)
      }
      for unknown in text.names[index].unknown where unknown.name.contains(" ") {
        for name in NameGuess.names(in: unknown.name) where name.contains(" ") && name != article.facts.author {
          found[name] = Speaker(text: name, actor: nil)
        }
      }
    }
    return found.count == 1 ? found.first?.value : nil
  }

  /// Whether a paragraph without a label goes on with a turn. `(Laughter)` does not, and neither does one that speaks
  /// of who speaks.
  private static func goesOn(_ text: [UInt8], of key: String) -> Bool {
    guard let first = text.first, !"([*_-".utf8.contains(first) else { return false }
    return !String(utf8: text).lowercased().contains(key.split(separator: " ").last ?? "")
  }
}
