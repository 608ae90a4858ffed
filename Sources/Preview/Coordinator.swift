package import Base
import Dispatch
import FoundationEssentials
import Pages
import Synchronization

/// Holds the last good site, takes in changes, and tells the pages in the browsers.
///
/// A change of a note or an actor shows on its own page at once, by a glimpse; the rest of the site follows by a rebuild
/// that begins when nothing more comes for a moment. What is shown after the rebuild is what a build would make.
package final class Coordinator: Sendable {
  private let workshop: any Workshop
  private let report: @Sendable (Event) -> Void
  private let editor: EditorAddress
  private let queue = DispatchQueue(label: "gazette.rebuild")
  private let state = Mutex(State())

  private struct State {
    var site: Site?
    var pages: [String: Page] = [:]
    /// Pages that were made from a file after the last rebuild, with the number of the change.
    var glimpses: [String: (site: Site, page: Page, change: Int)] = [:]
    var diagnostics: [Diagnostic] = []
    var problems: [Problem] = []
    /// Begins with the time, so that a page of a program that ran before is known to be out of date.
    var generation = Int(Date().timeIntervalSince1970 * 1000)
    /// Pages of this generation that were rendered, and their size.
    var rendered: [String: Data] = [:]
    var renderedSize = 0
    var listeners: [Int: AsyncStream<String>.Continuation] = [:]
    var nextListener = 0
    /// What changed since the last rebuild began, and the number of the last change.
    var waiting = Change()
    var changes = 0
    var waitingSince: ContinuousClock.Instant?
    /// How long the first of the waiting changes took to show on its own page.
    var ownPage: Duration?
  }

  /// What there is to tell on the terminal.
  package enum Event: Sendable {
    case diagnostics([Diagnostic])
    /// Something changed and is shown everywhere: what, how long after it was told of, and how long after its own page had
    /// it, where that came before.
    case shown(Change, everywhere: Duration, ownPage: Duration?)
    case failed(String)
  }

  /// How long nothing has to change before a rebuild begins: longer where the person sees the change already, so that the
  /// browser has the machine while it draws. A rebuild waits at most `patience` seconds.
  private static let quiet = DispatchTimeInterval.milliseconds(120)
  private static let shortQuiet = DispatchTimeInterval.milliseconds(10)
  private static let patience = 1
  /// The most bytes of rendered pages that are kept.
  private static let mostRendered = 32 * 1024 * 1024

  package init(
    _ workshop: any Workshop, editor: EditorAddress, report: @escaping @Sendable (Event) -> Void
  ) {
    self.workshop = workshop
    self.editor = editor
    self.report = report
  }

  // MARK: Changes

  /// Makes the site for the first time.
  package func start() throws { show(try workshop.rebuild(after: Change(isEverything: true)), upTo: 0) }

  /// Takes in a change. Returns when what can be shown at once is shown.
  package func take(_ change: Change) {
    let start = ContinuousClock.now
    let change = workshop.differing(change)
    guard !change.isEmpty else { return }
    let number = state.withLock { state in
      state.changes += 1
      state.waiting.add(change)
      if state.waitingSince == nil { state.waitingSince = start }
      return state.changes
    }
    var quiet = Self.shortQuiet
    if change.paths.count == 1, !change.isEverything, let path = change.paths.first, showGlimpse(of: path, number) {
      state.withLock { $0.ownPage = $0.ownPage ?? (ContinuousClock.now - start) }
      quiet = Self.quiet
    }
    scheduleRebuild(number, after: quiet)
  }

  private func showGlimpse(of path: String, _ number: Int) -> Bool {
    let glimpse: Glimpse
    do {
      guard let found = try workshop.glimpse(of: path) else { return false }
      glimpse = found
    } catch {
      // The file went while it was read: the rebuild will see what there is.
      return false
    }
    let shown = glimpse.diagnostics.map(problem)
    state.withLock { state in
      state.diagnostics = state.diagnostics.filter { $0.location.path != path } + glimpse.diagnostics
      state.problems = state.problems.filter { !$0.place.hasPrefix(path + ":") } + shown
      if !glimpse.diagnostics.hasErrors {
        state.glimpses[glimpse.page.path.text] = (glimpse.site, glimpse.page, number)
      }
      publish(&state)
    }
    if !glimpse.diagnostics.isEmpty { report(.diagnostics(glimpse.diagnostics)) }
    return true
  }

  /// What waits to be rebuilt.
  private struct Work {
    let change: Change
    let number: Int
    let since: ContinuousClock.Instant
    let ownPage: Duration?
  }

  private func scheduleRebuild(_ number: Int, after quiet: DispatchTimeInterval) {
    queue.asyncAfter(deadline: .now() + quiet) { [self] in
      let due = state.withLock { state -> Work? in
        guard let since = state.waitingSince else { return nil }
        guard state.changes == number || ContinuousClock.now - since > .seconds(Self.patience) else { return nil }
        defer {
          state.waiting = Change()
          state.waitingSince = nil
          state.ownPage = nil
        }
        return Work(change: state.waiting, number: state.changes, since: since, ownPage: state.ownPage)
      }
      if let due { rebuild(due) }
    }
  }

  private func rebuild(_ work: Work) {
    do {
      show(try workshop.rebuild(after: work.change), upTo: work.number, files: files(in: work.change))
      report(.shown(work.change, everywhere: ContinuousClock.now - work.since, ownPage: work.ownPage))
    } catch {
      // What could not be read now is looked at again with the next change.
      state.withLock { $0.waiting.add(work.change) }
      report(.failed("\(error)"))
    }
  }

  /// Puts the result of a rebuild in the place of what was shown; where it has errors, the last good site stays.
  private func show(_ rebuilt: Rebuilt, upTo number: Int, files: [String] = []) {
    let diagnostics = rebuilt.diagnostics.sorted()
    let problems = diagnostics.map(problem)
    let pages = Dictionary(rebuilt.pages.map { ($0.path.text, $0) }) { first, _ in first }
    let isNew = state.withLock { state in
      let isNew = state.diagnostics.sorted() != diagnostics
      state.diagnostics = diagnostics
      state.problems = problems
      state.glimpses = state.glimpses.filter { $0.value.change > number }
      if let site = rebuilt.site, !diagnostics.hasErrors {
        state.site = site
        state.pages = pages
      }
      publish(&state, files: files)
      return isNew
    }
    if isNew, !diagnostics.isEmpty { report(.diagnostics(diagnostics)) }
  }

  /// The addresses of the copied files among what changed.
  private func files(in change: Change) -> [String] {
    state.withLock { state in
      guard let site = state.site else { return [] }
      return change.paths.filter { $0.hasPrefix("content/assets/") }.sorted().map {
        site.addresses.href(Addresses.asset($0))
      }
    }
  }

  private func problem(_ diagnostic: Diagnostic) -> Problem {
    Problem(
      diagnostic, source: workshop.line(at: diagnostic.location), open: editor.address(of: diagnostic.location))
  }

  // MARK: Readers

  /// Tells every page that there is something new.
  private func publish(_ state: inout State, files: [String] = []) {
    state.generation += 1
    state.rendered = [:]
    state.renderedSize = 0
    let bulletin = text(of: Bulletin(generation: state.generation, problems: state.problems, files: files))
    for listener in state.listeners.values { listener.yield(bulletin) }
  }

  private func text(of value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// Bulletins from now on, the first at once.
  func listen() -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(32))
    let number = state.withLock { state in
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      continuation.yield(
        text(of: Bulletin(generation: state.generation, problems: state.problems, files: [])))
      return state.nextListener
    }
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
    }
    return stream
  }

  /// What stands at an address.
  enum Answer {
    case page(Data, type: String)
    case redirect(String)
    case missing(Data)
    /// There is no site yet, or the page cannot be rendered.
    case failed(String)
  }

  /// What a site has at a path, which is decoded and carries the path of the site's address.
  func answer(_ path: String) -> Answer {
    let (site, generation) = state.withLock { ($0.site, $0.generation) }
    guard let site else { return .failed("The site cannot be built yet.") }
    let base = site.addresses.basePath.percentDecoded
    guard path.hasPrefix(base + "/") else {
      return path == "/" || path == base ? .redirect(site.addresses.href(Addresses.home)) : missing(generation)
    }
    let own = String(path.dropFirst(base.utf8.count))
    if let found = rendered(own, generation) { return found }
    if !own.hasSuffix("/"), state.withLock({ $0.pages[own + "/"] != nil }) {
      return .redirect(site.addresses.href(SitePath(page: own.split(separator: "/").map(String.init))))
    }
    return missing(generation)
  }

  private func missing(_ generation: Int) -> Answer {
    if case .page(let data, _) = rendered("/404.html", generation) { return .missing(data) }
    return .missing(Data("Not found".utf8))
  }

  private func rendered(_ path: String, _ generation: Int) -> Answer? {
    let found = state.withLock { state -> (Data?, Site, Page)? in
      guard let site = state.site, let page = state.pages[path] else { return nil }
      if let glimpse = state.glimpses[path] { return (state.rendered[path], glimpse.site, glimpse.page) }
      return (state.rendered[path], site, page)
    }
    guard let (data, site, page) = found else { return nil }
    let type = MediaType.of(page.path.filePath)
    if let data { return .page(data, type: type) }
    do {
      var bytes: [UInt8] = []
      try site.render(page, into: &bytes, read: workshop.read)
      if type.hasPrefix("text/html") {
        ClientFiles.addScript(to: &bytes, base: site.addresses.basePath, generation: generation)
      }
      let data = Data(bytes)
      state.withLock { state in
        // A file that is copied is read each time: it may change without its name.
        if case .file = page.content { return }
        guard state.generation == generation else { return }
        if state.renderedSize > Self.mostRendered {
          state.rendered = [:]
          state.renderedSize = 0
        }
        state.rendered[path] = data
        state.renderedSize += data.count
      }
      return .page(data, type: type)
    } catch {
      return .failed("\(error)")
    }
  }

  /// What is wrong at present, as the panel is told.
  var problems: [Problem] { state.withLock { $0.problems } }

  /// The margin of the note at a path, as JSON.
  func margin(_ path: String) -> String? {
    guard let site = state.withLock({ $0.site }) else { return nil }
    let base = site.addresses.basePath.percentDecoded
    guard path.hasPrefix(base), let own = SitePath(written: String(path.dropFirst(base.utf8.count))) else { return nil }
    return workshop.margin(of: own).map(text)
  }
}
