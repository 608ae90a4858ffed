import Archive
import Base
import Output
import Pages
import Preview
import Publishing

/// One target's part of `gazette publish`: build, compare, show, ask, push, verify.
struct TargetRun: Sendable {
  /// What the person said beforehand.
  struct Answers {
    let isDryRun: Bool
    let saysYes: Bool
    /// Whether the site of another address may be replaced.
    let replaces: Bool
    /// Whether what changes is not shown, since it is printed as data.
    let isSilent: Bool
  }

  let target: PublishTarget
  let folder: SiteFolder
  let report: Report
  let answers: Answers

  func publish(_ pipeline: Pipeline) async throws -> PublishRecord {
    let withheld = report.withheldSummary(pipeline.archive.withheld)
    let workspace = try await TargetWorkspace.take(try cacheFolder() + "/" + target.folderName(root: folder.root))
    let path = workspace.nextBuild(at: Clock.now)
    defer { try? workspace.discardUnlessKept(path) }
    let site = try build(pipeline, into: path)
    try Task.checkCancellation()
    let publisher = target.publisher(in: workspace, root: folder.root)
    if !answers.isDryRun { try await publisher.recover() }
    let state = try await compare(site, publisher)
    let plan = PublishPlan(site, over: state)
    try show(plan)
    if answers.isDryRun { return PublishRecord(target, site, plan, .planned) }
    if plan.isEmpty {
      say("\(target.name): nothing changed; live at \(site.address)\(named(state.name)); \(withheld)")
    } else {
      try confirm(plan)
      let live = try await push(site, plan, over: state, by: publisher)
      say(
        "\(target.name): live at \(site.address): \(count(site.sizes.count, "file"))\(named(live)); \(withheld)")
    }
    if publisher.history == nil { try workspace.keep(site) }
    return PublishRecord(target, site, plan, plan.isEmpty ? .unchanged : .published)
  }

  func rollBack() async throws {
    let workspace = try await TargetWorkspace.take(try cacheFolder() + "/" + target.folderName(root: folder.root))
    let publisher = target.publisher(in: workspace, root: folder.root)
    if let history = publisher.history { return try await rollBack(by: history, publisher) }
    let (live, previous) = try workspace.lastBuilds()
    guard PublishPlan(live, over: try await publisher.state(comparedWith: live)).isEmpty else {
      throw PublishingError.refused(
        "what is live is not what this machine published last", hint: "check out the earlier notes and publish them")
    }
    let state = try await publisher.state(comparedWith: previous)
    let plan = PublishPlan(previous, over: state)
    try show(plan)
    try confirm(plan)
    _ = try await push(previous, plan, over: state, by: publisher)
    try workspace.keep(previous)
    say("\(target.name): back to the edition before, live at \(previous.address)")
  }

  private func rollBack(by history: any TargetHistory, _ publisher: any Publisher) async throws {
    try await publisher.recover()
    let past = try await history.previousSite()
    if past.gone.count > target.maxDeletes { try confirm(["delete \(deletions(past.gone.count))"]) }
    let live = try await publisher.exclusively { try await history.goBack(to: past) }
    guard try await publisher.readBack([Manifest.fileName])[Manifest.fileName] == past.manifest?.bytes else {
      throw PublishingError.unverified("what is live is not the edition before; publish again")
    }
    let address = past.manifest?.site ?? target.address
    say("\(target.name): back from \(short(past.live)) to \(short(past.name)), live at \(address)\(named(live))")
  }

  // MARK: The steps

  private func compare(_ site: BuiltSite, _ publisher: any Publisher) async throws -> TargetState {
    let line = ProgressLine(nil, title: "comparing with \(target.name)", isShown: showsProgress)
    defer { line.end() }
    return try await publisher.state(comparedWith: site)
  }

  private func build(_ pipeline: Pipeline, into path: String) throws -> BuiltSite {
    let own = pipeline.files(of: folder)
    let paths = Set(own.map(\.path))
    let files = own + target.files.filter { !paths.contains($0.path) }
    let progress = Progress(total: files.count)
    let line = ProgressLine(progress, title: "building", isShown: showsProgress)
    defer { line.end() }
    let written = try write(files, of: pipeline.settings.url + "/", to: path, progress: progress)
    line.end()
    let site = try BuiltSite(path)
    let origins = Dictionary(pipeline.pages.map { ($0.path.filePath, $0) }) { $1 }
    let found = audit(site, previewFolder: ClientFiles.folder).map { $0.traced(to: origins[$0.location.path]) }
    guard !report.show(written.diagnostics + found) else {
      throw PublishingError.refused("nothing was published: the site has errors")
    }
    return site
  }

  /// Brings the target to the edition, and reads back what it holds then.
  private func push(
    _ site: BuiltSite, _ plan: PublishPlan, over state: TargetState, by publisher: any Publisher
  ) async throws -> String {
    let progress = Progress(total: plan.added.count + plan.changed.count)
    let line = ProgressLine(progress, title: "sending to \(target.name):", isShown: showsProgress)
    defer { line.end() }
    let (notices, live) = try await publisher.exclusively {
      // What was shown, and agreed to, is what is done.
      guard try await publisher.isStill(state, comparedWith: site) else {
        throw PublishingError.race("somebody else published there meanwhile: nothing was changed")
      }
      let notices = try await publisher.push(site, plan, over: state, progress: progress)
      return (notices, try await publisher.verify(site))
    }
    line.end()
    notices.forEach { printError("\(target.name): \($0.visible)") }
    return live
  }

  private func confirm(_ plan: PublishPlan) throws {
    var questions: [String] = []
    if plan.isFirst { questions.append("publish to \(target.address.visible) for the first time") }
    if plan.deleted.count > target.maxDeletes { questions.append("delete \(deletions(plan.deleted.count))") }
    if !questions.isEmpty { try confirm(questions) }
  }

  private func confirm(_ questions: [String]) throws {
    guard !answers.saysYes else { return }
    let question = questions.joined(separator: " and ")
    guard let answer = try ask("\(target.name): \(question)? [y/N] ") else {
      throw PublishingError.refused("this would \(question), and nobody answers", hint: "--yes says yes to it")
    }
    guard ["y", "yes"].contains(answer.lowercased()) else { throw PublishingError.refused("not published") }
  }

  /// Shows what would change; throws where it must not.
  private func show(_ plan: PublishPlan) throws {
    // A plan that somebody asks for is a result, which is printed whatever is to be quiet.
    let hasNews = !plan.isEmpty || !plan.foreign.isEmpty
    if !answers.isSilent, answers.isDryRun || (hasNews && !report.options.quiet) {
      printLine(plan.text(for: target, isVerbose: report.options.verbose))
    }
    if let first = plan.inTheWay.first {
      let others = plan.inTheWay.count > 1 ? " and \(plan.inTheWay.count - 1) more" : ""
      throw PublishingError.refused(
        "the target holds files that Gazette did not put there, where the site's would stand: \(first)\(others)",
        hint: "if another site is there, choose another place; else move them away")
    }
    if let other = plan.otherSite, !answers.replaces {
      throw PublishingError.refused(
        "the target holds another site, \(other)", hint: "--replace puts this one in its place")
    }
  }

  // MARK: Words

  private var showsProgress: Bool { !report.options.quiet && isTerminal(2) }

  private func say(_ text: String) { if !report.options.quiet, !answers.isSilent { printLine(text) } }

  private func deletions(_ number: Int) -> String {
    "\(count(number, "file")), more than maxDeletes (\(target.maxDeletes))"
  }

  /// A release's name, or as much of a commit's id as one needs.
  private func short(_ state: String) -> String { state.count == 40 ? String(state.prefix(12)) : state }

  private func named(_ state: String) -> String {
    state.isEmpty ? "" : " (\(short(state)))"
  }
}

extension Diagnostic {
  /// At the file that a page was copied from, or with the one that it is made of in the hint: nobody has the page itself.
  fileprivate func traced(to page: Page?) -> Diagnostic {
    guard let page, let origin = page.origin else { return self }
    if case .file = page.content {
      let place = SourceLocation(path: origin.path, line: location.line, column: location.column)
      return Diagnostic(id, at: place, message, hint: hint)
    }
    return Diagnostic(id, at: location, message, hint: hint ?? "the page is made of \(origin.path)")
  }
}
