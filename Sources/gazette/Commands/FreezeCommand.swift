import Archive
import ArgumentParser
import Base
import Build
import FrontMatter
import Names
import Notes
import Site

struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "Keep a digest as it was sent or cited.",
    discussion: """
      Writes content/editions/2025-W43.yml. From then on the digest's page, its entry in feeds and its letter have these \
      notes in this order, with the titles and summaries of that time. A note that comes later stands under 'Added \
      later', one that changed has a mark. 'gazette check' names changes that no correction tells of. To freeze a digest \
      anew, delete its file first.
      """)

  @Argument(help: "A day, a week or a month: 2025-10-21, 2025-W43 or 2025-10.")
  var period: String?

  @Option(name: .long, help: "Freeze every digest that ends before this day and is not frozen.")
  var allBefore: String?

  @Flag(name: .long, help: "Show what became of the notes of a frozen digest; write nothing.")
  var show = false

  @OptionGroup var options: SiteOptions
  @OptionGroup var publication: PublicationOptions

  func validate() throws {
    guard (period == nil) != (allBefore == nil) else {
      throw ValidationError("name a day, a week or a month, or give --all-before")
    }
    if let period, Period(name: period) == nil {
      throw ValidationError("'\(period)' is not a day, a week or a month; write 2025-10-21, 2025-W43 or 2025-10")
    }
    if let allBefore, Day(allBefore) == nil {
      throw ValidationError("'\(allBefore)' is not a day; write 2025-10-21")
    }
    if show, allBefore != nil { throw ValidationError("--show needs a day, a week or a month") }
    // What only some may see yet must not be kept as what all have seen.
    if publication.drafts || publication.future {
      throw ValidationError("a digest is frozen as it is published: without --drafts and --future")
    }
  }

  func run() throws {
    let report = Report(options: options)
    let built = try build(options.folder, publication.build, in: .machine)
    guard let site = built.value else {
      _ = report.show(built.diagnostics)
      throw ExitCode(1)
    }
    if let period = period.flatMap({ Period(name: $0) }) {
      guard !report.show(site.diagnostics(concerning: period)) else { throw ExitCode(1) }
      return try show ? printDifference(of: period, site) : freeze([period], site)
    }
    guard !report.show(built.diagnostics) else { throw ExitCode(1) }
    guard let day = allBefore.flatMap({ Day($0) }) else { return }
    let frozen = site.archive.frozenDigests
    try freeze(site.archive.periods(before: day).filter { frozen[$0] == nil }, site)
  }

  // MARK: Freezing

  private func freeze(_ periods: [Period], _ site: BuiltSite) throws {
    let zone = site.settings.zone
    let time = Timestamp(instant: publication.build.now(in: zone, of: .machine), in: zone)
    let audiences = site.settings.audiences
    let place = publication.build.audience(among: audiences) ?? 0
    let files = try periods.map { period in
      if let digest = site.archive.frozenDigests[period] {
        throw refusal(
          "\(period.name) is frozen as of \(digest.edition.time.day); delete \(digest.edition.path) to freeze it anew")
      }
      guard let edition = site.archive.edition(of: period, at: time, audience: place) else {
        throw refusal("there is no digest of \(period.name): no published note falls in it")
      }
      return (path: edition.path, text: edition.text(audience: audiences.name(of: place)))
    }
    try options.folder.add(files)
    guard !options.quiet else { return }
    if files.isEmpty { printLine("every such digest is frozen already") }
    for file in files { printLine("wrote \(file.path)") }
  }

  // MARK: What changed since

  private func printDifference(of period: Period, _ site: BuiltSite) throws {
    guard let digest = site.archive.frozenDigests[period] else {
      throw refusal("\(period.name) is not frozen; 'gazette freeze \(period.name)' does it")
    }
    printLine("\(period.name), frozen \(digest.edition.time): \(count(digest.entries.count, "note"))")
    for entry in digest.entries {
      switch entry.state {
      case .same: printLine("same       \(entry.frozen.name)")
      case .corrected(let note, let day):
        printLine("corrected  \(entry.frozen.name)  on \(day)")
        printChanges(of: site.archive[note], since: entry.frozen)
      case .revised(let note, let day):
        printLine("revised    \(entry.frozen.name)" + (day.map { "  on \($0)" } ?? ""))
        printChanges(of: site.archive[note], since: entry.frozen)
      case .withdrawn: printLine("withdrawn  \(entry.frozen.name)  \(entry.frozen.title.visible)")
      case .withheld: printLine("withheld   \(entry.frozen.name)  it is not published now")
      }
    }
    for note in digest.late { printLine("late       \(site.archive[note].head.name)") }
  }

  /// The title and the summary then and now. What changed in the text is in the site's own history.
  private func printChanges(of note: Note, since frozen: FrozenEdition.Entry) {
    for (name, then, now) in [("title", frozen.title, note.head.title), ("summary", frozen.summary, note.summary)]
    where then != now {
      printLine("           - \(name): \(then.visible)")
      printLine("           + \(name): \(now.visible)")
    }
    for correction in note.head.corrections(since: frozen) {
      printLine("           \(correction.day): \(correction.text.visible)")
    }
  }
}
