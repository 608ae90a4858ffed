import Archive
import ArgumentParser
import Base
import Dispatch
import Output
import Preview
import Publishing

struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the site to where people read it.",
    discussion: """
      Builds the site afresh, without drafts and notes under embargo, checks it, and shows what would change at each target of \
      'publish:' in gazette.yml, or at the one that is named. It asks before the first time and before many deletions.
      """, aliases: ["deploy"])

  @Argument(help: "The target's name in gazette.yml; all of them where none is given.")
  var target: String?

  @Flag(name: [.customShort("n"), .long], help: "Show what would change, and change nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Answer every question with yes.")
  var yes = false

  @Flag(name: .long, help: "Make the edition before the one that is live the live one again.")
  var rollback = false

  @Flag(name: .long, help: "Take the place of a site of another address.")
  var replace = false

  @Flag(name: .long, help: "Print what changes as JSON on standard output.")
  var json = false

  @Option(
    name: [.customShort("b"), .customShort("u"), .long], help: "The site's address, instead of the one in gazette.yml.")
  var baseURL: String?

  @OptionGroup var options: SiteOptions

  func validate() throws {
    if let baseURL, checkedSiteURL(baseURL) == nil {
      throw ValidationError("'\(baseURL)' is not an address such as https://example.org/")
    }
    if rollback && (dryRun || replace || json || baseURL != nil) {
      throw ValidationError("--rollback goes with a target, --yes and --quiet only")
    }
  }

  func run() async throws {
    let work = Task { try await publish() }
    let signals = onEndingSignals { work.cancel() }
    defer { signals.forEach { $0.cancel() } }
    try await work.value
  }

  private func publish() async throws {
    let folder = SiteFolder(root: options.root)
    let report = Report(options: options)
    let targets = try targets(in: folder, report)
    var built: (url: String?, pipeline: Pipeline)?
    var records: [PublishRecord] = []
    var hasFailed = false
    for target in targets {
      do {
        let run = TargetRun(
          target: target, folder: folder, report: report,
          answers: .init(isDryRun: dryRun, saysYes: yes, replaces: replace, isSilent: json))
        if rollback {
          try await run.rollBack()
          continue
        }
        let url = baseURL ?? target.url
        if built == nil || built?.url != url { built = (url, try build(folder, url, report)) }
        if let built { records.append(try await run.publish(built.pipeline)) }
      } catch let error where !(error is ExitCode) {
        // One target that cannot be reached keeps no other from being brought up to date.
        if Task.isCancelled { throw refusal("\(target.name): interrupted; publish again to bring it to its end") }
        hasFailed = true
        printError("gazette: error: \(target.name): \("\(error)".visibleLines)")
      }
    }
    if json { printLine(try jsonText(records)) }
    if hasFailed { throw ExitCode(1) }
  }

  /// The targets that are meant, by gazette.yml.
  private func targets(in folder: SiteFolder, _ report: Report) throws -> [PublishTarget] {
    let file = folder.settingsFile()
    let settings = file.value.map { Settings.read($0, zone: Clock.zone) }
    let read = PublishTarget.read(settings?.value?.publish ?? [], root: folder.root)
    if report.show(file.diagnostics + (settings?.diagnostics ?? []) + read.diagnostics) { throw ExitCode(1) }
    let all = read.value
    guard !all.isEmpty else {
      throw refusal("gazette.yml names no target under 'publish:'; docs/publishing.md has examples")
    }
    guard let target else {
      if rollback, all.count > 1 {
        throw refusal("--rollback needs a target's name: \(all.map(\.name).joined(separator: ", "))")
      }
      return all
    }
    if let named = all.first(where: { $0.name == target }) { return [named] }
    let hint = nearest(to: target, among: all.map(\.name)).map { "did you mean '\($0)'?" }
    throw refusal(
      "there is no target '\(target.visible)'; \(hint ?? "there are \(all.map(\.name).joined(separator: ", "))")")
  }

  /// The site as it is published now: no drafts, nothing dated ahead or under embargo, everything checked.
  private func build(_ folder: SiteFolder, _ url: String?, _ report: Report) throws -> Pipeline {
    let publication = try PublicationOptions.parse(url.map { ["--base-url", $0] } ?? [])
    let built = try Pipeline.run(folder, publication)
    var diagnostics = built.diagnostics
    if let pipeline = built.value {
      diagnostics += try pipeline.audited(in: folder)
      if pipeline.archive.notes.isEmpty {
        let withheld = pipeline.archive.withheld.count
        diagnostics.append(
          Diagnostic(
            .publishEmpty, at: SourceLocation(path: "content/notes"), "there is no note to publish",
            hint: withheld > 0 ? "\(withheld) withheld: 'gazette build --verbose' names them" : nil))
      }
      let host = pipeline.settings.url.split(separator: "/").dropFirst().first.map(String.init) ?? ""
      if isLocal(host: host) {
        diagnostics.append(
          Diagnostic(
            .publishLocal, at: SourceLocation(path: "gazette.yml"),
            "the site's address, \(pipeline.settings.url)/, is this machine's", hint: "url: where readers will find it")
        )
      }
    }
    guard !report.show(diagnostics), let pipeline = built.value else { throw ExitCode(1) }
    if options.verbose { report.name(pipeline.archive.withheld) }
    return pipeline
  }
}

extension String {
  /// As `visible`, line by line.
  fileprivate var visibleLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(separator: "\n")
  }
}
