package import Base

/// Everything that people wrote, typed, before any name in it is resolved.
package struct Written: Sendable {
  package var notes: [WrittenNote] = []
  package var actors: [Actor] = []
  package var topics: [WrittenTopic] = []
  package var leads: [WrittenLead] = []
  package var pages: [WrittenPage] = []
  /// Paths of files that are copied as they are.
  package var assets: [String] = []
  /// The files that were so wrong that nothing came of them: what names them is not wrong for that.
  package var unusable: [String] = []
}

/// What each file of `content/` was read as, so that a file that did not change need not be read again.
package struct ReadFiles: Sendable {
  fileprivate var byPath: [ExactPath: ReadFile] = [:]

  package init() {}

  /// The bytes of a Markdown file as it was read last; nil for one that was not.
  package func bytes(of path: String) -> [UInt8]? { byPath[ExactPath(path)]?.bytes }

  /// Whether there was a file at a path, or one below it.
  package func holds(_ path: String) -> Bool {
    byPath[ExactPath(path)] != nil || byPath.keys.contains { $0.text.utf8.starts(with: (path + "/").utf8) }
  }
}

/// One file, read: a note, an actor or whatever its folder makes it.
package struct ReadFile: Sendable {
  fileprivate enum Content: Sendable {
    case note(Diagnosed<WrittenNote?>)
    case actor(Diagnosed<Actor?>)
    case topic(Diagnosed<WrittenTopic?>)
    case lead(Diagnosed<WrittenLead?>)
    case page(Diagnosed<WrittenPage?>)
    case asset
    case unplaced
    case ignored
  }

  fileprivate let content: Content
  /// Nil for what is not read as text.
  fileprivate let bytes: [UInt8]?

  /// Reads one file of `content/`. Throws where the machine cannot.
  package init(_ path: String, in folder: ContentFolder, settings: Settings) throws {
    let place = ContentFolder.place(of: path)
    switch place {
    case .asset: (content, bytes) = (.asset, nil)
    case .unplaced: (content, bytes) = (.unplaced, nil)
    case .ignored: (content, bytes) = (.ignored, nil)
    case .note, .actor, .topic, .lead, .page:
      let file = SourceFile(path: path, bytes: try folder.read(path))
      bytes = file.bytes
      switch place {
      case .note: content = .note(WrittenNote.read(file, zone: settings.zone))
      case .actor: content = .actor(Actor.read(file, kinds: settings.kinds))
      case .topic: content = .topic(WrittenTopic.read(file))
      case .lead: content = .lead(WrittenLead.read(file))
      default: content = .page(WrittenPage.read(file))
      }
    }
  }

  package var note: WrittenNote? { if case .note(let note) = content { note.value } else { nil } }
  package var actor: Actor? { if case .actor(let actor) = content { actor.value } else { nil } }

  package var diagnostics: [Diagnostic] {
    switch content {
    case .note(let read): read.diagnostics
    case .actor(let read): read.diagnostics
    case .topic(let read): read.diagnostics
    case .lead(let read): read.diagnostics
    case .page(let read): read.diagnostics
    case .asset, .unplaced, .ignored: []
    }
  }
}

/// Reads the files of `content/`, side by side. Throws where the machine cannot read a file that it lists. What `files`
/// holds already is taken from there; afterwards it holds just the folder's files.
package func read(
  _ folder: ContentFolder, settings: Settings, keeping files: inout ReadFiles
) throws -> Diagnosed<Written> {
  let results = try concurrentMap(folder.paths) { [files] path in
    try files.byPath[ExactPath(path)] ?? ReadFile(path, in: folder, settings: settings)
  }
  files.byPath = Dictionary(zip(folder.paths.map(ExactPath.init), results)) { first, _ in first }

  var written = Written()
  var diagnostics = folder.oddities
  func take<Item>(_ read: Diagnosed<Item?>, _ list: WritableKeyPath<Written, [Item]>, _ path: String) {
    diagnostics += read.diagnostics
    if let item = read.value { written[keyPath: list].append(item) } else { written.unusable.append(path) }
  }
  for (path, file) in zip(folder.paths, results) {
    switch file.content {
    case .note(let note): take(note, \.notes, path)
    case .actor(let actor): take(actor, \.actors, path)
    case .topic(let topic): take(topic, \.topics, path)
    case .lead(let lead): take(lead, \.leads, path)
    case .page(let page): take(page, \.pages, path)
    case .asset: written.assets.append(path)
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
  return Diagnosed(written, diagnostics)
}

/// As above, with nothing read before.
package func read(_ folder: ContentFolder, settings: Settings) throws -> Diagnosed<Written> {
  var files = ReadFiles()
  return try read(folder, settings: settings, keeping: &files)
}

extension ReadFiles {
  /// Forgets what was read at some paths, or, where a folder is or was at one, below it.
  package mutating func forget(_ paths: Set<String>) {
    let folders = paths.filter { byPath.removeValue(forKey: ExactPath($0)) == nil }
    guard !folders.isEmpty else { return }
    byPath = byPath.filter { path, _ in
      var folder = path.text[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if folders.contains(String(folder)) { return false }
      }
      return true
    }
  }
}
