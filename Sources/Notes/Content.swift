package import Base

/// The content of a site as typed values. No name in it is resolved yet.
package struct Content: Sendable {
  package var notes: [NoteHead] = []
  package var actors: [ActorHead] = []
  package var topics: [TopicHead] = []
  package var leads: [LeadHead] = []
  package var pages: [PageHead] = []
  package var editions: [FrozenEdition] = []
  /// What is known of the addresses of sources.
  package var sourceRecords: [SourceRecord] = []
  /// Paths of files that are copied without a change.
  package var assets: [String] = []
  /// Paths of files beside texts. Those that a published text names are published.
  package var companions: [String] = []
  /// Files whose heads have errors. Links to them are not reported beside the mistakes in them.
  package var unusable: [UnusableFile] = []

  /// No content.
  package init() {}
}

/// A file whose head has an error. What is wrong in its body is reported all the same.
package struct UnusableFile: Sendable {
  package let path: String
  /// Nil if it is not known where the body begins.
  package let body: SourceBody?
}

/// Reads the files of `content/` in parallel. Throws if the machine cannot read a file that it lists. Files that are in
/// `files` are taken from there; afterwards `files` has exactly the folder's files.
package func read(
  _ folder: ContentFolder, settings: Settings, keeping files: inout ParsedFiles
) throws -> Diagnosed<Content> {
  let results = try concurrentMap(folder.paths) { [files] path in
    try files.byPath[ExactPath(path)] ?? ParsedFile(path, in: folder, settings: settings)
  }
  files.byPath = Dictionary(zip(folder.paths.map(ExactPath.init), results)) { first, _ in first }

  var content = Content()
  var diagnostics = folder.oddities
  var hidden: [String: String] = [:]
  func take<Item>(_ read: Diagnosed<Item?>, _ list: WritableKeyPath<Content, [Item]>, _ path: String) {
    diagnostics += read.diagnostics
    if let item = read.value {
      content[keyPath: list].append(item)
    } else {
      let bytes = files.byPath[ExactPath(path)]?.bytes ?? []
      let body = TextFile.body(of: SourceFile(path: path, bytes: bytes))
      content.unusable.append(UnusableFile(path: path, body: body))
    }
  }
  for (path, file) in zip(folder.paths, results) {
    switch file.kind {
    case .note(let note): take(note, \.notes, path)
    case .actor(let actor): take(actor, \.actors, path)
    case .topic(let topic): take(topic, \.topics, path)
    case .lead(let lead): take(lead, \.leads, path)
    case .page(let page): take(page, \.pages, path)
    case .edition(let edition):
      diagnostics += edition.diagnostics
      if let edition = edition.value { content.editions.append(edition) }
    case .sentLetters(let read): diagnostics += read.diagnostics
    case .sourceRecords(let read):
      diagnostics += read.diagnostics
      content.sourceRecords = read.value ?? []
    case .asset: content.assets.append(path)
    case .companion: content.companions.append(path)
    case .unplaced:
      diagnostics.append(
        Diagnostic(
          .fileUnplaced, at: SourceLocation(path: path), "the file is left out: nothing looks for it here",
          hint:
            "notes, actors, topics, digests and pages are Markdown in the folders of those names; all other files belong in content/assets/"
        ))
    case .hidden(let name): if hidden[name] == nil { hidden[name] = path }
    case .ignored: break
    }
  }
  return Diagnosed(content, diagnostics + hiddenAssets(hidden) + duplicates(among: content.editions))
}

/// An error for each edition of a period and a circle of readers that has another one.
private func duplicates(among editions: [FrozenEdition]) -> [Diagnostic] {
  var first: [String: String] = [:]
  return editions.compactMap { edition in
    guard let other = first.updateValue(edition.path, forKey: "\(edition.period.name) \(edition.audience)") else {
      return nil
    }
    return Diagnostic(
      .addressDuplicate, at: SourceLocation(path: edition.path),
      "\(other) is an edition of \(edition.period.name) for the same readers", hint: "delete one of them")
  }
}

/// One warning for each name with a dot that is not published; `first` has the path of its first file.
private func hiddenAssets(_ first: [String: String]) -> [Diagnostic] {
  let names = first.keys.sorted().joined(separator: ", ")
  return first.map { name, path in
    Diagnostic(
      .assetHidden, at: SourceLocation(path: path), "'\(name)' is not published: its name begins with a dot",
      hint: "if nothing in it is secret, 'publishDotfiles: [\(names)]' in gazette.yml publishes it")
  }
}

/// The same, if nothing was read before.
package func read(_ folder: ContentFolder, settings: Settings) throws -> Diagnosed<Content> {
  var files = ParsedFiles()
  return try read(folder, settings: settings, keeping: &files)
}
