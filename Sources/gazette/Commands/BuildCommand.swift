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
    let owned = try Ownership.check(target, root: folder.root, home: homeFolder())
    // Taken before anything is read: whoever has the lock last has read the newest content.
    let lock = owned.hasErrors ? nil : try lock(target)
    defer { lock?.release() }
    let built = try build(folder, publication.build, in: .machine)
    let fails = report.show(owned + built.diagnostics)
    guard !fails, let site = built.value, let lock else { throw ExitCode(1) }

    let files = site.files
    let progress = Progress(total: files.count)
    let ticker = ProgressLine(progress, isShown: !options.quiet && isTerminal(2))
    let written = try report.withoutLeaks {
      try write(files, of: site.settings.url + "/", under: lock, progress: progress)
    }
    ticker.end()
    // Warnings are of what is left to delete: the site is written, also with --strict.
    _ = report.show(lock.diagnostics + written.diagnostics)
    guard !written.diagnostics.hasErrors else { throw ExitCode(1) }
    if options.verbose { report.name(site.archive.withheld) }
    if !options.quiet {
      printLine(
        report.summary(
          notes: site.archive.notes.count, pages: site.siteFiles.count { $0.path.filePath.hasSuffix(".html") },
          written.value, site.archive.withheld, seconds: Clock.monotonic - start))
    }
    // The system takes back the memory of a whole archive at once; freeing it value by value takes a tenth of a build.
    lock.release()
    withExtendedLifetime(built) { exitProgram(0) }
  }

  /// Waits for another build of the same output.
  private func lock(_ target: String) throws -> OutputLock {
    let patience = 600
    let lock = try OutputLock.take(target, patience: patience) { holder in
      guard !options.quiet else { return }
      printError("waiting for \(holder.map { "process \($0)" } ?? "another process"), which writes to \(target)")
    }
    guard let lock else { throw refusal("another process has written to \(target) for \(patience / 60) minutes") }
    return lock
  }
}
