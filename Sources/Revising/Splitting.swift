import Base
import FrontMatter
import Names
package import Notes

/// Splitting: what was written of one actor was about two. A person says which places name the other one; each of them
/// becomes a link that says so, and every other place still names the actor that it named.
package struct Splitting {
  /// The places that name the actor, in the order of the files.
  package let places: [NamedPlace]
  private let texts: SiteTexts
  private let actor: ActorHead
  /// The actor's file, without the names that the other actor takes along.
  private let ownBytes: [UInt8]
  private let other: Other
  /// The names after it.
  private let search: PlaceSearch

  /// Splits an actor. `name` is that of the other one, which may have a file already; `aliases` are names of the actor
  /// that are the other one's. An alias with the name of the other one goes too.
  package init(
    _ texts: SiteTexts, _ actor: ActorHead, into name: String, aliases: [String]
  ) throws(RevisionRefusal) {
    let other = try Other(name, of: actor, aliases, texts)
    var bytes = actor.file.bytes
    let leaving = actor.aliases.map(\.value).filter { other.taken.contains(Names.spelling($0)) }
    for alias in leaving { bytes = try texts.removing(alias, in: bytes, actor.file.path) }
    let after = try texts.actor(in: SourceFile(path: actor.file.path, bytes: bytes))
    guard after.aliases.map(\.value) == actor.aliases.map(\.value).filter({ !leaving.contains($0) })
    else {
      throw RevisionRefusal("\(actor.file.path): its list of aliases cannot be changed safely; change it by hand")
    }
    let all = texts.names.things
    let own = [actor.file.path, other.head.file.path]
    let actors = all.actors.filter { !own.contains($0.file.path) } + [after, other.head]
    let things = NamedThings(
      actors: actors.sorted { $0.slug < $1.slug }, notes: all.notes, topics: all.topics, withheld: all.withheld,
      unusable: all.unusable)
    let old = PlaceSearch(texts.names, keys: texts.actorKeys, texts.settings)
    places = concurrentMap(texts.files.filter { !own.contains($0.path) }) { old.places(in: $0, of: actor) }
      .flatMap(\.self)
    self.texts = texts
    self.actor = actor
    self.other = other
    ownBytes = bytes
    search = PlaceSearch(
      Names(things, texts.settings, notesOf: texts.names), keys: texts.actorKeys, texts.settings)
  }

  /// Whether a place uses a name that goes to the other actor.
  package func usesTakenName(_ place: NamedPlace) -> Bool { other.taken.contains(Names.spelling(place.name)) }

  // MARK: What changes

  /// What a person's choice changes. Refuses if a place of the list is not there, or cannot be changed safely.
  package func revision(_ choice: SplitChoice) throws(RevisionRefusal) -> Revision {
    var revision = Revision()
    let byFile = Dictionary(grouping: places, by: \.location.path)
    var undecided = 0
    let files = Dictionary(texts.files.map { ($0.path, $0) }) { first, _ in first }
    for path in Set(byFile.keys).union(choice.paths).sorted() {
      guard let file = files[path] else {
        throw RevisionRefusal("\(path) is not there any more; make the list again")
      }
      let own = byFile[path] ?? []
      if let missing = choice.lines[path]?.keys.sorted().first(where: { line in !own.contains { $0.location == line } })
      {
        if isDone(file, choice) { continue }
        throw RevisionRefusal("\(missing) does not name \(actor.name) any more; make the list again")
      }
      let moves = own.map { choice.moves($0) ?? usesTakenName($0) }
      if !choice.lines.isEmpty { undecided += zip(own, moves).count { choice.moves($0) == nil && !$1 } }
      revision.change(file, to: try split(file, Array(zip(own, moves))))
    }
    if undecided > 0 {
      revision.remarks.append("\(undecided) places are not in the list; they stay with \(actor.name)")
    }
    let changed = Set(revision.changes.map(\.path))
    // They come last, so that the same command finds what an interrupted one has left.
    if other.state == .new {
      revision.changes.append(Revision.Change(path: other.head.file.path, before: nil, after: other.head.file.bytes))
      revision.remarks.append("\(other.head.file.path) has only a name and a kind; describe there who it is")
    }
    revision.change(actor.file, to: ownBytes)
    if let remark = remarkOnEditions(changed) { revision.remarks.append(remark) }
    return revision
  }

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

  /// Whether an interrupted run has changed a file already: it names the other actor as often as it should.
  private func isDone(_ file: SourceFile, _ choice: SplitChoice) -> Bool {
    let there = search.places(in: file, of: other.head).count
    return there > 0 && there >= choice.lines[file.path]?.count { $0.value } ?? 1
  }

  /// The bytes of a file in which some places name the other actor. What the texts say with the new names is compared
  /// with what they should say, and each place that differs is written as a link that says it.
  private func split(
    _ file: SourceFile, _ places: [(place: NamedPlace, moves: Bool)]
  ) throws(RevisionRefusal) -> [UInt8] {
    guard !places.isEmpty else { return file.bytes }
    var written: Set<Int> = []
    while true {
      var edits: [TextEdit] = []
      for (index, item) in places.enumerated() where written.contains(index) {
        guard let edit = edit(of: item.place, to: item.moves ? other.head.slug : actor.slug, in: file) else {
          throw RevisionRefusal("\(item.place.location): this cannot be changed safely; write the link by hand first")
        }
        edits.append(edit)
      }
      let bytes = file.bytes.applying(edits)
      let read = search.places(in: SourceFile(path: file.path, bytes: bytes))
      let owners = Dictionary(read.map { ($0.offset, $0.owner) }) { first, _ in first }
      var isRight = true
      for (index, item) in places.enumerated() {
        let moved = edits.reduce(item.place.offset) { offset, edit in
          edit.range.upperBound <= item.place.offset ? offset + edit.text.utf8.count - edit.range.count : offset
        }
        let owner = owners[moved].map { search.names.actor($0).slug }
        if owner == (item.moves ? other.head.slug : actor.slug) { continue }
        guard written.insert(index).inserted else {
          throw RevisionRefusal("\(item.place.location): this cannot be changed safely; write the link by hand first")
        }
        isRight = false
      }
      if isRight {
        try texts.checkSize(bytes, file.path)
        return bytes
      }
    }
  }

  /// The edit that makes a place say which actor it means; nil if there is none.
  private func edit(of place: NamedPlace, to slug: Slug, in file: SourceFile) -> TextEdit? {
    switch place.form {
    case .head(let range):
      guard let range else { return nil }
      return TextEdit(range: range, text: slug.text)
    case .link(let target, let hasLabel):
      // A link by its slug shows the name of the actor; one by a name shows what is typed.
      let isSlug = place.name == actor.slug.text
      let bar = hasLabel || isSlug ? "" : bar(at: target.lowerBound, in: file.bytes) + place.name
      return TextEdit(range: target, text: slug.text + bar)
    case .prose(let range):
      guard let range else { return nil }
      let name = String(utf8: file.bytes[range])
      return TextEdit(range: range, text: "[[\(slug)\(bar(at: range.lowerBound, in: file.bytes))\(name)]]")
    }
  }

  /// What stands before the text of a link: in a table, a bar is written `\|`.
  private func bar(at offset: Int, in bytes: [UInt8]) -> String {
    let line = bytes[..<offset].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    return bytes[line...].first { $0 != .space } == UInt8(ascii: "|") ? "\\|" : "|"
  }
}

extension Splitting {
  /// The other actor.
  private struct Other {
    let head: ActorHead
    let state: State
    /// The names that it takes along, in the form in which names are compared.
    let taken: Set<String>

    enum State {
      /// It has no file yet.
      case new
      /// A run before has made its file, and may have been interrupted after that.
      case begun
      /// It has a file of its own.
      case known
    }

    init(_ name: String, of actor: ActorHead, _ aliases: [String], _ texts: SiteTexts) throws(RevisionRefusal) {
      let slug = try texts.slug(for: name)
      let path = actor.file.isIndex ? "content/actors/\(slug).md" : actor.file.beside(slug.text)
      let file = Self.file(of: name, aliases.filter { $0 != name }, like: actor, at: path)
      taken = Set(([name] + aliases).map { Names.spelling($0) })
      let there = texts.files.first { $0.path == path }
      let actors = texts.names.things.actors
      if there?.bytes == file.bytes {
        head = try texts.actor(in: file)
        state = .begun
        return
      }
      try Self.check(aliases, of: actor)
      if let known = actors.first(where: { $0.name == name }) {
        guard known.file.path != actor.file.path else {
          throw RevisionRefusal(
            "'\(name)' is the name of \(known.file.path); add what tells the two apart: \"\(name) (minister)\"")
        }
        if let alias = aliases.first {
          throw RevisionRefusal("\(known.file.path) is there already; move '\(alias)' to its aliases by hand first")
        }
        head = known
        state = .known
        return
      }
      for text in [name, slug.text] {
        if let third = texts.names.actors(named: text).first(where: { $0.slug != actor.slug || text == slug.text }) {
          throw RevisionRefusal("\(third.file.path) has the name '\(text)' already")
        }
      }
      if there != nil { throw RevisionRefusal("\(path) exists already") }
      head = try texts.actor(in: file)
      state = .new
      guard head.restriction == actor.restriction else {
        throw RevisionRefusal(
          "its draft, embargo or audience cannot be taken over safely from \(actor.file.path); write \(path) by hand first"
        )
      }
    }

    private static func check(_ aliases: [String], of actor: ActorHead) throws(RevisionRefusal) {
      let own = actor.aliases.map(\.value)
      for alias in aliases where !own.contains(alias) {
        let near = nearest(to: alias, among: own).map { "; did you mean '\($0)'?" } ?? ""
        throw RevisionRefusal("'\(alias.visible)' is no alias of \(actor.file.path)\(near)")
      }
    }

    /// The file of the other actor: its names, and what the actor's file says of its kind and of its readers.
    private static func file(of name: String, _ aliases: [String], like actor: ActorHead, at path: String) -> SourceFile
    {
      let kept: Set = ["kind", "draft", "embargo", "audience", "publishdate", "published", "publish", "permalink"]
      var lines = "---\nname: \(name.asYAMLScalar)\n"
      for entry in HeadEntries(of: actor.file)?.entries ?? [] where kept.contains(entry.key.lowercased()) {
        lines += entry.lines.replacing("\r\n", with: "\n")
      }
      if !aliases.isEmpty { lines += "aliases: [\(aliases.map(\.asYAMLScalar).joined(separator: ", "))]\n" }
      return SourceFile(path: path, bytes: Array((lines + "---\n").utf8))
    }
  }
}

extension SiteTexts {
  /// An actor's file as it would be read.
  fileprivate func actor(in file: SourceFile) throws(RevisionRefusal) -> ActorHead {
    let read = ActorHead.read(file, kinds: settings.kinds, settings.rules)
    guard let head = read.value else {
      throw RevisionRefusal(
        "\(file.path) would have a mistake: \(read.diagnostics.first?.message ?? ""); change it by hand first")
    }
    return head
  }
}

extension PlaceSearch {
  /// The places of a file that name one actor.
  fileprivate func places(in file: SourceFile, of actor: ActorHead) -> [NamedPlace] {
    places(in: file).filter { names.actor($0.owner).slug == actor.slug }
  }
}
