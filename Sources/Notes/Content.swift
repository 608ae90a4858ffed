package import Base

/// Everything that people wrote, typed, before any name in it is resolved.
package struct Content: Sendable {
  package var notes: [NoteHead] = []
  package var actors: [ActorHead] = []
  package var topics: [TopicHead] = []
  package var leads: [LeadHead] = []
  package var pages: [PageHead] = []
  /// Paths of files that are copied as they are.
  package var assets: [String] = []
  /// The files that were so wrong that nothing came of them: what names them is not wrong for that.
  package var unusable: [String] = []
}

/// Reads the files of `content/`, side by side. Throws where the machine cannot read a file that it lists. What `files`
/// holds already is taken from there; afterwards it holds just the folder's files.
package func read(
  _ folder: ContentFolder, settings: Settings, keeping files: inout ParsedFiles
) throws -> Diagnosed<Content> {
  let results = try concurrentMap(folder.paths) { [files] path in
    try files.byPath[ExactPath(path)] ?? ParsedFile(path, in: folder, settings: settings)
  }
  files.byPath = Dictionary(zip(folder.paths.map(ExactPath.init), results)) { first, _ in first }

  var content = Content()
  var diagnostics = folder.oddities
  func take<Item>(_ read: Diagnosed<Item?>, _ list: WritableKeyPath<Content, [Item]>, _ path: String) {
    diagnostics += read.diagnostics
    if let item = read.value { content[keyPath: list].append(item) } else { content.unusable.append(path) }
  }
  for (path, file) in zip(folder.paths, results) {
    switch file.kind {
    case .note(let note): take(note, \.notes, path)
    case .actor(let actor): take(actor, \.actors, path)
    case .topic(let topic): take(topic, \.topics, path)
    case .lead(let lead): take(lead, \.leads, path)
    case .page(let page): take(page, \.pages, path)
    case .asset: content.assets.append(path)
    case .unplaced:
      diagnostics.append(
        Diagnostic(
          .fileUnplaced, at: SourceLocation(path: path), "the file is left out: nothing looks for it here",
          hint:
            "notes, actors, topics, digests and pages are Markdown in the folders of those names; all else belongs in content/assets/"
        ))
    case .ignored: break
    }
  }
  return Diagnosed(content, diagnostics)
}

/// As above, with nothing read before.
package func read(_ folder: ContentFolder, settings: Settings) throws -> Diagnosed<Content> {
  var files = ParsedFiles()
  return try read(folder, settings: settings, keeping: &files)
}
