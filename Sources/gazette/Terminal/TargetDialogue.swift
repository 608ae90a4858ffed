import Archive
import Base
import Build
import Notes
import Output
import Preview
import Publishing
import Site

/// One target's part of `gazette publish`: builds the site for it, and says and asks on the terminal what publishing
/// has to say and ask.
struct TargetDialogue: Sendable {
  /// What the person said beforehand.
  struct Answers {
    let isDryRun: Bool
    let saysYes: Bool
    /// Whether a site of another address may be replaced.
    let replaces: Bool
    /// Whether the changes are printed as data, and so not as text.
    let isSilent: Bool
  }

  let target: PublishTarget
  let folder: SiteFolder
  let report: Report
  let answers: Answers

  func publish(_ built: BuiltSite) async throws -> PublishRecord {
    let options = PublishRun.Options(isDryRun: answers.isDryRun, replacesOtherSite: answers.replaces)
    let result = try await run().publish(options, at: Clock.now) { try build(built, into: $0) }
    printNotices(result.notices)
    let address = result.site.address
    let withheld = report.withheldSummary(built.archive.withheld)
    switch result.outcome {
    case .planned: break
    case .unchanged:
      say("\(target.name): nothing changed; live at \(address)\(named(result.state)); \(withheld)")
    case .published:
      let files = count(result.site.sizes.count, "file")
      say("\(target.name): live at \(address): \(files)\(named(result.state)); \(withheld)")
    }
    return PublishRecord(target, result)
  }

  func rollBack() async throws {
    let result = try await run().rollBack()
    printNotices(result.notices)
    let place = "live at \(result.address)\(named(result.state))"
    if let from = result.from, let to = result.to {
      say("\(target.name): back from \(short(from)) to \(short(to)), \(place)")
    } else {
      say("\(target.name): back to the previous version, \(place)")
    }
  }

  private func run() throws -> PublishRun {
    PublishRun(
      target, cache: try cacheFolder(),
      dialogue: PublishDialogue(show: show, confirm: { try confirm($0) }, begin: begin))
  }

  private func build(_ built: BuiltSite, into path: String) throws -> BuiltFolder {
    let own = built.files
    let paths = Set(own.map(\.path))
    let files = own + target.extraFiles.filter { !paths.contains($0.path) }
    let progress = Progress(total: files.count)
    let line = ProgressLine(progress, title: "building", isShown: showsProgress)
    defer { line.end() }
    guard let lock = try OutputLock.take(path, patience: 0) else {
      throw PublishingError.race("another process builds in \(path)")
    }
    defer { lock.release() }
    let written = try write(files, of: built.settings.url + "/", under: lock, progress: progress)
    line.end()
    let site = try BuiltFolder(path)
    let origins = Dictionary(built.siteFiles.map { ($0.path.filePath, $0) }) { $1 }
    let found = try audit(site, previewFolder: ClientFiles.folder).map { $0.traced(to: origins[$0.location.path]) }
    guard !report.show(written.diagnostics + found) else {
      throw PublishingError.refused("nothing was published: the site has errors")
    }
    return site
  }

  // MARK: What publishing shows and asks

  private func show(_ plan: PublishPlan) {
    // A plan that somebody asks for is a result: it is printed even with --quiet.
    let hasNews = !plan.isEmpty || !plan.foreign.isEmpty
    if !answers.isSilent, answers.isDryRun || (hasNews && !report.options.quiet) {
      printLine(plan.text(for: target, isVerbose: report.options.verbose))
    }
  }

  private func confirm(_ question: PublishQuestion) throws -> Bool {
    guard !answers.saysYes else { return true }
    var actions: [String] = []
    if question.isFirst { actions.append("publish to \(target.address.visible) for the first time") }
    if let number = question.deletions {
      actions.append("delete \(count(number, "file")), more than maxDeletes (\(target.maxDeletes))")
    }
    let action = actions.joined(separator: " and ")
    guard let answer = try ask("\(target.name): \(action)? [y/N] ") else {
      throw PublishingError.refused("this would \(action), and nobody answers", hint: "--yes answers yes")
    }
    return ["y", "yes"].contains(answer.lowercased())
  }

  private func begin(_ step: PublishStep) -> () -> Void {
    let line =
      switch step {
      case .comparing: ProgressLine(nil, title: "comparing with \(target.name)", isShown: showsProgress)
      case .sending(let progress):
        ProgressLine(progress, title: "sending to \(target.name):", isShown: showsProgress)
      }
    return { line.end() }
  }

  // MARK: Words

  private var showsProgress: Bool { !report.options.quiet && isTerminal(2) }

  private func say(_ text: String) { if !report.options.quiet, !answers.isSilent { printLine(text) } }

  private func printNotices(_ notices: [String]) {
    for notice in notices { printError("\(target.name): \(notice.visible)") }
  }

  /// A release's name, or as much of a commit's id as one needs.
  private func short(_ state: String) -> String { state.count == 40 ? String(state.prefix(12)) : state }

  private func named(_ state: String) -> String {
    state.isEmpty ? "" : " (\(short(state)))"
  }
}

extension Diagnostic {
  /// The same at the file that a page was copied from, or with the page's source in the hint: nobody edits the page
  /// itself.
  fileprivate func traced(to page: SiteFile?) -> Diagnostic {
    guard let page, let origin = page.origin else { return self }
    if case .copied = page.content {
      let place = SourceLocation(path: origin.path, line: location.line, column: location.column)
      return Diagnostic(id, at: place, message, hint: hint)
    }
    return Diagnostic(id, at: location, message, hint: hint ?? "the page is made from \(origin.path)")
  }
}
