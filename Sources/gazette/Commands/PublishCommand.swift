import Archive
import ArgumentParser
import Base
import Build
import Dispatch
import Notes
import Publishing

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish the site to where people read it.",
    discussion: """
      Builds the site without drafts and notes under embargo, checks it, and shows what would change at each target that \
      gazette.yml lists under 'publish:', or at the one that you name. It asks before the first publish and before many \
      deletions.
      """, aliases: ["deploy"])

  @Argument(help: "The name of a target in gazette.yml; without it, all targets.")
  var target: String?

  @Flag(name: [.customShort("n"), .long], help: "Show what would change, and change nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Answer every question with yes.")
  var yes = false

  @Flag(name: .long, help: "Go back to the version of the site before the live one.")
  var rollback = false

  @Flag(name: .long, help: "Replace a site that has another address.")
  var replace = false

  @Flag(name: .long, help: "Print what changes as JSON on standard output.")
  var json = false

  @Option(
    name: [.customShort("b"), .customShort("u"), .long], help: "The site's address, instead of the one in gazette.yml.")
  var baseURL: String?

  @OptionGroup var options: SiteOptions

  func validate() throws {
    if let baseURL {
      guard let url = checkedSiteURL(baseURL), !isLocal(siteURL: url) else {
        throw ValidationError(
          "'\(baseURL)' is not an address such as https://example.org/ where readers could find the site")
      }
    }
    let others = [(dryRun, "--dry-run"), (replace, "--replace"), (json, "--json"), (baseURL != nil, "--base-url")]
    if rollback, let other = others.first(where: \.0) {
      throw ValidationError("--rollback does not go with \(other.1)")
    }
    if replace, target == nil { throw ValidationError("--replace needs the name of a target") }
  }

  func run() async throws {
    let work = Task { try await publish() }
    let signals = onEndingSignals { work.cancel() }
    defer { signals.forEach { $0.cancel() } }
    try await work.value
  }

  private func publish() async throws {
    let folder = options.folder
    let report = Report(options: options)
    let targets = try targets(in: folder, report)
    var sites: [SiteKey: BuiltSite?] = [:]
    var records: [PublishRecord] = []
    for target in targets {
      let run = TargetDialogue(
        target: target, folder: folder, report: report,
        answers: .init(isDryRun: dryRun, saysYes: yes, replaces: replace, isSilent: json))
      // One target that cannot be reached, or whose site has errors, does not stop the others.
      do {
        if rollback {
          try await run.rollBack()
          continue
        }
        let key = SiteKey(url: baseURL ?? target.url, audience: target.audience?.value)
        if sites[key] == nil { sites[key] = .some(try build(folder, key, report)) }
        guard case .some(.some(let pipeline)) = sites[key] else {
          throw PublishingError.refused("nothing was published: the site has errors")
        }
        records.append(try await run.publish(pipeline))
      } catch {
        if Task.isCancelled { throw refusal("\(target.name): interrupted; publish again to finish") }
        printError("gazette: error: \(target.name): \("\(error)".visibleLines)")
        records.append(PublishRecord(target, failure: "\(error)"))
      }
    }
    if json { printLine(try jsonText(records)) }
    if records.contains(where: \.hasFailed) { throw ExitCode(1) }
  }

  /// The targets of gazette.yml that are to be published to.
  private func targets(in folder: SiteFolder, _ report: Report) throws -> [PublishTarget] {
    let file = try folder.settingsFile()
    let settings = file.value.map { SettingsFile.read($0, zone: Clock.zone) }
    let read = PublishTarget.read(settings?.value?.targets ?? [], root: folder.root)
    let misplaced = try read.value.compactMap { try $0.misplacement(root: folder.root, home: homeFolder()) }
    if report.show(file.diagnostics + (settings?.diagnostics ?? []) + read.diagnostics + misplaced) {
      throw ExitCode(1)
    }
    let all = read.value
    guard !all.isEmpty else {
      throw refusal("gazette.yml names no target under 'publish:'; 'gazette docs publishing' has examples")
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

  /// What differs between the sites for two targets.
  private struct SiteKey: Hashable {
    let url: String?
    let audience: String?
  }

  /// The site as it is published now: without drafts, without notes dated ahead or under embargo, and without what is
  /// for a narrower audience than the target's, and checked. Nil, with everything reported, where it has errors.
  private func build(_ folder: SiteFolder, _ key: SiteKey, _ report: Report) throws -> BuiltSite? {
    var publication = BuildOptions()
    if let audience = key.audience { publication.audience = .named(audience) }
    if let url = key.url.flatMap(checkedSiteURL) { publication.address = .url(url) }
    let built = try Build.build(folder, publication, in: .machine)
    var diagnostics = built.diagnostics
    if let pipeline = built.value {
      diagnostics += try pipeline.audited()
      if options.verbose { report.name(pipeline.archive.withheld) }
      if pipeline.archive.notes.isEmpty {
        let withheld = pipeline.archive.withheld.count
        diagnostics.append(
          Diagnostic(
            .publishEmpty, at: SourceLocation(path: "content/notes"), "there is no note to publish",
            hint: withheld > 0 ? "\(withheld) withheld: 'gazette publish --verbose' names them" : nil))
      }
      if isLocal(siteURL: pipeline.settings.url) {
        diagnostics.append(
          Diagnostic(
            .publishLocal, at: pipeline.settings.urlLocation,
            "the site's address, \(pipeline.settings.url)/, is this machine's",
            hint: "url: give the address where readers will find the site")
        )
      }
    }
    return report.show(diagnostics) ? nil : built.value
  }
}

extension String {
  /// As `visible`, line by line.
  fileprivate var visibleLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(separator: "\n")
  }
}
