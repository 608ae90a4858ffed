import Base
import FrontMatter
import Names
package import Notes

/// Renaming: the file gets the new name and moves, its old name and its old address stay as aliases, and every head and
/// every link that named it follows. A text that has the old name in its prose stays as it is, since the old name still
/// finds the actor.
///
/// The thing's own file changes last, so that the same command finds what an interrupted one has left.
extension SiteTexts {
  // MARK: Actors

  /// The keys of heads that hold names of actors.
  var actorKeys: [[String]] {
    [["actors"], ["affiliations"], ["roles", "organisation"], ["claims", "by"], ["disputes", "by"]]
      + settings.relations.flatMap { [$0.name, $0.inverse] }.map { ["relations", $0.lowercased()] }
  }

  /// Gives an actor another name.
  package func renaming(_ actor: ActorHead, to name: String) throws(RevisionRefusal) -> Revision {
    guard let place = names.things.actors.firstIndex(where: { $0.file.path == actor.file.path }) else {
      throw RevisionRefusal("\(actor.file.path) is no actor")
    }
    let (id, slug) = (ActorID(index: place), try slug(for: name))
    let own = Own(
      thing: .actor(id), file: actor.file, names: (actor.name, name), slugs: (actor.slug, slug), folder: "/actors/",
      fileName: slug.text, aliases: actor.aliases.map(\.value), addresses: actor.oldAddresses.map(\.value.text))
    try checkFree(
      [name, slug.text], own.page.new, but: .actor(id), own.page.old, at: own.file.beside(own.fileName),
      "; if it is the same actor, merge the two: gazette merge \(actor.slug) …")
    var revision = Revision()
    let references = own.references(actorKeys)
    try follow(references, but: actor.file.path, into: &revision)
    try change(own, "name", references, into: &revision) { file in
      let read = ActorHead.read(file, kinds: settings.kinds, settings.rules)
      return (
        read.diagnostics, read.value.map { $0.aliases.map(\.value) + $0.oldAddresses.map(\.value.text) } ?? []
      )
    }
    if let remark = lostFamilyNames(of: actor, id, name) { revision.remarks.append(remark) }
    return revision
  }

  /// What a new family name costs: texts have only the family name of the full name.
  private func lostFamilyNames(of actor: ActorHead, _ id: ActorID, _ name: String) -> String? {
    let family = actor.familyName ?? actor.name.split(separator: " ").last.map(String.init) ?? ""
    guard actor.kind.isPerson, !(" \(name) ").contains(" \(family) ") else { return nil }
    let counts = concurrentMap(names.things.notes) { note in
      let scope = NameScope(note, pinned: names.pinnedActors(of: note).value)
      return names.link(note.body, in: scope).value.recognition.names.count { $0.verdict == .mention(id, .familyName) }
    }
    let files = zip(names.things.notes, counts).filter { $1 > 0 }
    guard let first = files.first else { return nil }
    let others = files.count == 1 ? "" : " and \(files.count - 1) more"
    return
      "'\(family)' alone does not stand for \(name) any more: \(counts.reduce(0, +)) places in \(first.0.path)\(others); "
      + "write the full name there, or add '\(family)' to its aliases"
  }

  // MARK: Topics

  /// Gives a topic another title. A topic without a file gets one, for its old name and address. `typed` is how a
  /// person named it: what is left of an interrupted run is named so.
  package func renaming(_ topic: TopicHead, typed: String, to title: String) throws(RevisionRefusal) -> Revision {
    guard let place = names.things.topics.firstIndex(where: { $0.slug == topic.slug }) else {
      throw RevisionRefusal("there is no topic '\(topic.title)'")
    }
    let (id, slug) = (TopicID(index: place), try slug(for: title))
    // What an interrupted run has renamed already is a topic without a file.
    let begun = names.things.topics.firstIndex { $0.file == nil && $0.slug == slug }.map {
      Target.topic(TopicID(index: $0))
    }
    let texts = [title, slug.text].filter { text in
      !names.targets(named: text).allSatisfy { $0 == .topic(id) || $0 == begun }
    }
    let path = topic.file?.path ?? "content/topics/\(slug).md"
    var old = (name: topic.title, slug: topic.slug)
    if topic.title == title, topic.slug == slug, topic.aliases.contains(typed) {
      let former = Slug(from: typed).flatMap { former in
        topic.oldAddresses.contains { $0.value.text == "/topics/\(former)/" } ? former : nil
      }
      old = (typed, former ?? slug)
    }
    let own = Own(
      thing: .topic(id), file: topic.file ?? SourceFile(path: path, bytes: []), names: (old.name, title),
      slugs: (old.slug, slug), folder: "/topics/", fileName: slug.text, aliases: topic.aliases,
      addresses: topic.oldAddresses.map(\.value.text))
    try checkFree(
      texts, own.page.new, but: .topic(id), own.page.old, at: own.file.beside(own.fileName),
      "; give the notes that topic instead")
    let references = own.references(["topics", "tags", "categories", "tag", "category"].map { [$0] })
    var revision = Revision()
    if topic.file == nil {
      // It comes first, so that the old name never means nothing.
      if files.contains(where: { $0.path == path }) { throw RevisionRefusal("\(path) exists already") }
      let head = "title: \(title.asYAMLScalar)\naliases: [\(topic.title.asYAMLScalar), /topics/\(topic.slug)/]\n"
      revision.changes.append(Revision.Change(path: path, before: nil, after: Array("---\n\(head)---\n".utf8)))
      try follow(references, but: nil, into: &revision)
      return revision
    }
    try follow(references, but: path, into: &revision)
    try change(own, "title", references, into: &revision) { file in
      let read = TopicHead.read(file, settings.rules)
      return (read.diagnostics, read.value.map { $0.aliases + $0.oldAddresses.map(\.value.text) } ?? [])
    }
    return revision
  }

  // MARK: Notes

  /// Gives a note another title, and its file the name that belongs to it; or, if `title` is a slug, only the file.
  package func renaming(_ note: NoteHead, to title: String) throws(RevisionRefusal) -> Revision {
    guard let place = names.things.notes.firstIndex(where: { $0.path == note.path }) else {
      throw RevisionRefusal("\(note.path) is no note")
    }
    let (id, slug) = (NoteID(index: place), try slug(for: title))
    let isSlug = slug.text == title
    let prefix =
      Day(note.stem.prefix(10)) == nil ? "" : note.stem.count == 10 ? note.stem + "-" : String(note.stem.prefix(11))
    let (year, month, number) = note.day.civil
    var own = Own(
      thing: .note(id), file: note.file, names: (note.title, isSlug ? note.title : title), slugs: (note.slug, slug),
      folder: "/\(padded(year, 4))/\(padded(month, 2))/\(padded(number, 2))/", fileName: "\(prefix)\(slug)",
      aliases: note.otherNames, addresses: note.oldAddresses.map(\.value.text))
    own.dated = (note.day, note.stem)
    try checkFree(
      isSlug ? [slug.text] : [title, slug.text], own.page.new, but: .note(id), own.page.old,
      at: own.file.beside(own.fileName),
      "; choose another one")
    var references = own.references([["updates"]])
    references.claimKeys = [
      ["claims", "updates"], ["claims", "disputes"], ["resolves", "claim"], ["resolves", HeadScalars.key], ["disputes"],
      ["disputes", "claim"],
    ]
    var revision = Revision()
    try follow(references, but: note.path, into: &revision)
    try change(own, "title", references, into: &revision) { file in
      let read = NoteHead.read(file, settings.rules)
      return (read.diagnostics, read.value.map { $0.otherNames + $0.oldAddresses.map(\.value.text) } ?? [])
    }
    return revision
  }

  func slug(for name: String) throws(RevisionRefusal) -> Slug {
    guard let slug = Slug(from: name) else {
      throw RevisionRefusal("the name '\(name.visible)' has no letter or digit for a file name")
    }
    return slug
  }

  // MARK: The own file

  /// Changes a file of the thing itself: its name, its slug and its path. The old name and the old address become
  /// aliases. `read` gives what a reader makes of bytes: mistakes, and all aliases.
  private func change(
    _ own: Own, _ key: String, _ references: References, into revision: inout Revision,
    _ read: (SourceFile) -> (diagnostics: [Diagnostic], aliases: [String])
  ) throws(RevisionRefusal) {
    var bytes = own.file.bytes
    let path = own.file.path
    guard Head.find(in: own.file).value != nil else {
      throw RevisionRefusal("\(path) has no head; begin it with '---', '\(key): …' and '---' first")
    }
    var aliases = own.aliases + own.addresses
    func remove(_ alias: String) throws(RevisionRefusal) {
      guard aliases.contains(alias) else { return }
      bytes = try removing(alias, in: bytes, path)
      aliases.removeAll { $0 == alias }
    }
    func add(_ alias: String) throws(RevisionRefusal) {
      guard !aliases.contains(where: { Names.spelling($0) == Names.spelling(alias) }) else { return }
      bytes = try adding(alias, in: bytes, path)
      aliases.append(alias)
    }
    if own.names.old != own.names.new {
      bytes = try setting([key], to: own.names.new, in: SourceFile(path: path, bytes: bytes))
      try remove(own.names.new)
      try add(own.names.old)
    }
    var newPath: String?
    if own.slugs.old != own.slugs.new {
      // Its own address cannot be an old one.
      try remove(own.page.new)
      try add(own.page.old)
      if HeadScalars(of: own.file)?.items.contains(where: { $0.keys == ["slug"] }) ?? false {
        bytes = try setting(["slug"], to: own.slugs.new.text, in: SourceFile(path: path, bytes: bytes))
      } else if own.file.isIndex {
        throw RevisionRefusal("\(path) has its name from its folder; add 'slug: \(own.slugs.new)' to its head instead")
      } else {
        newPath = own.file.beside(own.fileName)
        if newPath == path { newPath = nil }
      }
    }
    let found = references.found(in: SourceFile(path: path, bytes: bytes), names)
    bytes = bytes.applying(found.edits)
    try checkSize(bytes, path)
    // The judge is the reader.
    let said = read(SourceFile(path: newPath ?? path, bytes: bytes))
    if let mistake = said.diagnostics.first(where: { $0.severity == .error }) {
      throw RevisionRefusal("\(path) would have a mistake: \(mistake.message); change it by hand first")
    }
    guard Set(said.aliases) == Set(aliases) else {
      throw RevisionRefusal("\(path): its list of aliases cannot be changed safely; change it by hand")
    }
    if let newPath, let there = files.first(where: { $0.path == newPath }), there.bytes != bytes {
      throw RevisionRefusal("\(newPath) exists already")
    }
    guard bytes != own.file.bytes || newPath != nil else { return }
    revision.changes.append(Revision.Change(path: path, before: own.file.bytes, after: bytes, newPath: newPath))
  }

  /// The bytes with another value for a key of the head.
  private func setting(_ keys: [String], to value: String, in file: SourceFile) throws(RevisionRefusal) -> [UInt8] {
    let key = keys.joined(separator: ".")
    guard let item = HeadScalars(of: file)?.items.first(where: { $0.keys.map { $0.lowercased() } == keys }) else {
      throw RevisionRefusal(
        "\(file.path) has no '\(key)' in its head: its first heading or its file gives it; add '\(key): …' first")
    }
    guard let range = item.range else {
      throw RevisionRefusal("\(file.path): '\(key)' goes over several lines; write it on one line first")
    }
    let isQuoted = file.bytes[range.lowerBound] == UInt8(ascii: "'")
    return file.bytes.applying([TextEdit(range: range, text: isQuoted ? value.singleQuotedInYAML : value.asYAMLScalar)])
  }

  /// The bytes with one more alias.
  func adding(_ alias: String, in bytes: [UInt8], _ path: String) throws(RevisionRefusal) -> [UInt8] {
    guard let changed = HeadList.adding(alias, to: "aliases", in: bytes) else {
      throw RevisionRefusal("\(path): its list of aliases cannot be extended safely; add '\(alias)' there by hand")
    }
    return changed
  }

  /// The bytes without an alias.
  func removing(_ alias: String, in bytes: [UInt8], _ path: String) throws(RevisionRefusal) -> [UInt8] {
    guard let changed = HeadList.removing(alias, from: "aliases", in: bytes, path) else {
      throw RevisionRefusal("\(path): '\(alias)' cannot be taken out of its aliases safely; do it by hand")
    }
    return changed
  }
}

/// The thing that is renamed, before and after.
private struct Own: Sendable {
  let thing: Target
  let file: SourceFile
  let names: (old: String, new: String)
  let slugs: (old: Slug, new: Slug)
  /// Above its page: `/actors/`.
  let folder: String
  /// The new name of its file, without the ending.
  let fileName: String
  let aliases: [String]
  let addresses: [String]
  /// Of a note: its day, and the name of its file.
  var dated: (day: Day, stem: String)?

  var page: (old: String, new: String) { ("\(folder)\(slugs.old)/", "\(folder)\(slugs.new)/") }

  /// The places that name it.
  func references(_ keys: [[String]]) -> References {
    References(
      thing: thing, keys: keys, rewritten: { written in rewritten(written, inLink: true) },
      rewrittenInHeads: { written in rewritten(written, inLink: false) }, page: page,
      file: (file.path, file.beside(fileName)))
  }

  /// What is written from now on where something was written; nil if it stays.
  private func rewritten(_ written: String, inLink: Bool) -> String? {
    let key = Names.topicKey(written)
    if key == Names.topicKey(names.new) || key == slugs.new.text { return nil }
    if written == slugs.old.text { return slugs.old == slugs.new ? nil : slugs.new.text }
    if key == Names.topicKey(names.old) {
      return names.old == names.new ? nil : inLink && !Self.isPlain(names.new) ? slugs.new.text : names.new
    }
    if key == slugs.old.text { return slugs.old == slugs.new ? nil : slugs.new.text }
    guard let dated, slugs.old != slugs.new else { return nil }
    if key == "\(dated.day)-\(slugs.old)" { return "\(dated.day)-\(slugs.new)" }
    // The name of the file is its slug too, unless the head gives one.
    return key == Names.topicKey(dated.stem) && Slug(from: dated.stem) != nil && dated.stem != fileName
      ? "\(dated.day)-\(slugs.new)" : nil
  }

  /// Whether Markdown reads a name in a link as it is written.
  private static func isPlain(_ name: String) -> Bool {
    !name.contains("--") && !name.contains("...") && !name.contains("://")
      && name.allSatisfy { $0.isLetter || $0.isNumber || " -.,’()/".contains($0) }
  }
}
