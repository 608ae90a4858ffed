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
    let differences =
      (actor.kind != other.kind ? ["kind"] : [])
      + (actor.restriction != other.restriction ? ["draft, embargo or audience"] : [])
    guard differences.isEmpty else { throw refusal(differences, actor, other) }
    let path = other.file.path
    var bytes = other.file.bytes
    let known = Set(([other.name] + other.aliases.map(\.value)).map { Names.spelling($0) })
    for name in [actor.name] + actor.aliases.map(\.value) where !known.contains(Names.spelling(name)) {
      bytes = try adding(name, in: bytes, path)
    }
    let addresses = ["/actors/\(actor.slug)/"] + actor.oldAddresses.map(\.value.text)
    for address in addresses where !other.oldAddresses.contains(where: { $0.value.text == address }) {
      bytes = try adding(address, in: bytes, path)
    }
    bytes = try carrying(actor, other, bytes)
    let body = String(utf8: actor.file.bytes[actor.body.start...]).trimmed
    let text = String(utf8: bytes).trimmed
    if !body.isEmpty, !text.hasSuffix(body) { bytes = Array("\(text)\n\n\(body)\n".utf8) }

    let references = References(
      namings: [References.Naming(old: actor.slug.text, new: other.slug.text)],
      inHeads: [References.Naming(old: actor.name, new: other.name)], keys: Self.actorKeys,
      page: ("/actors/\(actor.slug)/", "/actors/\(other.slug)/"))
    bytes = bytes.applying(references.edits(in: SourceFile(path: path, bytes: bytes), names))
    try check(bytes, of: other.file) { ActorHead.read($0, kinds: settings.kinds, settings.rules).diagnostics }
    var revision = Revision()
    follow(references, but: path, into: &revision)
    revision.changes.removeAll { $0.path == actor.file.path }
    revision.change(other.file, to: bytes)
    revision.changes.append(Revision.Change(path: actor.file.path, before: actor.file.bytes, after: nil))
    return revision
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
      guard let same = theirs.entries.first(where: { $0.key == entry.key }) else {
        added += entry.lines
        continue
      }
      if same.value.isSame(as: entry.value) { continue }
      guard case .sequence(let items) = entry.value.content, case .sequence(let known) = same.value.content else {
        conflicts.append(entry.key)
        continue
      }
      for item in items where !known.contains(where: { $0.isSame(as: item) }) {
        guard case .scalar(let text, _) = item.content, let changed = HeadList.adding(text, to: entry.key, in: bytes)
        else {
          conflicts.append(entry.key)
          break
        }
        bytes = changed
      }
    }
    guard conflicts.isEmpty else { throw refusal(conflicts, actor, other) }
    guard !added.isEmpty, let head = Head.find(in: SourceFile(path: other.file.path, bytes: bytes)).value else {
      return bytes
    }
    return bytes.applying([TextEdit(range: head.yaml.upperBound..<head.yaml.upperBound, text: added)])
  }
}

/// The keys of a head, with the lines that they are written in.
private struct HeadEntries {
  let entries: [(key: String, value: YAMLValue, lines: String)]

  init?(of file: SourceFile) {
    guard let head = Head.find(in: file).value,
      let root = YAMLParser.parse(file, range: head.yaml, firstLine: head.firstLine).value,
      case .mapping(let found) = root.content
    else { return nil }
    let index = LineIndex(file)
    let starts = found.map { index.start(of: $0.keyLocation.line) } + [head.yaml.upperBound]
    entries = zip(found.indices, found).map { place, entry in
      (entry.key, entry.value, String(utf8: file.bytes[starts[place]..<starts[place + 1]]))
    }
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
