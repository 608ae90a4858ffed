package import Base

/// The parsed files of `content/`, so that a file that did not change is not read again.
package struct ParsedFiles: Sendable {
  var byPath: [ExactPath: ParsedFile] = [:]

  package init() {}

  /// The bytes of a Markdown file when it was last read; nil if it was not read.
  package func bytes(of path: String) -> [UInt8]? { byPath[ExactPath(path)]?.bytes }

  /// Whether there was a file at a path, or one below it.
  package func holds(_ path: String) -> Bool {
    byPath[ExactPath(path)] != nil || byPath.keys.contains { $0.text.utf8.starts(with: (path + "/").utf8) }
  }
}

/// One parsed file. Its folder decides whether it is a note, an actor or another kind.
package struct ParsedFile: Sendable {
  enum Kind: Sendable {
    case note(Diagnosed<NoteHead?>)
    case actor(Diagnosed<ActorHead?>)
    case topic(Diagnosed<TopicHead?>)
    case lead(Diagnosed<LeadHead?>)
    case page(Diagnosed<PageHead?>)
    case edition(Diagnosed<FrozenEdition?>)
    case sentLetters(Diagnosed<[SentLetter]?>)
    case sourceRecords(Diagnosed<[SourceRecord]?>)
    case asset
    case companion
    case unplaced
    case hidden(String)
    case ignored
  }

  let kind: Kind
  /// Nil for a file that is not read as text.
  let bytes: [UInt8]?

  /// Reads one file of `content/`. Throws if the machine cannot read it.
  package init(_ path: String, in folder: ContentFolder, settings: Settings) throws {
    let found = ContentFolder.Kind(path, publishing: settings.dotfiles)
    switch found {
    case .asset: (kind, bytes) = (.asset, nil)
    case .companion: (kind, bytes) = (.companion, nil)
    case .unplaced: (kind, bytes) = (.unplaced, nil)
    case .hidden(let name): (kind, bytes) = (.hidden(name), nil)
    case .ignored: (kind, bytes) = (.ignored, nil)
    case .note, .actor, .topic, .lead, .page, .edition, .sentLetters, .sourceRecords:
      let file = SourceFile(path: path, bytes: try folder.read(path))
      bytes = file.bytes
      switch found {
      case .note: kind = .note(NoteHead.read(file, settings.rules))
      case .actor: kind = .actor(ActorHead.read(file, kinds: settings.kinds, settings.rules))
      case .topic: kind = .topic(TopicHead.read(file, settings.rules))
      case .lead: kind = .lead(LeadHead.read(file, settings.rules))
      case .edition: kind = .edition(FrozenEdition.read(file, settings.rules))
      case .sentLetters: kind = .sentLetters(SentLetter.read(file, settings.rules))
      case .sourceRecords: kind = .sourceRecords(SourceRecord.read(file))
      default: kind = .page(PageHead.read(file, settings.rules))
      }
    }
  }

  /// The note; nil for a file of another kind, and for a note whose head has an error.
  package var note: NoteHead? { if case .note(let note) = kind { note.value } else { nil } }
  /// The actor; nil for a file of another kind, and for an actor whose head has an error.
  package var actor: ActorHead? { if case .actor(let actor) = kind { actor.value } else { nil } }

  /// The mistakes in the file's head; none for a file that is not read as text.
  package var diagnostics: [Diagnostic] {
    switch kind {
    case .note(let read): read.diagnostics
    case .actor(let read): read.diagnostics
    case .topic(let read): read.diagnostics
    case .lead(let read): read.diagnostics
    case .page(let read): read.diagnostics
    case .edition(let read): read.diagnostics
    case .sentLetters(let read): read.diagnostics
    case .sourceRecords(let read): read.diagnostics
    case .asset, .companion, .unplaced, .hidden, .ignored: []
    }
  }
}

extension ParsedFiles {
  /// Forgets the files at some paths. If a folder is or was at a path, all files below it are forgotten.
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
