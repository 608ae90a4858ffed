import Base
import Notes

/// The text of a wiki link to an actor, in the form in which names are compared.
struct LinkText: Hashable {
  let actor: ActorID
  let text: String
}

/// Texts of wiki links that are no names of their actors, in two notes or more: what writers call the actor by hand.
/// `texts` are those of each note. Most frequent first within an actor.
func aliasCandidates(_ names: Names, _ texts: [Set<LinkText>]) -> [Diagnostic] {
  var counts: [LinkText: Int] = [:]
  for text in texts.joined() { counts[text, default: 0] += 1 }
  let candidates = counts.filter { $0.value > 1 && !names.isName($0.key.text, of: $0.key.actor) }
  return candidates.sorted { ($1.value, $0.key.actor, $0.key.text) < ($0.value, $1.key.actor, $1.key.text) }
    .map { candidate, count in
      let actor = names.actor(candidate.actor)
      return Diagnostic(
        .nameCandidate, at: SourceLocation(path: actor.file.path),
        "\(count) notes call \(actor.name) '\(candidate.text)' in wiki links, which is none of its names",
        hint: "if it always means this actor: gazette alias \(actor.slug) \(candidate.text.shellQuoted)")
    }
}

extension Names {
  /// Whether a text is a name of an actor, or a spelling of one that prose recognises.
  fileprivate func isName(_ text: String, of actor: ActorID) -> Bool {
    switch actorNames.match(text) {
    case .one(let id) where id == actor: return true
    case .several(let ids) where ids.contains(actor): return true
    default: break
    }
    var search = NameSearch(recogniser.lexicon, language: language)
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      guard !bytes.isEmpty else { return true }
      let match = search.match(in: bytes, at: Word(in: bytes, at: 0, end: bytes.count), bytes.indices)
      guard let match, match.range == bytes.indices else { return false }
      return match.readings.contains { recogniser.lexicon.senses(of: $0.entry).contains { $0.actor == actor } }
    }
  }
}
