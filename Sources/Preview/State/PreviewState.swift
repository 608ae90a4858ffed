import Archive
import Base
import Build
import Notes
import Pages
import Site

/// Everything that preview knows and shows: one value, which only `handle` changes.
///
/// A change of a note or an actor shows on its own page at once (`SinglePageRender`). The rest of the site follows by a
/// rebuild, which begins when nothing more is saved for a moment. After it every page is what a build would make.
struct PreviewState: Sendable {
  /// The last build without errors.
  struct ShownSite: Sendable {
    let built: BuiltSite
    /// By their paths.
    let pages: [String: SiteFile]
  }

  /// What was made of one file since the last rebuild.
  struct AheadPage: Sendable {
    let number: Int
    /// What is wrong in the file; nil once a rebuild has found as much.
    var diagnostics: [Diagnostic]?
    /// The file's page as it was last without mistakes.
    let page: (site: Site, page: SiteFile)?
    /// The note that the file holds.
    let note: NoteHead?
  }

  /// Changes that the next rebuild takes in.
  struct Waiting: Sendable {
    var change: Change
    /// When the first of them was reported.
    let since: ContinuousClock.Instant
    /// How long after that its own page showed it.
    var ownPage: Duration?
    /// Whether the rebuild only waits for the one before to end.
    var isDue = false
  }

  let editor: EditorAddress
  var files = KnownFiles()
  /// The last build whose settings could be read.
  var latest: BuiltSite?
  var shown: ShownSite?
  /// By the paths of their files.
  var ahead: [String: AheadPage] = [:]
  /// What the last rebuild found, and why it could not be done.
  var found: [Diagnostic] = []
  var failure: String?
  /// What the terminal was told.
  var told: Set<Diagnostic> = []
  /// Counts what can be seen. A page of an earlier generation is out of date.
  var generation: Int
  /// The addresses of copied files that changed, with the generation in which they did. One that ends with a slash
  /// stands for everything below it.
  var renewed: [String: Int] = [:]
  var moved = MovedPages()
  /// The number of the last change, and of the last one that a rebuild has taken in.
  var number = 0
  var rebuiltNumber = 0
  var waiting: Waiting?
  /// The number of the rebuild that is being done.
  var rebuilding: Int? = 0
  /// What rebuilds could not take in, since gazette.yml was unreadable.
  var missed = Change()

  /// A preview that shows nothing yet. `generation` is higher than any that a program which ran before has reached, so
  /// that its pages are known to be out of date.
  init(editor: EditorAddress, generation: Int) {
    self.editor = editor
    self.generation = generation
  }
}

// MARK: What there is to see

extension PreviewState {
  /// What is wrong now: what the last rebuild found, but for files that were read since; for these what was found then.
  var diagnostics: [Diagnostic] {
    let fresh = ahead.filter { $0.value.diagnostics != nil }
    let built = found.filter { fresh[$0.location.path] == nil }
    return (built + fresh.values.flatMap { $0.diagnostics ?? [] }).sorted()
  }

  /// The first errors, as pages show them, and how many there are.
  var problems: (shown: [Problem], count: Int) {
    let errors = diagnostics.filter { $0.severity == .error }
    let shown = errors.prefix(ReloadMessage.mostProblems).map {
      Problem($0, source: line(at: $0.location), open: editor.address(of: $0.location))
    }
    let failures = failure.map { [Problem(failure: $0)] } ?? []
    return (failures + shown, failures.count + errors.count)
  }

  /// What every page in the browsers should know.
  var message: ReloadMessage {
    let problems = problems
    return ReloadMessage(
      generation: generation, problems: problems.shown, problemCount: problems.count, files: renewed,
      moved: moved.addresses)
  }

  /// The page at a path, with the site that renders it: as it was made ahead of the rebuild, or as the last good build
  /// has it.
  func page(at path: String) -> (site: Site, page: SiteFile)? {
    guard let shown, let page = shown.pages[path] else { return nil }
    return ahead.values.lazy.compactMap(\.page).first { $0.page.path.text == path } ?? (shown.built.site, page)
  }

  /// A note as it was saved last, by the path of its file.
  func note(in file: String) -> NoteHead? {
    ahead[file]?.note ?? shown?.built.archive.notes.first { $0.head.path == file }?.head
  }

  /// A line of a file as it was read last, without its end; nil where there is none.
  private func line(at location: SourceLocation) -> String? {
    guard location.line > 0, let bytes = files.text(of: location.path, built: latest?.content.files) else { return nil }
    let index = LineIndex(SourceFile(path: location.path, bytes: bytes))
    let (start, end) = (index.start(of: location.line), index.start(of: location.line + 1))
    guard start < end else { return nil }
    return String(utf8: bytes[start..<end].filter { $0 != .lineFeed && $0 != .carriageReturn })
  }
}
