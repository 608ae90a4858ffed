import Base
import Build
import Pages
import Site

extension PreviewState {
  /// How long nothing has to change before a rebuild begins. It is longer where the person sees the change already,
  /// so that the browser has the machine while it draws, and where more changes are likely to follow.
  static let quiet = Duration.milliseconds(120)
  static let shortQuiet = Duration.milliseconds(10)
  /// The longest time that changes which keep coming put a rebuild off.
  static let patience = Duration.seconds(1)
  /// How long to wait before trying again what the machine refused.
  static let recovery = Duration.seconds(2)

  /// The first build of all.
  func firstJob(at now: ContinuousClock.Instant) -> RebuildJob {
    let everything = Change(isEverything: true)
    return RebuildJob(
      number: 0, change: everything, all: everything, known: nil, texts: [:], earlier: nil, since: now, ownPage: nil)
  }

  /// Takes in what happened at an instant, and says what is to be done about it, in this order.
  mutating func handle(_ event: PreviewEvent, at now: ContinuousClock.Instant) -> [PreviewEffect] {
    switch event {
    case .saved(let saved): return take(saved, at: now)
    case .unreadable(let change, let failure):
      number += 1
      var everything = change
      everything.isEverything = true
      enqueue(everything, since: now)
      return fail(failure)
    case .renderedAhead(let job, let render): return show(render, of: job, at: now)
    case .waited(let number): return beginRebuild(upTo: number, at: now)
    case .rebuilt(let job, let rebuild):
      guard rebuilding == job.number else { return [] }
      rebuilding = nil
      return show(rebuild, of: job, at: now) + beginDueRebuild(at: now)
    case .rebuildFailed(let job, let failure):
      guard rebuilding == job.number else { return [] }
      rebuilding = nil
      enqueue(job.change, since: job.since)
      return fail(failure)
    }
  }

  // MARK: Saves

  private mutating func take(_ saved: SavedFiles, at now: ContinuousClock.Instant) -> [PreviewEffect] {
    let notices = saved.change.notice.map { [PreviewEffect.report(.notice($0))] } ?? []
    let change = files.take(saved, number: number + 1, built: latest?.content.files)
    guard !change.isEmpty else { return notices }
    number += 1
    enqueue(change, since: now)
    if let job = singlePageJob(for: change, at: now) { return notices + [.renderAhead(job)] }
    return notices + [.wait(change.mayGoOn ? Self.quiet : Self.shortQuiet, upTo: number)]
  }

  private mutating func enqueue(_ change: Change, since: ContinuousClock.Instant) {
    var next = waiting ?? Waiting(change: Change(), since: since)
    next.change.add(change)
    next.isDue = false
    waiting = next
  }

  /// Where one text changed: its page is made with the newest build, or, where templates have mistakes, with the last
  /// good one.
  private func singlePageJob(for change: Change, at now: ContinuousClock.Instant) -> SinglePageJob? {
    guard !change.isEverything, change.paths.count == 1, let path = change.paths.first,
      let bytes = files.texts[path], let latest
    else { return nil }
    let errors = { (found: [Diagnostic]) in found.count { $0.severity == .error } }
    let isNewest = errors(latest.diagnostics) == errors(latest.content.diagnostics)
    guard let built = isNewest ? latest : shown?.built else { return nil }
    return SinglePageJob(
      number: number, file: SourceFile(path: path, bytes: bytes), built: built, isNewest: isNewest, since: now,
      mayGoOn: change.mayGoOn)
  }

  private mutating func show(
    _ render: SinglePageRender?, of job: SinglePageJob, at now: ContinuousClock.Instant
  ) -> [PreviewEffect] {
    guard let render else { return [.wait(job.mayGoOn ? Self.quiet : Self.shortQuiet, upTo: job.number)] }
    if waiting != nil, waiting?.ownPage == nil { waiting?.ownPage = now - job.since }
    let wait = PreviewEffect.wait(Self.quiet, upTo: job.number)
    // A rebuild has taken the change in meanwhile, and knows more.
    guard job.number > rebuiltNumber else { return [wait] }
    let path = job.file.path
    ahead[path] = AheadPage(
      number: job.number, diagnostics: render.diagnostics,
      page: render.diagnostics.hasErrors ? ahead[path]?.page : (render.site, render.page),
      note: render.note ?? ahead[path]?.note)
    return publish() + [wait]
  }

  // MARK: Rebuilds

  private mutating func beginRebuild(upTo number: Int, at now: ContinuousClock.Instant) -> [PreviewEffect] {
    guard let waiting, number == self.number || now - waiting.since > Self.patience else { return [] }
    self.waiting?.isDue = true
    return beginDueRebuild(at: now)
  }

  private mutating func beginDueRebuild(at now: ContinuousClock.Instant) -> [PreviewEffect] {
    guard rebuilding == nil, let waiting, waiting.isDue else { return [] }
    self.waiting = nil
    rebuilding = number
    let all = waiting.change.adding(missed)
    var known: RebuildJob.KnownFolder?
    if !all.isEverything, let settings = files.settings, let templates = files.templates {
      known = RebuildJob.KnownFolder(settings: settings, templates: templates)
    }
    let job = RebuildJob(
      number: number, change: waiting.change, all: all, known: known, texts: known == nil ? [:] : files.texts,
      earlier: known == nil ? nil : latest.map { EarlierBuild($0.content, changed: all.paths) }, since: waiting.since,
      ownPage: waiting.ownPage)
    return [.rebuild(job)]
  }

  /// Puts the result of a rebuild in the place of what was shown. Where it has errors, the last good site stays, and
  /// so do the pages of files that were saved since.
  private mutating func show(
    _ rebuild: Rebuild, of job: RebuildJob, at now: ContinuousClock.Instant
  ) -> [PreviewEffect] {
    found = rebuild.built.diagnostics
    failure = nil
    rebuiltNumber = job.number
    if job.known == nil { files.take(rebuild.settings, rebuild.templates, upTo: job.number) }
    missed = job.all
    if let built = rebuild.built.value {
      missed = Change()
      files.forgetContent(upTo: job.number)
      latest = built
    }
    if let built = rebuild.built.value, !rebuild.built.diagnostics.hasErrors {
      if let old = shown?.built.site { moved.take(old, built.site, rebuild.pages) }
      shown = ShownSite(built: built, pages: rebuild.pages)
      ahead = ahead.filter { $0.value.number > job.number }
    } else {
      for (path, page) in ahead where page.number <= job.number { ahead[path]?.diagnostics = nil }
    }
    // Before the first build no page was there to be out of date.
    guard job.number > 0 else { return publish() }
    renew(job.change)
    let report = PreviewReport.shown(job.change, everywhere: now - job.since, ownPage: job.ownPage)
    return publish() + [.report(report)]
  }

  /// Notes which copied files changed: a file, or everything below a folder.
  private mutating func renew(_ change: Change) {
    guard let addresses = shown?.built.site.addresses else { return }
    if change.isEverything { renewed[addresses.basePath + "/"] = generation + 1 }
    for path in change.paths where path.hasPrefix("content/assets/") {
      let address = addresses.href(Addresses.asset(path))
      renewed[address] = generation + 1
      renewed[address + "/"] = generation + 1
    }
  }

  /// Says what the machine refused, once, and tries again later.
  private mutating func fail(_ failure: String) -> [PreviewEffect] {
    let isNew = self.failure != failure
    self.failure = failure
    return (isNew ? publish() + [.report(.failed(failure))] : []) + [.wait(Self.recovery, upTo: number)]
  }

  /// Counts a new generation: every page is told of it, and the terminal of what is newly wrong.
  private mutating func publish() -> [PreviewEffect] {
    generation += 1
    let all = diagnostics
    let news = all.filter { !told.contains($0) }
    told = Set(all)
    return [.tell(message)] + (news.isEmpty ? [] : [.report(.diagnostics(news))])
  }
}
