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

/// Reads the files of `content/`, side by side. Throws where the machine cannot read a file that it lists.
package func read(_ folder: ContentFolder, settings: Settings) throws -> Diagnosed<Written> {
  enum Result: Sendable {
    case note(Diagnosed<WrittenNote?>)
    case actor(Diagnosed<Actor?>)
    case topic(Diagnosed<WrittenTopic?>)
    case lead(Diagnosed<WrittenLead?>)
    case page(Diagnosed<WrittenPage?>)
    case asset
    case unplaced
    case ignored
    case unreadable(any Error)
  }

  let results: [Result] = concurrentMap(folder.paths) { path in
    func file() throws -> SourceFile { SourceFile(path: path, bytes: try folder.read(path)) }
    do {
      switch ContentFolder.place(of: path) {
      case .note: return .note(WrittenNote.read(try file(), zone: settings.zone))
      case .actor: return .actor(Actor.read(try file(), kinds: settings.kinds))
      case .topic: return .topic(WrittenTopic.read(try file()))
      case .lead: return .lead(WrittenLead.read(try file()))
      case .page: return .page(WrittenPage.read(try file()))
      case .asset: return .asset
      case .unplaced: return .unplaced
      case .ignored: return .ignored
      }
    } catch { return .unreadable(error) }
  }

  var written = Written()
  var diagnostics = folder.oddities
  func take<Item>(_ read: Diagnosed<Item?>, _ list: WritableKeyPath<Written, [Item]>, _ path: String) {
    diagnostics += read.diagnostics
    if let item = read.value { written[keyPath: list].append(item) } else { written.unusable.append(path) }
  }
  for (path, result) in zip(folder.paths, results) {
    switch result {
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
    case .unreadable(let error): throw error
    }
  }
  return Diagnosed(written, diagnostics)
}
