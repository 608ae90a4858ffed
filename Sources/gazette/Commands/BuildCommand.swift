import Archive
import ArgumentParser
import Base
import Build
import Notes
import Output
import Site

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "build", abstract: "Build the site.")

  @OptionGroup var options: SiteOptions
  @OptionGroup var publication: PublicationOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let start = Clock.monotonic
    let report = Report(options: options)
    let folder = options.folder
    let target = output.folder(root: folder.root)
    let owned = Ownership.check(target, root: folder.root, home: homeFolder())
    let built = try build(folder, publication.build, in: .machine)
    let fails = report.show(owned + built.diagnostics)
    guard !fails, let site = built.value else { throw ExitCode(1) }

    let files = site.files
    let progress = Progress(total: files.count)
    let ticker = ProgressLine(progress, isShown: !options.quiet && isTerminal(2))
    let written = try report.withoutLeaks {
      try write(files, of: site.settings.url + "/", to: target, progress: progress)
    }
    ticker.end()
    guard !report.show(written.diagnostics) else { throw ExitCode(1) }
    if options.verbose { report.name(site.archive.withheld) }
    if !options.quiet {
      printLine(
        report.summary(
          notes: site.archive.notes.count, pages: site.siteFiles.count { $0.path.filePath.hasSuffix(".html") },
          written.value, site.archive.withheld, seconds: Clock.monotonic - start))
    }
    // The system takes back the memory of a whole archive at once; freeing it value by value takes a tenth of a build.
    withExtendedLifetime(built) { exitProgram(0) }
  }
}
