package import Base
package import Notes

/// Everything that a name can mean. The links of a text depend on this and on the text.
package struct NamedThings: Sendable {
  /// By slug; an `ActorID` is a place in it.
  package let actors: [ActorHead]
  /// Chronological; a `NoteID` is a place in it.
  package let notes: [NoteHead]
  /// In the order in which readers see them; a `TopicID` is a place in it.
  package let topics: [TopicHead]
  /// What is withheld: links to it are left out, with a warning.
  package let withheld: WithheldThings
  /// Paths of files that cannot be read. Their own mistakes are reported, so links to them are not.
  package let unusable: [String]

  package init(
    actors: [ActorHead], notes: [NoteHead], topics: [TopicHead], withheld: WithheldThings, unusable: [String]
  ) {
    self.actors = actors
    self.notes = notes
    self.topics = topics
    self.withheld = withheld
    self.unusable = unusable
  }

  /// Whether all names are the same and mean the same things, in the same order.
  func names(sameAs other: NamedThings) -> Bool {
    actors.count == other.actors.count && notes.count == other.notes.count && unusable == other.unusable
      && topics.elementsEqual(other.topics) { $0.slug == $1.slug && $0.title == $1.title }
      && zip(actors, other.actors).allSatisfy { $0.isNamed(as: $1) }
      && zip(notes, other.notes).allSatisfy { $0 === $1 || $0.isNamed(as: $1) }
      && withheld == other.withheld
  }
}

/// The names and the files of what is withheld.
package struct WithheldThings: Sendable, Equatable {
  /// Names and slugs, as links can write them.
  package private(set) var names: [String] = []
  /// Paths below the site's folder.
  package private(set) var files: Set<String> = []
  /// Those of them that are notes.
  package private(set) var noteFiles: [String: Day] = [:]

  package init() {}

  /// Whether nothing is withheld.
  package var isEmpty: Bool { names.isEmpty && files.isEmpty }

  /// Adds the names and the file of a note.
  package mutating func add(_ note: NoteHead) {
    names += [note.name, note.stem, note.slug.text, note.title]
    files.insert(note.path)
    noteFiles[note.path] = note.day
  }

  /// Adds the names and the file of an actor.
  package mutating func add(_ actor: ActorHead) {
    names += [actor.slug.text] + actor.searchNames
    files.insert(actor.file.path)
  }

  /// Adds the names and the file of a topic.
  package mutating func add(_ topic: TopicHead) {
    names += [topic.slug.text, topic.title]
    if let file = topic.file { files.insert(file.path) }
  }

  /// Adds the file of a page.
  package mutating func add(_ page: PageHead) { files.insert(page.file.path) }
}

extension ActorHead {
  fileprivate func isNamed(as other: ActorHead) -> Bool {
    slug == other.slug && name == other.name && kind == other.kind
      && aliases.map(\.value) == other.aliases.map(\.value) && weakAliases == other.weakAliases
      && matchCase == other.matchCase && inflects == other.inflects && familyName == other.familyName
      && roles.map(\.title) == other.roles.map(\.title)
  }
}

extension NoteHead {
  fileprivate func isNamed(as other: NoteHead) -> Bool {
    name == other.name && slug == other.slug && title == other.title && stem == other.stem
  }
}
