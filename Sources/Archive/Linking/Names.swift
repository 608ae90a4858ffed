import Base

/// Everything that a wiki link, a head or an attribution can name.
struct Names: Sendable {
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

  init(
    actors: [Actor], notes: [WrittenNote], topics: [(slug: Slug, title: String)], withheld: [WrittenNote],
    unusable paths: [String]
  ) {
    self.actors = actors
    self.notes = notes
    self.topics = topics
    var actorNames = NameTable<ActorID>()
    for (index, actor) in actors.enumerated() {
      let id = ActorID(index: index)
      actorNames.insert(actor.slug.text, id, .slug)
      actorNames.insert(actor.name, id, .name)
      for alias in actor.aliases { actorNames.insert(alias, id, .alias) }
      for alias in actor.weakAliases { actorNames.insert(alias, id, .weakAlias) }
    }
    var noteNames = NameTable<NoteID>()
    for (index, note) in notes.enumerated() {
      let id = NoteID(index: index)
      noteNames.insert(note.slug.text, id, .slug)
      for name in Set([note.name, note.stem]) { noteNames.insert(name, id, .name) }
      noteNames.insert(note.title, id, .alias)
    }
    var topicNames = NameTable<TopicID>()
    for (index, topic) in topics.enumerated() {
      topicNames.insert(topic.slug.text, TopicID(index: index), .slug)
      topicNames.insert(topic.title, TopicID(index: index), .name)
    }
    self.actorNames = actorNames
    self.noteNames = noteNames
    self.topicNames = topicNames
    unusable = Set(paths.map(TextFile.stem).flatMap { [Slug(from: $0), Slug(from: WrittenNote.name(of: $0))] }.compactMap(\.self))
    self.withheld = Set(withheld.flatMap { [$0.name, $0.stem, $0.slug.text, $0.title] }.map(nameKey))
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
