import Archive
import ArgumentParser
import Base
import Output
import Pages

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Build the site.")

  @OptionGroup var options: SiteOptions
  @OptionGroup var publication: PublicationOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let start = Clock.monotonic
    let report = Report(options: options)
    let folder = SiteFolder(root: options.root)
    let target = output.folder(root: folder.root)
    let owned = Ownership.check(target, root: folder.root, home: homeFolder())
    let built = try Pipeline.run(folder, publication)
    let fails = report.show(owned + built.diagnostics)
    guard !fails, let pipeline = built.value else { throw ExitCode(1) }

    let files = pipeline.files(of: folder)
    let progress = Progress(total: files.count)
    let ticker = ProgressLine(progress, isShown: !options.quiet && isTerminal(2))
    let written = try write(files, of: pipeline.settings.url + "/", to: target, progress: progress)
    ticker.end()
    guard !report.show(written.diagnostics) else { throw ExitCode(1) }
    if options.verbose { report.name(pipeline.archive.withheld) }
    if !options.quiet {
      printLine(
        report.summary(
          notes: pipeline.archive.notes.count, pages: pipeline.pages.count { $0.path.filePath.hasSuffix(".html") },
          written.value, pipeline.archive.withheld, seconds: Clock.monotonic - start))
    }
    // The system takes back the memory of a whole archive at once; freeing it value by value takes a tenth of a build.
    withExtendedLifetime(built) { exitProgram(0) }
  }
}
