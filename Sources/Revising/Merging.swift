import Base
import FrontMatter
import Names
package import Notes

/// Merging: what was written of one actor becomes another's.
extension SiteTexts {
  /// Makes an actor part of another: its names and addresses become aliases there, its other keys and its text go there
  /// too, and everything that named it follows. Refuses if both files say different things under one key.
  package func merging(_ actor: ActorHead, into other: ActorHead) throws(RevisionRefusal) -> Revision {
    guard actor.file.path != other.file.path else { throw RevisionRefusal("that is the same actor") }
    guard let place = names.things.actors.firstIndex(where: { $0.file.path == actor.file.path }),
      let otherPlace = names.things.actors.firstIndex(where: { $0.file.path == other.file.path })
    else { throw RevisionRefusal("\(actor.file.path) is no actor") }
    let (id, otherID) = (ActorID(index: place), ActorID(index: otherPlace))
    let differences =
      (actor.kind != other.kind ? ["kind"] : [])
      + (actor.restriction != other.restriction ? ["draft, embargo or audience"] : [])
      + (actor.matchCase != other.matchCase ? ["matchCase"] : [])
      + (actor.inflects != other.inflects ? ["inflect"] : [])
    guard differences.isEmpty else { throw refusal(differences, actor, other) }
    for name in [actor.name] + actor.aliases.map(\.value) {
      if let third = names.actors(named: name).first(where: { ![actor.slug, other.slug].contains($0.slug) }) {
        throw RevisionRefusal("\(third.file.path) has the name '\(name)' too, so that links by it would be ambiguous")
      }
    }
    let path = other.file.path
    var bytes = other.file.bytes
    var aliases = other.aliases.map(\.value) + other.oldAddresses.map(\.value.text)
    let known = Set(([other.name] + other.aliases.map(\.value)).map { Names.spelling($0) })
    let added =
      ([actor.name] + actor.aliases.map(\.value)).filter { !known.contains(Names.spelling($0)) }
      + (["/actors/\(actor.slug)/"] + actor.oldAddresses.map(\.value.text)).filter { !aliases.contains($0) }
    for alias in added {
      bytes = try adding(alias, in: bytes, path)
      aliases.append(alias)
    }
    bytes = try carrying(actor, other, bytes)

    let slugs = (old: actor.slug.text, new: other.slug.text)
    let otherName = other.name
    let references = References(
      thing: .actor(id), keys: actorKeys,
      rewritten: { Names.topicKey($0) == slugs.old ? slugs.new : nil },
      rewrittenInHeads: { _ in otherName },
      page: ("/actors/\(slugs.old)/", "/actors/\(slugs.new)/"), file: (actor.file.path, other.file.path))
    let own = SourceFile(path: actor.file.path, bytes: actor.file.bytes)
    let followed = own.bytes.applying(references.found(in: own, names).edits)
    bytes = try appending(followed, of: actor, to: bytes, other)
    bytes = bytes.applying(references.found(in: SourceFile(path: path, bytes: bytes), names).edits)
    try checkSize(bytes, path)
    let read = ActorHead.read(SourceFile(path: path, bytes: bytes), kinds: settings.kinds, settings.rules)
    if let mistake = read.diagnostics.first(where: { $0.severity == .error }) {
      throw RevisionRefusal("\(path) would have a mistake: \(mistake.message); change it by hand first")
    }
    guard let head = read.value, Set(head.aliases.map(\.value) + head.oldAddresses.map(\.value.text)) == Set(aliases),
      !(head.affiliations + head.relations.map(\.other.value)).contains(where: {
        [id, otherID].contains(names.actor(named: $0))
      })
    else {
      throw RevisionRefusal(
        "\(path): its aliases cannot be changed safely, or it would belong to itself or be related to itself; change it by hand first"
      )
    }
    var revision = Revision()
    try follow(references, but: path, into: &revision)
    revision.changes.removeAll { $0.path == actor.file.path }
    revision.change(other.file, to: bytes)
    revision.changes.append(Revision.Change(path: actor.file.path, before: actor.file.bytes, after: nil))
    return revision
  }

  /// The bytes of the other file with the text of an actor at the end, unless it is there already.
  private func appending(
    _ followed: [UInt8], of actor: ActorHead, to bytes: [UInt8], _ other: ActorHead
  ) throws(RevisionRefusal) -> [UInt8] {
    let start = Head.find(in: SourceFile(path: actor.file.path, bytes: followed)).value?.bodyStart ?? 0
    let body = String(utf8: followed[start...]).trimmed
    guard !body.isEmpty else { return bytes }
    let text = String(utf8: bytes)
    let ending = text.contains("\r\n") ? "\r\n" : "\n"
    let own = body.replacing("\r\n", with: "\n").replacing("\n", with: ending)
    let trimmed = text.trimmed
    if trimmed.hasSuffix(ending + ending + own) || trimmed.hasSuffix("---" + ending + own) { return bytes }
    guard !own.contains("[^") || !text.contains("[^") else {
      throw RevisionRefusal(
        "\(actor.file.path) and \(other.file.path) both have footnotes; give them other names first")
    }
    let folders = [actor, other].map { $0.file.path.split(separator: "/").dropLast() }
    guard folders[0] == folders[1] || !own.contains("](") else {
      throw RevisionRefusal(
        "the text of \(actor.file.path) may link to files beside it; move the file to the other's folder first")
    }
    var whole = text
    while !whole.hasSuffix(ending + ending) { whole += ending }
    return Array((whole + own + ending).utf8)
  }

  private func refusal(_ keys: [String], _ actor: ActorHead, _ other: ActorHead) -> RevisionRefusal {
    RevisionRefusal(
      "\(actor.file.path) and \(other.file.path) differ in \(keys.joined(separator: ", ")); make them the same, or take it "
        + "out of \(actor.file.path), then try again")
  }

  /// The bytes of the other file with the keys of the actor's file that it does not have, and the items of lists that
  /// it does not have.
  private func carrying(_ actor: ActorHead, _ other: ActorHead, _ bytes: [UInt8]) throws(RevisionRefusal) -> [UInt8] {
    guard let own = HeadEntries(of: actor.file), let theirs = HeadEntries(of: other.file) else {
      throw RevisionRefusal("\(actor.file.path) or \(other.file.path) cannot be read")
    }
    var bytes = bytes
    var conflicts: [String] = []
    var added = ""
    for entry in own.entries where !["name", "kind", "aliases", "slug"].contains(entry.key) {
      guard let same = theirs.entries.first(where: { $0.key.lowercased() == entry.key.lowercased() }) else {
        added += entry.lines
        continue
      }
      if same.value.isSame(as: entry.value) { continue }
      guard case .sequence(let items) = entry.value.content, case .sequence(let known) = same.value.content else {
        conflicts.append(entry.key)
        continue
      }
      let missing = items.indices.filter { index in !known.contains { $0.isSame(as: items[index]) } }
      let changed =
        HeadList.adding(missing.map { items[$0] }, to: same.key, in: bytes)
        ?? HeadList.adding(itemsOf: entry, missing, to: same.key, in: SourceFile(path: other.file.path, bytes: bytes))
      guard let changed else {
        conflicts.append(entry.key)
        continue
      }
      bytes = changed
    }
    guard conflicts.isEmpty else { throw refusal(conflicts, actor, other) }
    guard !added.isEmpty, let head = Head.find(in: SourceFile(path: other.file.path, bytes: bytes)).value else {
      return bytes
    }
    return bytes.applying([TextEdit(range: head.yaml.upperBound..<head.yaml.upperBound, text: added)])
  }
}

extension HeadList {
  /// The bytes with some more items in a list; nil if they are not texts, or if it cannot be changed safely.
  fileprivate static func adding(_ items: [YAMLValue], to key: String, in bytes: [UInt8]) -> [UInt8]? {
    var bytes = bytes
    for item in items {
      guard case .scalar(let text, _) = item.content, let changed = adding(text, to: key, in: bytes) else { return nil }
      bytes = changed
    }
    return bytes
  }

  /// The bytes with some items of another file's list, with the lines that they have there, at the end of a list. Nil
  /// unless both lists have their items on lines of their own.
  fileprivate static func adding(
    itemsOf entry: HeadEntries.Entry, _ chosen: [Int], to key: String, in file: SourceFile
  ) -> [UInt8]? {
    guard let own = HeadEntries(of: file)?.entries.first(where: { $0.key == key }),
      let indentation = own.itemIndentation,
      let items = entry.items, let there = entry.itemIndentation
    else { return nil }
    var text = own.lines.hasSuffix("\n") ? "" : "\n"
    let ending = own.lines.contains("\r\n") ? "\r\n" : "\n"
    for line in chosen.flatMap({ items[$0] }) {
      text += String(repeating: " ", count: indentation) + line.dropFirst(there) + ending
    }
    let bytes = file.bytes.applying([TextEdit(range: own.end..<own.end, text: text)])
    // The judge is the reader: a text over several lines may have lines that look like something else.
    guard case .sequence(let before) = own.value.content, case .sequence(let added) = entry.value.content,
      let read = HeadEntries(of: SourceFile(path: file.path, bytes: bytes))?.entries.first(where: { $0.key == key }),
      case .sequence(let after) = read.value.content, after.count == before.count + chosen.count,
      zip(after, before + chosen.map { added[$0] }).allSatisfy({ $0.isSame(as: $1) })
    else { return nil }
    return bytes
  }
}

extension YAMLValue {
  /// Whether two values say the same.
  fileprivate func isSame(as other: YAMLValue) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a, _), .scalar(let b, _)): a == b
    case (.sequence(let a), .sequence(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value.isSame(as: $1.value) }
    default: false
    }
  }
}
