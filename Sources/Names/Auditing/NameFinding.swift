package import Base
import Markdown
package import Notes

/// A name in a text, what it means, and which other actors have the name: for people who check the program's decisions.
package struct NameFinding: Sendable {
  package let location: SourceLocation
  /// The name as readers see it.
  package let text: String
  package let verdict: FoundName.Verdict
  /// The name in the actor's file, if the text writes it in another way: `Donald Tusk` for `Donalda Tuska`.
  package let nominative: String?
  /// Whether it is a link on the page.
  package let isLink: Bool
  /// The actors that have the name, or a shorter name inside it, but are not meant.
  package let turnedDown: [Candidate]

  /// An actor that the name does not mean, and the reason.
  package struct Candidate: Sendable {
    package let actor: ActorID
    package let reason: FoundName.Reason
  }
}

extension Names {
  /// Every name in a note's text that belongs to an actor, in the order of the text. Parses the note's body again.
  package func findings(in note: NoteHead) -> [NameFinding] { findings(in: note.body, scope(of: note)) }

  /// Every name in a text that belongs to an actor, in the order of the text. Parses it again.
  package func findings(in body: SourceBody, _ scope: NameScope) -> [NameFinding] {
    let linked = link(body, in: scope).value
    var places = NodeLocations(document: linked.document, body: body)
    // Most findings are of a few frequent names, so their rivals are looked up only once.
    var rivals: [RivalKey: [NameFinding.Candidate]] = [:]
    let areLinks = links(among: linked.recognition.names, scope)
    let findings = zip(linked.recognition.names, areLinks).map { name, isLink in
      let (text, location) = words(of: name.position, &places)
      let key = RivalKey(text: text, verdict: name.verdict)
      let turnedDown =
        rivals[key] ?? recogniser.rivals(in: text, verdict: name.verdict, language: scope.language ?? language)
      rivals[key] = turnedDown
      return NameFinding(
        location: location, text: text, verdict: name.verdict, nominative: nominative(of: name), isLink: isLink,
        turnedDown: turnedDown)
    }
    return findings.sorted { $0.location < $1.location }
  }

  private func nominative(of name: FoundName) -> String? {
    guard case .mention(let actor, _) = name.verdict, let use = name.use, !use.ways.isEmpty else { return nil }
    return self.actor(actor).nominative(of: Int(use.origin), use.rank)
  }

  private func words(of place: FoundName.Position, _ places: inout NodeLocations) -> (String, SourceLocation) {
    switch place {
    case .prose(let span): return (places.document.text(of: span), places[span])
    case .wikiLink(let node): return (places.document.plainText(of: node), places[node])
    }
  }
}

/// Two findings with the same key have the same rivals.
private struct RivalKey: Hashable {
  let text: String
  let verdict: FoundName.Verdict
}

extension Recogniser {
  /// The actors that have a name, or a shorter name inside it, without the one that is meant; and why each is not
  /// meant.
  func rivals(in name: String, verdict: FoundName.Verdict, language: String) -> [NameFinding.Candidate] {
    var candidates: [NameFinding.Candidate] = []
    func add(_ sense: Lexicon.Sense, _ reason: FoundName.Reason) {
      if case .mention(let meant, _) = verdict, meant == sense.actor { return }
      guard !candidates.contains(where: { $0.actor == sense.actor }) else { return }
      candidates.append(.init(actor: sense.actor, reason: reason))
    }
    for (isWhole, senses) in names(within: name, language) {
      for sense in senses {
        switch (isWhole, verdict) {
        case (false, _): add(sense, .longerName)
        case (true, .plain(let reason, _)): add(sense, sense.rank == .weakAlias ? .weakAlias : reason)
        case (true, .mention(_, let rule)):
          add(sense, sense.rank == .weakAlias ? .weakAlias : rule == .familyName ? .notIntroduced : .notMeant)
        }
      }
    }
    return candidates
  }

  /// The senses of every name inside a text, those of the whole text first.
  private func names(within name: String, _ language: String) -> [(isWhole: Bool, senses: [Lexicon.Sense])] {
    var search = NameSearch(lexicon, language: language)
    return Array(name.utf8).withUnsafeBufferPointer { text in
      var starts: [Int] = []
      var ends: [Int] = []
      var index = 0
      while index < text.count {
        let word = Word(in: text, at: index, end: text.count)
        starts.append(word.start)
        ends.append(word.end)
        index = word.end
      }
      var found: [(isWhole: Bool, senses: [Lexicon.Sense])] = []
      for start in starts.prefix(12) {
        for end in ends.reversed().prefix(12) where end > start {
          search.names(in: text, start..<end) { match in
            guard match.range == start..<end else { return }
            let senses = match.readings.map(\.entry).flatMap(lexicon.senses)
            found.append((match.range == text.indices, senses))
          }
        }
      }
      return found
    }
  }
}
