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

  /// What there is to tell on the terminal.
  package enum Event: Sendable {
    /// What was not wrong before.
    case diagnostics([Diagnostic])
    /// Something changed and is shown everywhere: what, how long after it was told of, and how long after its own page had
    /// it, where that came before.
    case shown(Change, everywhere: Duration, ownPage: Duration?)
    case notice(String)
    case failed(String)
  }

  private struct State {
    var site: Site?
    var pages: [String: Page] = [:]
    /// What was made of a file after the last rebuild, by its path.
    var glimpses: [String: FileGlimpse] = [:]
    /// What the last rebuild found, and that it could not be done.
    var diagnostics: [Diagnostic] = []
    var failure: String?
    /// What was told on the terminal.
    var told: Set<Diagnostic> = []
    /// Begins with the time, so that a page of a program that ran before is known to be out of date.
    var generation = Int(Date().timeIntervalSince1970 * 1000)
    /// Pages of this generation that were rendered, and their size.
    var rendered: [String: Data] = [:]
    var renderedSize = 0
    /// The addresses of copied files that changed, with the generation.
    var files: [String: Int] = [:]
    var listeners: [Int: AsyncStream<String>.Continuation] = [:]
    var nextListener = 0
    /// What changed since the last rebuild began, since when, and the number of the last change.
    var waiting = Change()
    var waitingSince: ContinuousClock.Instant?
    var changes = 0
    /// The number of the last change that a rebuild has taken in.
    var rebuiltChanges = 0
    /// How long the first of the waiting changes took to show on its own page.
    var ownPage: Duration?
  }

  /// What was made of one file before a rebuild took it in.
  private struct FileGlimpse {
    let number: Int
    /// What is wrong in the file; nil once a rebuild has found as much.
    var diagnostics: [Diagnostic]?
    /// Its page, without mistakes.
    let page: (site: Site, page: Page)?
  }

  /// How long nothing has to change before a rebuild begins: longer where the person sees the change already, so that the
  /// browser has the machine while it draws, and where more may follow. A rebuild waits at most `patience` seconds.
  private static let quiet = DispatchTimeInterval.milliseconds(120)
  private static let shortQuiet = DispatchTimeInterval.milliseconds(10)
  private static let patience = 1
  /// How long it waits before it tries again what the machine refused.
  private static let recovery = DispatchTimeInterval.seconds(2)
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
  package func start() throws { show(try workshop.rebuild(after: Change(isEverything: true)), upTo: 0, Change()) }

  /// Takes in a change. Returns when what can be shown at once is shown.
  package func take(_ change: Change) {
    let start = ContinuousClock.now
    if let notice = change.notice { report(.notice(notice)) }
    let change = workshop.differing(change)
    guard !change.isEmpty else { return }
    let number = state.withLock { state in
      state.changes += 1
      state.waiting.add(change)
      if state.waitingSince == nil { state.waitingSince = start }
      return state.changes
    }
    var quiet = change.mayGoOn ? Self.quiet : Self.shortQuiet
    if change.paths.count == 1, !change.isEverything, let path = change.paths.first, showGlimpse(of: path, number) {
      state.withLock { $0.ownPage = $0.ownPage ?? (ContinuousClock.now - start) }
      quiet = Self.quiet
    }
    scheduleRebuild(number, after: quiet)
  }

  private func showGlimpse(of path: String, _ number: Int) -> Bool {
    // A file that went while it was read: the rebuild will see what there is.
    guard let glimpse = try? workshop.glimpse(of: path) else { return false }
    let news = state.withLock { state -> [Diagnostic] in
      guard number > state.rebuiltChanges else { return [] }
      // A file with mistakes keeps the page that it had.
      let page = glimpse.diagnostics.hasErrors ? state.glimpses[path]?.page : (glimpse.site, glimpse.page)
      state.glimpses[path] = FileGlimpse(number: number, diagnostics: glimpse.diagnostics, page: page)
      return publish(&state)
    }
    if !news.isEmpty { report(.diagnostics(news)) }
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
      show(try workshop.rebuild(after: work.change), upTo: work.number, work.change)
      report(.shown(work.change, everywhere: ContinuousClock.now - work.since, ownPage: work.ownPage))
    } catch {
      let (isNew, number) = state.withLock { state in
        state.waiting.add(work.change)
        state.waitingSince = state.waitingSince ?? work.since
        let isNew = state.failure != "\(error)"
        state.failure = "\(error)"
        if isNew { _ = publish(&state) }
        return (isNew, state.changes)
      }
      if isNew { report(.failed("\(error)")) }
      scheduleRebuild(number, after: Self.recovery)
    }
  }

  /// Puts the result of a rebuild in the place of what was shown; where it has errors, the last good site stays, and so do
  /// the pages of files that were saved since.
  private func show(_ rebuilt: Rebuilt, upTo number: Int, _ change: Change) {
    let pages = Dictionary(rebuilt.pages.map { ($0.path.text, $0) }) { first, _ in first }
    let news = state.withLock { state in
      state.diagnostics = rebuilt.diagnostics
      state.failure = nil
      state.rebuiltChanges = number
      if let site = rebuilt.site, !rebuilt.diagnostics.hasErrors {
        state.site = site
        state.pages = pages
        state.glimpses = state.glimpses.filter { $0.value.number > number }
      } else {
        for (path, glimpse) in state.glimpses where glimpse.number <= number { state.glimpses[path]?.diagnostics = nil }
      }
      noteFiles(in: change, &state)
      return publish(&state)
    }
    if !news.isEmpty { report(.diagnostics(news)) }
  }

  /// Takes note of the copied files among what changed: a file, or all below a folder.
  private func noteFiles(in change: Change, _ state: inout State) {
    guard let site = state.site else { return }
    let generation = state.generation + 1
    if change.isEverything { state.files[site.addresses.basePath + "/"] = generation }
    for path in change.paths where path.hasPrefix("content/assets/") {
      let address = site.addresses.href(Addresses.asset(path))
      state.files[address] = generation
      state.files[address + "/"] = generation
    }
  }

  // MARK: What browsers are told

  /// Counts a new generation and tells every page of it. Gives what is newly wrong.
  private func publish(_ state: inout State) -> [Diagnostic] {
    state.generation += 1
    state.rendered = [:]
    state.renderedSize = 0
    let bulletin = bulletin(state)
    for listener in state.listeners.values { listener.yield(bulletin) }
    let all = diagnostics(state)
    defer { state.told = Set(all) }
    return all.filter { !state.told.contains($0) }
  }

  /// What is wrong at present: what the last rebuild found, but in files that were read since what was found then.
  private func diagnostics(_ state: State) -> [Diagnostic] {
    let fresh = state.glimpses.filter { $0.value.diagnostics != nil }
    let built = state.diagnostics.filter { fresh[$0.location.path] == nil }
    return (built + fresh.values.flatMap { $0.diagnostics ?? [] }).sorted()
  }

  private func bulletin(_ state: State) -> String {
    let problems = problems(state)
    return text(
      of: Bulletin(
        generation: state.generation, problems: Array(problems.shown), problemCount: problems.count, files: state.files)
    )
  }

  private func problems(_ state: State) -> (shown: [Problem], count: Int) {
    let errors = diagnostics(state).filter { $0.severity == .error }
    let shown = errors.prefix(Bulletin.mostProblems).map {
      Problem($0, source: workshop.line(at: $0.location), open: editor.address(of: $0.location))
    }
    let failures = state.failure.map { [Problem(failure: $0)] } ?? []
    return (failures + shown, failures.count + errors.count)
  }

  private func text(of value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// The newest bulletin, and each later one; for a reader that is slow the newest only. `end` ends them.
  func listen() -> (bulletins: AsyncStream<String>, end: @Sendable () -> Void) {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      continuation.yield(bulletin(state))
      return state.nextListener
    }
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
    }
    return (stream, { continuation.finish() })
  }

  // MARK: Pages

  /// What stands at an address.
  enum Answer {
    case page(Data, type: String)
    case redirect(String)
    case missing(Data)
    /// There is no site yet, or the page cannot be rendered.
    case failed(String, [Problem])
  }

  /// What a site has at a path, which is decoded and carries the path of the site's address.
  func answer(_ path: String) -> Answer {
    let (site, generation) = state.withLock { ($0.site, $0.generation) }
    if let name = clientFile(path, site), let bytes = ClientFiles.bytes(name, of: site) {
      return .page(Data(bytes), type: MediaType.of(name))
    }
    guard let site else { return failed("The site cannot be built yet.") }
    guard let own = ownPath(path, of: site) else {
      let isTop = path == "/" || path + "/" == site.addresses.basePath.percentDecoded + "/"
      return isTop ? .redirect(site.addresses.href(Addresses.home)) : missing(generation)
    }
    if let found = rendered(own, generation) { return found }
    if !own.hasSuffix("/"), state.withLock({ $0.pages[own + "/"] != nil }) {
      return .redirect(site.addresses.href(SitePath(page: own.split(separator: "/").map(String.init))))
    }
    return missing(generation)
  }

  /// The name of what preview has of its own at a path: `socket` for `/briefs/.preview/socket`.
  func clientFile(_ path: String) -> String? { clientFile(path, state.withLock { $0.site }) }

  private func clientFile(_ path: String, _ site: Site?) -> String? {
    let own = site.flatMap { ownPath(path, of: $0) } ?? path
    return own.hasPrefix(ClientFiles.folder) ? String(own.dropFirst(ClientFiles.folder.count)) : nil
  }

  /// A path below the path of the site's address, from a slash on; nil for one that is not below it.
  private func ownPath(_ path: String, of site: Site) -> String? {
    let base = site.addresses.basePath.percentDecoded.utf8
    guard path.utf8.starts(with: base), path.utf8.dropFirst(base.count).first == UInt8(ascii: "/") else { return nil }
    return String(Substring(path.utf8.dropFirst(base.count)))
  }

  private func failed(_ message: String) -> Answer { .failed(message, state.withLock { problems($0).shown }) }

  private func missing(_ generation: Int) -> Answer {
    if case .page(let data, _) = rendered("/404.html", generation) { return .missing(data) }
    return .missing(Data("Not found".utf8))
  }

  private func rendered(_ path: String, _ generation: Int) -> Answer? {
    let found = state.withLock { state -> (Data?, Site, Page)? in
      guard let site = state.site, let page = state.pages[path] else { return nil }
      let glimpse = state.glimpses.values.first { $0.page?.page.path.text == path }?.page
      return (state.rendered[path], glimpse?.site ?? site, glimpse?.page ?? page)
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
      keep(data, of: page, generation)
      return .page(data, type: type)
    } catch {
      return failed("\(error)")
    }
  }

  private func keep(_ data: Data, of page: Page, _ generation: Int) {
    // A file that is copied is read each time: it may change without its name.
    if case .file = page.content { return }
    state.withLock { state in
      guard state.generation == generation else { return }
      if state.renderedSize > Self.mostRendered {
        state.rendered = [:]
        state.renderedSize = 0
      }
      state.rendered[page.path.text] = data
      state.renderedSize += data.count
    }
  }

  /// The margin of the note at a path, as JSON.
  func margin(_ path: String) -> String? {
    guard let site = state.withLock({ $0.site }), let own = ownPath(path, of: site).flatMap(SitePath.init(written:))
    else {
      return nil
    }
    return workshop.margin(of: own).map(text)
  }
}
