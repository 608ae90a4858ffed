package import Base
package import Names
package import Notes

/// The texts of a site in which something is renamed.
package struct SiteTexts: Sendable {
  let names: Names
  let settings: Settings
  /// Every Markdown file of content/.
  let files: [SourceFile]
  /// The files of content/editions/.
  let editions: [SourceFile]
  let settingsFile: SourceFile

  package init(
    _ files: [SourceFile], editions: [SourceFile], _ names: Names, _ settings: Settings, settingsFile: SourceFile
  ) {
    self.files = files.sorted { $0.path < $1.path }
    self.editions = editions.sorted { $0.path < $1.path }
    self.names = names
    self.settings = settings
    self.settingsFile = settingsFile
  }

  /// Adds the edits of every file but one, and remarks on gazette.yml, whose texts are not changed. Refuses if a file
  /// names the thing in a way that cannot be changed safely.
  func follow(
    _ references: References, but own: String?, into revision: inout Revision
  ) throws(RevisionRefusal) {
    let notes = Dictionary(names.things.notes.map { ($0.path, $0) }) { first, _ in first }
    let all = concurrentMap(files) { references.found(in: $0, names, note: notes[$0.path]) }
    var hashes: [String: (old: String, new: String)] = [:]
    for (file, found) in zip(files, all) where file.path != own {
      if let place = found.obstacles.first {
        throw RevisionRefusal("\(place.path):\(place.line): this cannot be changed safely; change it by hand first")
      }
      guard !found.edits.isEmpty else { continue }
      let bytes = file.bytes.applying(found.edits)
      try checkSize(bytes, file.path)
      revision.change(file, to: bytes)
      // A link that follows is no change of what a note says, so frozen digests must not show it as one.
      if let before = notes[file.path],
        let after = NoteHead.read(SourceFile(path: file.path, bytes: bytes), settings.rules).value
      {
        for name in [before.name] + before.formerNames { hashes[name] = (before.contentHash, after.contentHash) }
      }
    }
    for edition in editions { revision.change(edition, to: Self.following(hashes, in: edition.bytes)) }
    let settings = String(utf8: settingsFile.bytes)
    if references.page.old != references.page.new, settings.contains(references.page.old) {
      revision.remarks.append("gazette.yml names it too; look there for \(references.page.old)")
    }
  }

  /// The bytes of an edition, in which some notes by their names have another hash.
  private static func following(_ hashes: [String: (old: String, new: String)], in bytes: [UInt8]) -> [UInt8] {
    guard !hashes.isEmpty else { return bytes }
    var hash: (old: String, new: String)?
    let lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).map { line -> String in
      let text = String(utf8: line)
      if text.hasPrefix("- note: ") { hash = hashes[String(text.dropFirst(8)).trimmed] }
      guard let hash, text.hasPrefix("  hash: ") else { return text }
      return text.replacing(hash.old, with: hash.new)
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// Throws if a file would be too large to be read.
  func checkSize(_ bytes: [UInt8], _ path: String) throws(RevisionRefusal) {
    if bytes.count > ContentFolder.largestText { throw RevisionRefusal("\(path) would be larger than 1 MiB") }
  }

  /// Throws if something else has a name already, or an address. `own` is what may have it, and a file at
  /// `newPath` that has its old address.
  func checkFree(
    _ texts: [String], _ address: String, but own: Target, _ oldAddress: String, at newPath: String, _ describe: String
  ) throws(RevisionRefusal) {
    for text in texts {
      guard let other = names.targets(named: text).first(where: { $0 != own }) else { continue }
      // An interrupted run has left the new file beside the old one.
      if path(of: other) == newPath,
        files.contains(where: { $0.path == newPath && $0.bytes.firstRange(of: Array(oldAddress.utf8)) != nil })
      {
        continue
      }
      throw RevisionRefusal("\(path(of: other)) has the name '\(text)' already\(describe)")
    }
    let things = names.things
    let addresses =
      things.actors.map { ($0.file.path, $0.oldAddresses) } + things.notes.map { ($0.path, $0.oldAddresses) }
      + things.topics.map { ($0.file?.path ?? "", $0.oldAddresses) }
    let ownPath = path(of: own)
    for (path, old) in addresses where path != ownPath && old.contains(where: { $0.value.text == address }) {
      throw RevisionRefusal("\(path) has the address \(address) among its aliases")
    }
  }

  /// The file of a thing, or its title if it has none.
  private func path(of target: Target) -> String {
    switch target {
    case .actor(let id): names.actor(id).file.path
    case .note(let id): names.things.notes[id.index].path
    case .topic(let id):
      names.things.topics[id.index].file?.path ?? "the topic '\(names.things.topics[id.index].title)'"
    case .source: ""
    }
  }
}

extension SourceFile {
  /// The same folder, another name.
  func beside(_ name: String) -> String {
    (path.split(separator: "/").dropLast().map(String.init) + [
      "\(name).\(path.hasSuffix(".markdown") ? "markdown" : "md")"
    ])
    .joined(separator: "/")
  }

  /// Whether the folder, and not the file, has its name: content/notes/summit/index.md.
  var isIndex: Bool { path.hasSuffix("/index.md") || path.hasSuffix("/index.markdown") }
}
