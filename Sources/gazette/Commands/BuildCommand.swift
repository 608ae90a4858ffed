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

  @Flag(help: "Build even if nothing has changed since the last build.")
  var full = false

  @Flag(help: .hidden)
  var minify = false

  func run() throws {
    if minify { printError("--minify does nothing here: servers compress pages, and they are small") }
    let start = Clock.monotonic
    let report = Report(options: options)
    let folder = options.folder
    let target = output.folder(root: folder.root)
    let owned = try Ownership.check(target, root: folder.root, home: homeFolder())
    // Taken before anything is read: whoever has the lock last has read the newest content.
    let lock = owned.hasErrors ? nil : try lock(target)
    defer { lock?.release() }
    let memory = owned.isEmpty ? BuildMemoryFile(of: target, root: folder.root) : nil
    if !full, let lock, lock.diagnostics.isEmpty, let last = memory?.current(at: Clock.now) {
      write(last.shown, to: 2)
      let parts = last.summary.split(separator: "; ", maxSplits: 1).map(String.init)
      let seconds = Clock.monotonic - start
      if !options.quiet {
        printLine(report.summary(parts[0], WriteReport(), withheld: parts.last ?? "", seconds: seconds))
      }
      return
    }
    // Midnight may come while the site is built.
    let (asOf, started) = (Clock.now, Fingerprint.now)
    let inputs = try? Fingerprint.site(folder.root)
    let built = try build(folder, publication.build, in: .machine)
    let (shown, fails) = report.told(owned + built.diagnostics)
    write(shown, to: 2)
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
    let pages = site.siteFiles.count { $0.path.filePath.hasSuffix(".html") }
    let summary = "\(count(site.archive.notes.count, "note")), \(count(pages, "page"))"
    let withheld = report.withheldSummary(site.archive.withheld)
    if !options.quiet {
      printLine(report.summary(summary, written.value, withheld: withheld, seconds: Clock.monotonic - start))
    }
    // What --verbose names of withheld notes is not remembered.
    if !options.verbose, (lock.diagnostics + written.diagnostics).isEmpty, let memory, let inputs,
      let outputs = try? Fingerprint.output(target),
      let last = BuildMemory(
        key: memory.key, of: site, now: publication.build.now == nil ? asOf : nil, started: started,
        written: written.value.completed, inputs: inputs, outputs: outputs, summary: "\(summary); \(withheld)",
        shown: shown)
    {
      memory.save(last)
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
