import Base

/// Finds the names of a text and decides about each of them, in the order of the text.
struct NameFinder {
  private var search: NameSearch
  private var reader: NameReader
  private let longerNames: LongerNames
  /// The last name that was found in the current text.
  private var last: NameSearch.Match?
  /// The beginnings of the sentences of the current text, once they are needed, and the last one that was looked at.
  private var sentences: ArraySlice<Int>?
  private var sentence: (range: Range<Int>, capitalsSayNothing: Bool)?

  /// `language` is the tag of the text's language.
  init(_ recogniser: Recogniser, pinned: Set<ActorID>, language: String) {
    search = NameSearch(recogniser.lexicon, language: language)
    reader = NameReader(recogniser, pinned: pinned)
    longerNames = LongerNames(
      lexicon: recogniser.lexicon, actors: recogniser.actors, language: search.language, roles: recogniser.roles,
      use: recogniser.use)
  }

  /// Remembers an actor that the text names with a wiki link.
  mutating func introduce(_ actor: ActorID) { reader.introduce(actor) }

  /// Remembers the actors that the title above the text names.
  mutating func introduceNames(ofTitle title: String) {
    Array(title.utf8).withUnsafeBufferPointer { text in
      beginText()
      names(in: text, text.indices, reason: { _ in nil }, visit: { _, _ in })
    }
  }

  /// Must be called before the first run of each text.
  mutating func beginText() {
    last = nil
    sentences = nil
    sentence = nil
  }

  /// Calls `visit` for each name of a run of a text, with its range and the decision. `reason` says why a name stays
  /// plain at its place, whatever it means; nil if nothing keeps it plain.
  mutating func names(
    in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, reason: (NameSearch.Match) -> FoundName.Reason?,
    visit: (Range<Int>, NameReader.Decision) -> Void
  ) {
    var search = search
    search.names(in: text, run) { match in
      guard let decision = decision(on: match, in: text, run, plain: reason(match)) else { return }
      if decision.verdict.isMention, let given = givenName(before: match, in: text, run, decision) {
        visit(given.range, given.decision)
      }
      visit(match.range, decision)
      last = match
    }
    self.search = search
  }

  private mutating func decision(
    on match: NameSearch.Match, in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>,
    plain reason: FoundName.Reason?
  ) -> NameReader.Decision? {
    // A full name in a heading or a link introduces the person. A name in code does not, since readers skip code.
    let isSeen = reason != .code && reason != .address
    let doubt = isSeen ? doubt(about: match, in: text, run) : nil
    guard let decision = reader.decision(on: match, introducing: isSeen && doubt == nil) else { return nil }
    guard let reason = reason ?? doubt else { return decision }
    return NameReader.Decision(verdict: .plain(reason, decision.verdict.actors))
  }

  /// Why the text around a name keeps it plain.
  private mutating func doubt(
    about match: NameSearch.Match, in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>
  ) -> FoundName.Reason? {
    let lexicon = reader.lexicon
    // Laws and concepts are written in any case, so capitals around them say nothing.
    guard !lexicon.isFolded(match.first.entry) else { return nil }
    let traits = lexicon.traits[Int(match.first.entry)]
    if isOrdinaryWord(match, traits, in: text) { return .ordinaryWord }
    let place = LongerNames.Place(match, isPerson: traits.contains(.person), last: last, in: text, run)
    let answer = longerNames.contains(place, in: text) { word in
      var search = search
      return search.match(in: text, at: word, run)
    }
    return switch answer {
    case .no: nil
    case .yes: .partOfName
    case .byCapitals: capitalsSayNothing(at: match.range.lowerBound, in: text) ? nil : .partOfName
    }
  }

  /// Whether a name is one word in a form that is not the written one, begins a sentence, and is an ordinary word
  /// elsewhere in the notes. A form with an apostrophe is not in doubt.
  private func isOrdinaryWord(
    _ match: NameSearch.Match, _ traits: Lexicon.Traits, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard !match.hasWords, match.others.isEmpty,
      traits.contains(.doubtful) || !match.first.ways.isDisjoint(with: .doubtful)
    else { return false }
    let range = match.range
    guard Word(in: text, at: range.lowerBound, end: text.count).end == range.upperBound,
      text.beginsSentence(at: range.lowerBound)
    else { return false }
    let written = String(utf8: text[range])
    return longerNames.language.adjectiveEndings.contains(where: written.hasSuffix)
      || longerNames.use.isWrittenSmall(written)
  }

  /// Whether the sentence at a place is in capitals or in title case. Places come in the order of the text, and each
  /// sentence is looked at once.
  private mutating func capitalsSayNothing(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    if let sentence, sentence.range.contains(place) { return sentence.capitalsSayNothing }
    var ahead = sentences ?? Sentences.boundaries(Array(text))[...]
    var start = sentence?.range.upperBound ?? 0
    while let next = ahead.first, next <= place {
      start = next
      ahead.removeFirst()
    }
    sentences = ahead
    let range = start..<(ahead.first ?? text.count)
    let answer = SentenceCase.saysNothing(text, range, search.language)
    sentence = (range, answer)
    return answer
  }

  /// The person of whom a text has the given name alone before a full name with the same family name: Donald of `Donald
  /// and Melania Trump`.
  private mutating func givenName(
    before match: NameSearch.Match, in text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>,
    _ decision: NameReader.Decision
  ) -> (range: Range<Int>, decision: NameReader.Decision)? {
    guard match.hasWords, case .mention(let other, _) = decision.verdict, reader.lexicon.isPerson[other.index],
      let and = text.wordBefore(match.range.lowerBound, from: run.lowerBound),
      longerNames.language.joiners.contains(String(utf8: text[and])),
      let given = text.wordBefore(and.lowerBound, from: run.lowerBound), text.isCapital(at: given.lowerBound),
      last.map({ $0.range.upperBound <= given.lowerBound }) ?? true,
      let space = text[match.range].firstIndex(of: .space)
    else { return nil }
    let name = Array(text[given]) + text[space..<match.range.upperBound]
    return name.withUnsafeBufferPointer { name in
      var search = search
      let word = Word(in: name, at: 0, end: name.count)
      guard let found = search.match(in: name, at: word, name.indices), found.range == name.indices,
        let decision = reader.decision(on: found), case .mention(let actor, _) = decision.verdict,
        reader.lexicon.isPerson[actor.index], actor != other, let use = decision.use
      else { return nil }
      let shared = use.adding(.sharedFamilyName)
      return (given, NameReader.Decision(verdict: .mention(actor, shared.rule), use: shared))
    }
  }
}
