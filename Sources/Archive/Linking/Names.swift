import Base

/// Everything that a wiki link, a head or an attribution can name. A class, since every note's linking on every core
/// shares it.
final class Names: Sendable {
  let actors: [Actor]
  let actorNames: NameTable<ActorID>
  let notes: [WrittenNote]
  let noteNames: NameTable<NoteID>
  let topics: [(slug: Slug, title: String)]
  let topicNames: NameTable<TopicID>
  /// The names of notes that are not published, so that a link to one can say so.
  let withheld: Set<String>
  /// The slugs of files that could not be used, and whose mistakes are reported where they are.
  private let unusable: Set<Slug>

  init(_ named: NamedThings) {
    actors = named.actors
    notes = named.notes
    topics = named.topics
    actorNames = NameTable(
      actors.map { actor in
        [(actor.slug.text, .slug), (actor.name, .name)] + actor.aliases.map { ($0, .alias) }
          + actor.weakAliases.map { ($0, .weakAlias) }
      }, id: ActorID.init)
    noteNames = NameTable(
      notes.map { note in
        [(note.slug.text, .slug), (note.name, .name), (note.title, .alias)]
          + (note.stem == note.name || note.stem == note.slug.text ? [] : [(note.stem, .name)])
      }, id: NoteID.init)
    topicNames = NameTable(topics.map { [($0.slug.text, .slug), ($0.title, .name)] }, id: TopicID.init)
    unusable = Set(
      named.unusable.map(TextFile.stem).flatMap { [Slug(from: $0), Slug(from: WrittenNote.name(of: $0))] }.compactMap(
        \.self))
    withheld = Set(named.withheld.flatMap { [$0.name, $0.stem, $0.slug.text, $0.title] }.map(nameKey))
  }

  enum Resolution {
    case target(Target)
    case unknown(hint: String?)
    case ambiguous(candidates: [String])
    case withheld
    /// A file that could not be used may be what is meant.
    case unusable
  }

  /// Whether a name may be that of a file that could not be used.
  func mayBeUnusable(_ name: String) -> Bool { Slug(from: name).map(unusable.contains) ?? false }

  /// What a wiki link's target names: an actor, else a note, else a topic.
  func resolve(_ name: String, pinned: Set<ActorID>) -> Resolution {
    switch actorNames.match(name, pinned: pinned) {
    case .one(let actor): return .target(.actor(actor))
    case .several(let bearers): return .ambiguous(candidates: bearers.map(describe))
    case .none: break
    }
    switch noteNames.match(name) {
    case .one(let note): return .target(.note(note))
    case .several(let bearers): return .ambiguous(candidates: bearers.map { notes[$0.index].name })
    case .none: break
    }
    switch topicNames.match(name) {
    case .one(let topic): return .target(.topic(topic))
    case .several(let bearers): return .ambiguous(candidates: bearers.map { topics[$0.index].slug.text })
    case .none: break
    }
    if withheld.contains(nameKey(name)) { return .withheld }
    return mayBeUnusable(name) ? .unusable : .unknown(hint: suggestion(for: name))
  }

  /// `did you mean 'Lavrov' (sergei-lavrov)?`
  func actorSuggestion(for name: String) -> String? {
    actorNames.nearest(to: name).map { didYouMean($0.name, actors[$0.id.index].slug.text) }
  }

  /// `Sergei Lavrov (sergei-lavrov)`
  func describe(_ actor: ActorID) -> String {
    "\(actors[actor.index].name) (\(actors[actor.index].slug))"
  }

  private func suggestion(for name: String) -> String? {
    if let hint = actorSuggestion(for: name) { return hint }
    if let note = noteNames.nearest(to: name) { return didYouMean(note.name, notes[note.id.index].name) }
    return topicNames.nearest(to: name).map { didYouMean($0.name, topics[$0.id.index].slug.text) }
  }

  private func didYouMean(_ name: String, _ slug: String) -> String {
    name == slug ? "did you mean '\(name)'?" : "did you mean '\(name)' (\(slug))?"
  }
}
