import Base
import FrontMatter
import Names
package import Notes

/// Splitting: what was written of one actor was about two. A person says which places name the other one; each of them
/// becomes a link that says so, and every other place still names the actor that it named.
package struct Splitting {
  /// The places that name the actor, in the order of the files. Those in its own file and in that of the other actor
  /// are not among them.
  package let places: [NamedPlace]
  let texts: SiteTexts
  let actor: ActorHead
  let other: Other
  /// Every file as it is without the names that the other actor takes along, and what its places name.
  private let files: [(file: SourceFile, places: [NamedPlace])]
  /// The names before and after.
  let old: PlaceSearch
  let search: PlaceSearch

  /// Splits an actor. `name` is that of the other one, which may have a file already; `aliases` are names of the actor
  /// that are the other one's. An alias with the name of the other one goes too.
  package init(
    _ texts: SiteTexts, _ actor: ActorHead, into name: String, aliases: [String]
  ) throws(RevisionRefusal) {
    let other = try Other(name, of: actor, aliases, texts)
    var bytes = actor.file.bytes
    let leaving = actor.aliases.map(\.value).filter { other.taken.contains(Names.spelling($0)) }
    for alias in leaving { bytes = try texts.removing(alias, in: bytes, actor.file.path) }
    let own = SourceFile(path: actor.file.path, bytes: bytes)
    let after = try texts.actor(in: own)
    guard after.aliases.map(\.value) == actor.aliases.map(\.value).filter({ !leaving.contains($0) }) else {
      throw RevisionRefusal("\(actor.file.path): its list of aliases cannot be changed safely; change it by hand")
    }
    let paths = [actor.file.path, other.head.file.path]
    let third = texts.names.things.actors.filter { !paths.contains($0.file.path) }
    // What a run before has begun is not there yet.
    let old = other.state == .begun ? texts.search(third + [actor]) : PlaceSearch(texts)
    files = concurrentMap(texts.files) { file in
      let file = file.path == own.path ? own : file
      return (file, old.places(in: file))
    }
    places = files.filter { !paths.contains($0.file.path) }.flatMap(\.places).filter {
      old.names.actor($0.owner).slug == actor.slug
    }
    self.texts = texts
    self.actor = actor
    self.other = other
    self.old = old
    search = texts.search(third + [after, other.head])
  }

  /// Whether a place uses a name that goes to the other actor.
  package func usesTakenName(_ place: NamedPlace) -> Bool { other.taken.contains(Names.spelling(place.name)) }

  // MARK: What changes

  /// What a person's choice changes. Refuses if a place of the list is not there, or cannot be changed safely.
  package func revision(_ choice: SplitChoice) throws(RevisionRefusal) -> Revision {
    var revision = Revision()
    let known = Set(files.map(\.file.path))
    if let gone = choice.paths.sorted().first(where: { !known.contains($0) }) {
      throw RevisionRefusal("\(gone) is not there any more; make the list again")
    }
    let after = concurrentMap(files) { search.places(in: $0.file) }
    var named = 0
    var undecided = 0
    for ((file, places), after) in zip(files, after) {
      let isOwn = [actor.file.path, other.head.file.path].contains(file.path)
      let rows = choice.rows[file.path] ?? []
      if let stale = rows.first(where: { row in isOwn || !places.contains { row.fits($0) && isOfActor($0) } }) {
        guard isDone(rows, before: places, after: after) else {
          throw RevisionRefusal("\(stale.place) is not what the list says of it; make the list again")
        }
        named += after.count(where: isOfOther)
        continue
      }
      let wanted = places.map { place in
        let moves = !isOwn && isOfActor(place) && (choice.moves(place) ?? usesTakenName(place))
        if !rows.isEmpty, !isOwn, isOfActor(place), choice.moves(place) == nil, !moves { undecided += 1 }
        return Wanted(place: place, owner: moves ? other.head.slug : old.names.actor(place.owner).slug)
      }
      let bytes = try split(file, wanted, after)
      named += max(after.count(where: isOfOther), wanted.count { $0.owner == other.head.slug })
      if file.path == actor.file.path {
        revision.changes.append(Revision.Change(path: file.path, before: actor.file.bytes, after: bytes))
      } else {
        revision.change(file, to: bytes)
      }
    }
    try finish(&revision, named: named, undecided: undecided)
    return revision
  }

  /// Puts the files of the two actors last, so that the same command finds what an interrupted one has left.
  private func finish(_ revision: inout Revision, named: Int, undecided: Int) throws(RevisionRefusal) {
    let own = revision.changes.filter { $0.path == actor.file.path && $0.before != $0.after }
    revision.changes.removeAll { $0.path == actor.file.path }
    let changed = Set(revision.changes.map(\.path))
    if other.state == .new {
      // An actor that nothing names is published, whatever was withheld before.
      guard named > 0 else {
        throw RevisionRefusal(
          "nothing would name \(other.head.name): write 'move' for 'keep' in the list, or give --note or an --alias that "
            + "is used")
      }
      revision.changes.append(Revision.Change(path: other.head.file.path, before: nil, after: other.head.file.bytes))
      revision.remarks.append("\(other.head.file.path) has only a name and a kind; describe there who it is")
    }
    revision.changes += own
    guard !revision.isEmpty else { return }
    if undecided > 0 {
      revision.remarks.append("places that are not in the list stay with \(actor.name): \(undecided)")
    }
    revision.remarks += [remarkOnEditions(changed), remarkOnLinks(), remarkOnSettings()].compactMap(\.self)
  }

  private func isOfActor(_ place: NamedPlace) -> Bool { old.names.actor(place.owner).slug == actor.slug }

  /// Whether a place of the texts as they are named after it names the other actor.
  private func isOfOther(_ place: NamedPlace) -> Bool { search.names.actor(place.owner).slug == other.head.slug }

  /// What frozen digests will say of notes that changed.
  private func remarkOnEditions(_ paths: Set<String>) -> String? {
    let names = Set(texts.names.things.notes.filter { paths.contains($0.path) }.map(\.name))
    let frozen = texts.editions.filter { edition in
      String(utf8: edition.bytes).split(whereSeparator: \.isNewline).contains { line in
        line.hasPrefix("- note: ") && names.contains(String(line.dropFirst(8)).trimmed)
      }
    }
    return frozen.first.map { first in
      "\(first.path)\(frozen.count > 1 ? " and \(frozen.count - 1) more" : "") will show these notes as revised: readers "
        + "saw links to the wrong actor, so add a correction to the notes"
    }
  }

  /// Links to the actor's page or its file, and its text within others, name nobody in a text: they are not listed.
  private func remarkOnLinks() -> String? {
    let slug = actor.slug.text
    let references = References(
      thing: .actor(other.origin), keys: [], rewritten: { _ in nil }, page: ("/actors/\(slug)/", "/actors/-/"),
      file: (actor.file.path, actor.file.path + "-"))
    let linking = files.filter { file, _ in
      guard file.path != actor.file.path else { return false }
      return !references.found(in: file, texts.names).edits.isEmpty
        || file.bytes.firstRange(of: Array("![[\(slug)".utf8)) != nil
        || file.bytes.firstRange(of: Array("![[\(actor.name)".utf8)) != nil
    }
    return linking.first.map { first in
      "\(first.file.path)\(linking.count > 1 ? " and \(linking.count - 1) more" : "") links to the page of \(actor.name) or "
        + "shows it; look whether that is right"
    }
  }

  private func remarkOnSettings() -> String? {
    let settings = String(utf8: texts.settingsFile.bytes)
    let names = actor.aliases.map(\.value).filter { other.taken.contains(Names.spelling($0)) }
    return names.first { settings.contains($0) }.map { "gazette.yml names '\($0)'; look whether that is right" }
  }

  /// Whether an interrupted run has changed a file already: what was to move has moved, and what was to stay is there.
  private func isDone(_ rows: [SplitChoice.Row], before: [NamedPlace], after: [NamedPlace]) -> Bool {
    let moves = rows.filter(\.moves)
    let keeps = rows.filter { !$0.moves }
    guard after.count(where: isOfOther) >= moves.count,
      after.count(where: { search.names.actor($0.owner).slug == actor.slug }) >= keeps.count
    else { return false }
    return moves.allSatisfy { row in
      row.text == nil || before.count { isOfActor($0) && $0.row == row.text } <= keeps.count { $0.text == row.text }
    }
  }
}

extension SiteTexts {
  /// Finds places by the names that the site would have with these actors.
  func search(_ actors: [ActorHead]) -> PlaceSearch {
    let things = NamedThings(
      actors: actors.sorted { $0.slug < $1.slug }, notes: names.things.notes, topics: names.things.topics,
      withheld: names.things.withheld, unusable: names.things.unusable)
    return PlaceSearch(self, Names(things, settings, notesOf: names))
  }

  /// An actor's file as it would be read.
  func actor(in file: SourceFile) throws(RevisionRefusal) -> ActorHead {
    let read = ActorHead.read(file, kinds: settings.kinds, settings.rules)
    guard let head = read.value else {
      throw RevisionRefusal(
        "\(file.path) would have a mistake: \(read.diagnostics.first?.message ?? ""); change it by hand first")
    }
    return head
  }
}
