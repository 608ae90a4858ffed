import Base
import FrontMatter
import Names
package import Notes

/// Renaming: the file gets the new name and moves, its old name and its old address stay as aliases, and every head and
/// every link that named it follows. A text that has the old name in its prose stays as it is, since the old name still
/// finds the actor.
extension SiteTexts {
  // MARK: Actors

  /// The keys of heads that hold names of actors.
  static let actorKeys = [["actors"], ["affiliations"], ["roles", "organisation"]]

  /// Gives an actor another name.
  package func renaming(_ actor: ActorHead, to name: String) throws(RevisionRefusal) -> Revision {
    let slug = try slug(for: name)
    for other in names.actors(named: name) + names.actors(named: slug.text) where other.file.path != actor.file.path {
      throw RevisionRefusal(
        "\(other.file.path) has this name (\(other.name)); if it is the same actor: gazette merge \(actor.slug) \(other.slug)"
      )
    }
    var bytes = actor.file.bytes
    if actor.name != name {
      bytes = try setting(["name"], to: name, in: SourceFile(path: actor.file.path, bytes: bytes))
    }
    let known = ([name] + actor.aliases.map(\.value)).map { Names.spelling($0) }
    if !known.contains(Names.spelling(actor.name)) { bytes = try adding(actor.name, in: bytes, actor.file.path) }
    let references = References(
      namings: namings(actor.name, name, actor.slug, slug, actor.oldAddresses, "actors"), keys: Self.actorKeys,
      page: ("/actors/\(actor.slug)/", "/actors/\(slug)/"))
    var revision = Revision()
    follow(references, but: actor.file.path, into: &revision)
    try move(
      actor.file, bytes, from: actor.slug, to: slug, "/actors/", actor.oldAddresses, references, into: &revision
    ) { file in
      ActorHead.read(file, kinds: settings.kinds, settings.rules).diagnostics
    }
    return revision
  }

  // MARK: Topics

  /// Gives a topic another title. A topic without a file gets one, for its old address.
  package func renaming(_ topic: TopicHead, to title: String) throws(RevisionRefusal) -> Revision {
    let slug = try slug(for: title)
    for other in names.things.topics
    where other.slug != topic.slug && (other.slug == slug || Names.topicKey(other.title) == Names.topicKey(title)) {
      throw RevisionRefusal("there is a topic '\(other.title)' already; give the notes that topic instead")
    }
    let keys = ["topics", "tags", "categories", "tag", "category"]
    let references = References(
      namings: namings(topic.title, title, topic.slug, slug, topic.oldAddresses, "topics"), keys: keys.map { [$0] },
      page: ("/topics/\(topic.slug)/", "/topics/\(slug)/"))
    var revision = Revision()
    follow(references, but: topic.file?.path, into: &revision)
    if let file = topic.file {
      var bytes = file.bytes
      if topic.title != title {
        bytes = try setting(["title"], to: title, in: file)
        if !topic.aliases.contains(topic.title) { bytes = try adding(topic.title, in: bytes, file.path) }
      }
      try move(
        file, bytes, from: topic.slug, to: slug, "/topics/", topic.oldAddresses, references, into: &revision
      ) { file in
        TopicHead.read(file, settings.rules).diagnostics
      }
    } else {
      let path = "content/topics/\(slug).md"
      try checkFree(path)
      let head = "title: \(title.asYAMLScalar)\naliases: [\(topic.title.asYAMLScalar), /topics/\(topic.slug)/]\n"
      revision.changes.append(Revision.Change(path: path, before: nil, after: Array("---\n\(head)---\n".utf8)))
    }
    return revision
  }

  // MARK: Notes

  /// Gives a note another title, and its file the name that belongs to it; or, if `title` is a slug, only the file.
  package func renaming(_ note: NoteHead, to title: String) throws(RevisionRefusal) -> Revision {
    let slug = try slug(for: title)
    let isSlug = slug.text == title
    for other in names.things.notes where other.path != note.path && other.day == note.day && other.slug == slug {
      throw RevisionRefusal("\(other.path) has this day and name already")
    }
    var bytes = note.file.bytes
    if !isSlug, note.title != title { bytes = try setting(["title"], to: title, in: note.file) }
    let day = note.stem.prefix(10)
    let prefix = Day(day) == nil ? "" : note.stem.prefix(11)
    let (year, month, number) = note.day.civil
    let folder = "/\(padded(year, 4))/\(padded(month, 2))/\(padded(number, 2))/"
    var namings = [
      References.Naming(old: note.name, new: "\(note.day)-\(slug)"),
      References.Naming(old: note.stem, new: "\(prefix)\(slug)"),
      References.Naming(old: note.slug.text, new: slug.text),
    ]
    if !isSlug { namings.append(References.Naming(old: note.title, new: title)) }
    let references = References(
      namings: namings, keys: [["updates"]], page: (folder + note.slug.text + "/", folder + slug.text + "/"))
    var revision = Revision()
    follow(references, but: note.path, into: &revision)
    try move(
      note.file, bytes, from: note.slug, to: slug, folder, note.oldAddresses, references,
      fileName: "\(prefix)\(slug)", into: &revision
    ) { file in
      NoteHead.read(file, settings.rules).diagnostics
    }
    return revision
  }

  // MARK: Parts

  private func slug(for name: String) throws(RevisionRefusal) -> Slug {
    guard let slug = Slug(from: name) else {
      throw RevisionRefusal("the name '\(name.visible)' has no letter or digit for a file name")
    }
    return slug
  }

  /// What links and heads can have written, now and before an earlier run of the same command was interrupted.
  private func namings(
    _ oldName: String, _ newName: String, _ old: Slug, _ new: Slug, _ addresses: [Located<SitePath>], _ folder: String
  ) -> [References.Naming] {
    var namings = [References.Naming(old: oldName, new: newName), References.Naming(old: old.text, new: new.text)]
    for address in addresses {
      let parts = address.value.text.split(separator: "/")
      if parts.count == 2, parts[0] == folder {
        namings.append(References.Naming(old: String(parts[1]), new: new.text))
      }
    }
    return namings
  }

  /// Changes a file of the thing itself: its bytes, its slug and its path. The old address becomes an alias.
  private func move(
    _ file: SourceFile, _ bytes: [UInt8], from old: Slug, to new: Slug, _ folder: String,
    _ addresses: [Located<SitePath>], _ references: References, fileName: String? = nil, into revision: inout Revision,
    _ read: (SourceFile) -> [Diagnostic]
  ) throws(RevisionRefusal) {
    var bytes = bytes
    var newPath: String?
    if old != new {
      let address = folder + old.text + "/"
      if !addresses.contains(where: { $0.value.text == address }) { bytes = try adding(address, in: bytes, file.path) }
      let written = HeadScalars(of: SourceFile(path: file.path, bytes: bytes))?.items.contains { $0.keys == ["slug"] }
      if written ?? false {
        bytes = try setting(["slug"], to: new.text, in: SourceFile(path: file.path, bytes: bytes))
      } else if file.isIndex {
        throw RevisionRefusal("\(file.path) has its name from its folder; add 'slug: \(new)' to its head instead")
      } else {
        newPath = file.beside(fileName ?? new.text)
        try checkFree(newPath ?? "")
      }
    }
    bytes = bytes.applying(references.edits(in: SourceFile(path: file.path, bytes: bytes), names))
    try check(bytes, of: file, read)
    guard bytes != file.bytes || newPath != nil else { return }
    revision.changes.append(Revision.Change(path: file.path, before: file.bytes, after: bytes, newPath: newPath))
  }

  /// The judge is the reader: a file that it would not take is not written.
  func check(
    _ bytes: [UInt8], of file: SourceFile, _ read: (SourceFile) -> [Diagnostic]
  ) throws(RevisionRefusal) {
    if let mistake = read(SourceFile(path: file.path, bytes: bytes)).first(where: { $0.severity == .error }) {
      throw RevisionRefusal("\(file.path) would have a mistake: \(mistake.message); change it by hand first")
    }
  }

  /// The bytes with another value for a key of the head.
  private func setting(_ keys: [String], to value: String, in file: SourceFile) throws(RevisionRefusal) -> [UInt8] {
    guard let scalars = HeadScalars(of: file), let item = scalars.items.first(where: { $0.keys == keys }) else {
      throw RevisionRefusal(
        "\(file.path): '\(keys.joined(separator: "."))' cannot be changed safely; change it by hand")
    }
    let isQuoted = file.bytes[item.range.lowerBound] == UInt8(ascii: "'")
    return file.bytes.applying([
      TextEdit(range: item.range, text: isQuoted ? value.singleQuotedInYAML : value.asYAMLScalar)
    ])
  }

  /// The bytes with one more alias.
  func adding(_ alias: String, in bytes: [UInt8], _ path: String) throws(RevisionRefusal) -> [UInt8] {
    guard let changed = HeadList.adding(alias, to: "aliases", in: bytes) else {
      throw RevisionRefusal("\(path): its list of aliases cannot be extended safely; add '\(alias)' there by hand")
    }
    return changed
  }
}
