import Base
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
  /// The paths of their pages, without a slash at the end: `/2025/10/21/summit`.
  package private(set) var addresses: Set<String> = []
  /// The ends of these addresses, as relative addresses write them: `21/summit`.
  private var addressEnds: Set<String> = []
  /// Those of them that are notes.
  package private(set) var noteFiles: Set<String> = []

  package init() {}

  /// Whether nothing is withheld.
  package var isEmpty: Bool { names.isEmpty && files.isEmpty }

  /// Adds the names and the file of a note.
  package mutating func add(_ note: NoteHead) {
    names += [note.name, note.stem, note.slug.text, note.title] + note.otherNames + note.formerNames
    files.insert(note.path)
    let (year, month, day) = note.day.civil
    add("/\(padded(year, 4))/\(padded(month, 2))/\(padded(day, 2))/\(note.slug)", note.oldAddresses)
    // A topic without a file has only the notes' name.
    for topic in note.topics { names += [topic.value, Slug(from: topic.value)?.text].compactMap(\.self) }
    noteFiles.insert(note.path)
  }

  /// Adds the names and the file of an actor.
  package mutating func add(_ actor: ActorHead) {
    names += [actor.slug.text] + actor.searchNames
    files.insert(actor.file.path)
    add("/actors/\(actor.slug)", actor.oldAddresses)
  }

  /// Adds the names and the file of a topic.
  package mutating func add(_ topic: TopicHead) {
    names += [topic.slug.text, topic.title] + topic.aliases
    if let file = topic.file { files.insert(file.path) }
    add("/topics/\(topic.slug)", topic.oldAddresses)
  }

  /// Adds the file of a page.
  package mutating func add(_ page: PageHead) {
    files.insert(page.file.path)
    add("/" + page.segments.map(\.text).joined(separator: "/"), page.oldAddresses)
  }

  private mutating func add(_ address: String, _ old: [Located<SitePath>]) {
    for address in [address] + old.map({ $0.value.text.pageAddress }) where addresses.insert(address).inserted {
      var end = address[...]
      while let slash = end.firstIndex(of: "/") {
        end = end[end.index(after: slash)...]
        addressEnds.insert(String(end))
      }
    }
  }

  /// Whether the destination of a link in a file is one of them. `site` is the address of the site.
  func hides(_ destination: String, in file: String, of site: String) -> Bool {
    guard let path = destination.ownPath(of: site)?.pageAddress else { return false }
    if path.hasPrefix("/") { return addresses.contains(path) }
    if let target = file.resolving(destination), files.contains(target) { return true }
    // Where the page of the file is does not matter: what is left without dots is the end of its target's address.
    return destination.utf8.contains(UInt8(ascii: "/")) && addressEnds.contains(path)
  }
}

extension String {
  /// The address of a page without a slash, index.html or index.json at its end.
  fileprivate var pageAddress: String {
    var address = self[...]
    for name in ["index.html", "index.json"] where address.hasSuffix("/" + name) {
      address = address.dropLast(name.count)
    }
    while address.count > 1, address.hasSuffix("/") { address = address.dropLast() }
    return String(address)
  }
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
      && otherNames == other.otherNames
  }
}
