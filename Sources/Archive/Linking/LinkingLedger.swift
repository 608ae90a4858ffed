import Base

/// Everything whose names can be named: what a link of any text depends on besides the text.
struct NamedThings: Sendable {
  let actors: [Actor]
  let notes: [WrittenNote]
  let topics: [(slug: Slug, title: String)]
  let withheld: [WrittenNote]
  /// Paths of files that could not be used.
  let unusable: [String]

  /// Whether all names are the same and name the same things, in the same order.
  func names(sameAs other: NamedThings) -> Bool {
    actors.count == other.actors.count && notes.count == other.notes.count && unusable == other.unusable
      && topics.elementsEqual(other.topics) { $0 == $1 }
      && zip(actors, other.actors).allSatisfy { $0.isNamed(as: $1) }
      && zip(notes, other.notes).allSatisfy { $0 === $1 || $0.isNamed(as: $1) }
      && withheld.elementsEqual(other.withheld) { $0 === $1 || $0.isNamed(as: $1) }
  }
}

extension Actor {
  /// Whether this and another bear the same names in the same way.
  fileprivate func isNamed(as other: Actor) -> Bool {
    slug == other.slug && name == other.name && kind == other.kind && aliases == other.aliases
      && weakAliases == other.weakAliases && matchCase == other.matchCase
  }
}

extension WrittenNote {
  fileprivate func isNamed(as other: WrittenNote) -> Bool {
    name == other.name && slug == other.slug && title == other.title && stem == other.stem
  }
}

/// What linking made of each text, and from what: a text that did not change need not be linked again where no name did.
struct LinkingLedger: Sendable {
  private let named: NamedThings
  private let settings: Settings
  private let written: [WrittenNote]
  private let notes: [Diagnosed<Note>]
  private let texts: [ExactPath: Text]

  /// A text that is no note: a biography, an introduction, a lead or a page.
  struct Text: Sendable {
    let file: SourceFile
    let body: Diagnosed<Body>

    init(file: SourceFile, body: Diagnosed<BodyLinker.Linked>) {
      self.file = file
      self.body = Diagnosed(body.value.body, body.diagnostics)
    }
  }

  init(named: NamedThings, settings: Settings, written: [WrittenNote], notes: [Diagnosed<Note>], texts: [Text]) {
    self.named = named
    self.settings = settings
    self.written = written
    self.notes = notes
    self.texts = Dictionary(texts.map { (ExactPath($0.file.path), $0) }) { first, _ in first }
  }

  /// Whether texts were linked with just these names, and under settings that link alike.
  func isOf(_ named: NamedThings, _ settings: Settings) -> Bool {
    self.settings.markdown == settings.markdown && self.settings.links == settings.links
      && self.named.names(sameAs: named)
  }

  /// What became of a note that is the same and stands at the same place.
  func note(_ note: WrittenNote, at index: Int, isAhead: Bool) -> Diagnosed<Note>? {
    guard written[index] === note, notes[index].value.isAhead == isAhead else { return nil }
    return notes[index]
  }

  /// What became of a text whose file is the same.
  func text(_ file: SourceFile) -> Text? {
    texts[ExactPath(file.path)].flatMap { $0.file.bytes == file.bytes ? $0 : nil }
  }
}
