import Base
import Names

extension SpeakerReader {
  /// The one person, group or institution that the paragraph names before a pronoun, outside of quotations; nil if it
  /// names more than one, or none.
  func soleCandidate(for pronoun: String, at place: TextPlace) -> Speaker? {
    guard place.offset <= Self.longestContext else { return nil }
    let near = candidates(in: 0..<place.offset, place.paragraph)
    if !near.isEmpty || place.paragraph == 0 { return choose(pronoun, near) }
    guard !speeches.contains(where: { $0.paragraph >= place.paragraph - 1 }) else { return nil }
    let before = place.paragraph - 1
    guard texts[before].count <= Self.longestContext else { return nil }
    return choose(pronoun, candidates(in: 0..<texts[before].count, before))
  }

  /// In a longer clause, or behind more text of a paragraph, nothing is certain, and looking would take long.
  static let longestClause = 120
  static let longestContext = 6000

  struct Candidate {
    let speaker: Speaker
    /// The word by which two candidates are the same: the family name.
    let key: String
    let isPerson: Bool
    let isPlural: Bool
    /// Whether it is the subject of a sentence.
    let isSubject: Bool
  }

  func choose(_ pronoun: String, _ all: [Candidate]) -> Speaker? {
    switch pronoun {
    case "he", "she":
      let people = all.filter(\.isPerson)
      if let only = people.last, !fits(pronoun, only.speaker) || isOther(pronoun, only.speaker) { return nil }
      guard Set(people.map(\.key)).count == 1 else { return nil }
      return people.last { $0.isSubject || $0.speaker.actor != nil }?.speaker
    case "it":
      guard let last = all.last, !last.isPerson, !last.isPlural, isInstitution(last.speaker) else { return nil }
      return last.speaker
    case "they":
      guard let last = all.last, last.isPlural else { return nil }
      return last.speaker
    default: return nil
    }
  }

  /// Whether the article has used the other pronoun for a speaker.
  func isOther(_ pronoun: String, _ speaker: Speaker) -> Bool {
    speeches.contains { $0.pronoun != nil && $0.pronoun != pronoun && $0.speaker.text.hasSuffix(speaker.text) }
  }

  /// Whether no form of address says otherwise: Mr Pellew is not `she`.
  func fits(_ pronoun: String, _ speaker: Speaker) -> Bool {
    let words = speaker.text.lowercased().split(separator: " ").map(String.init)
    return !words.contains { word in
      (pronoun == "he" ? SpeechWords.feminine : SpeechWords.masculine).contains(word)
        || GivenNames.excludes(word, feminine: pronoun == "she")
    }
  }

  /// The people that a range names, and the subjects of its sentences.
  func candidates(in range: Range<Int>, _ paragraph: Int) -> [Candidate] {
    var found: [(place: Int, candidate: Candidate)] = []
    var covered: [Range<Int>] = []
    let starts = names[paragraph].sentences.filter { range.contains($0) }
    for (number, start) in starts.enumerated() {
      let end = min(range.upperBound, number + 1 < starts.count ? starts[number + 1] : range.upperBound)
      let sentence = tokens(in: start..<end, paragraph)
      var verb = sentence.startIndex
      guard !quoted[paragraph].overlap(start..<(start + 1)),
        let subject = Subject(leading: sentence, verb: &verb), let first = subject.words.first,
        let last = subject.words.last
      else { continue }
      let text = wording(of: subject.words, paragraph)
      let actor = actor(in: subject.words, paragraph) ?? soleActor(in: subject.apposition, paragraph)
      let speaker = Speaker(text: text, actor: actor)
      let isOffice = !last.isCapitalised && SpeechWords.titles.contains(last.word)
      let isPlural =
        subject.words.contains { $0.word == "and" } || last.word.hasSuffix("s") && !last.isCapitalised
        || subject.words.count == 1 && last.word.hasSuffix("ers")
      let isName =
        last.isCapitalised && actor.map(isPerson) ?? !isInstitution(speaker) && !isPlural
        && !(first.word == "the" && last.isCapitalised)
        && (subject.words.count > 1 || actor != nil || isKnown(last, paragraph))
      covered.append(first.range.lowerBound..<last.range.upperBound)
      found.append(
        (
          first.range.lowerBound,
          Candidate(
            speaker: speaker, key: last.word, isPerson: isName || isOffice && !isPlural, isPlural: isPlural,
            isSubject: true)
        ))
    }
    for person in persons(in: range, paragraph) where !covered.contains(where: { $0.overlaps(person.range) }) {
      let text = String(utf8: texts[paragraph][person.range])
      let key = text.lowercased().split(separator: " ").last.map(String.init) ?? text
      found.append(
        (
          person.range.lowerBound,
          Candidate(
            speaker: Speaker(text: text, actor: person.actor), key: key, isPerson: true, isPlural: false,
            isSubject: false)
        ))
    }
    return found.sorted { $0.place < $1.place }.map(\.candidate)
  }

  /// Whether a preposition of place or an article stands before a name: it is a place or a thing.
  func isInPlace(_ offset: Int, _ paragraph: Int) -> Bool {
    let all = tokens[paragraph]
    let next = all.partitioningIndex { $0.range.lowerBound >= offset }
    let before = next > 0 ? all[next - 1].word : ""
    return ["in", "at", "near", "outside", "across", "around", "of", "the", "from"].contains(before)
  }

  /// Whether a single word is the family name of somebody that the article has named in full.
  func isKnown(_ token: Token, _ paragraph: Int) -> Bool {
    names[...paragraph].contains { part in
      part.unknown.contains { $0.name.lowercased().hasSuffix(" " + token.word) }
    }
  }

  /// The people that a range names outside of quotations: actors, and names of two words or more that no preposition of
  /// place stands before.
  func persons(in range: Range<Int>, _ paragraph: Int) -> [(range: Range<Int>, actor: ActorID?)] {
    var found: [(range: Range<Int>, actor: ActorID?)] = []
    func isOutside(_ name: Range<Int>) -> Bool {
      range.contains(name.lowerBound) && !quoted[paragraph].overlap(name)
    }
    for name in names[paragraph].names where isOutside(name.range) {
      if case .mention(let actor, _) = name.verdict {
        if isPerson(actor) { found.append((name.range, actor)) }
      } else {
        found.append((name.range, nil))
      }
    }
    // The mayor, her lawyer: but not an office before a name.
    let all = tokens(in: range, paragraph)
    for index in all.indices where SpeechWords.officeNouns.contains(all[index].word) && !all[index].isCapitalised {
      let next = index + 1 < all.endIndex ? all[index + 1] : nil
      let before = index > all.startIndex ? all[..<index].last(where: { !SpeechWords.titles.contains($0.word) }) : nil
      guard before.map({ SpeechWords.determiners.contains($0.word) }) ?? false, !(next?.isCapitalised ?? false),
        !(next.map { SpeechWords.officeNouns.contains($0.word) } ?? false), !all[index].isPossessive,
        isOutside(all[index].range)
      else { continue }
      found.append((all[index].range, nil))
    }
    for name in names[paragraph].unknown where (name.name.contains(" ") || !name.isDoubtful) && isOutside(name.range) {
      if isInPlace(name.range.lowerBound, paragraph) { continue }
      found.append((name.range, nil))
    }
    return found
  }
}
