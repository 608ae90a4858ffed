import Archive
import ArgumentParser
import Base
import Build
import Formats
import Letters
import Notes
import Output

struct EditionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edition",
    abstract: "Write a digest, or what is new, as a letter, a text or a book.",
    discussion: """
      'gazette edition 2025-W43 --to week.eml' makes a letter that mail programs open, \
      'gazette edition 2025-10 --to october.epub' a book with every note of the month in full. \
      'gazette edition --since-last --to news.eml' has what no letter had before, and remembers it. \
      'gazette edition --actor ann-roe --to roe.pdf' has everything that names an actor; a PDF is printed with weasyprint \
      or chromium.
      """)

  @Argument(
    help:
      "A day, a week, a month or a year: 2025-10-21, 2025-W43, W43, 2025-10, 2025, yesterday, last-week, last-month.")
  var period: String?

  @Option(name: .long, help: "What is new since this day.")
  var since: String?

  @Flag(
    name: .long,
    help: "What is new since the last letter that was made so; content/editions/sent.yml remembers them.")
  var sinceLast = false

  @Flag(name: .long, help: "With --since-last: do not remember this letter.")
  var dryRun = false

  @Option(name: .long, help: "Only notes of this topic.")
  var topic: String?

  @Option(name: .long, help: "Only notes that name this actor.")
  var actor: String?

  @Option(name: .long, help: "Only notes of this story: its slug.")
  var story: String?

  @Flag(name: .long, help: "Every note in full, not only its summary. A book always has them in full.")
  var full = false

  @Option(
    name: .long, help: "html, eml, text, epub, pdf or md. By default, the ending of the file's name decides, else html."
  )
  var format: Edition.Format?

  @Option(name: .long, help: "The file to write. By default, standard output.")
  var to: String?

  @Option(name: .long, help: "The sender of a letter: 'Desk <desk@example.org>'.")
  var from: String?

  @OptionGroup var options: SiteOptions
  @OptionGroup var publication: PublicationOptions

  func validate() throws {
    let scopes = [topic, actor, story].compactMap(\.self)
    guard scopes.count <= 1 else { throw ValidationError("give one of --topic, --actor and --story") }
    if period != nil {
      guard since == nil, !sinceLast, scopes.isEmpty else {
        throw ValidationError(
          "a period stands alone; --since, --since-last, --topic, --actor and --story are without one")
      }
    } else if since == nil, !sinceLast, scopes.isEmpty {
      throw ValidationError(
        "name a day, a week, a month or a year, or give --since, --since-last, --topic, --actor or --story")
    }
    if let since, Day(since) == nil { throw ValidationError("'\(since.visible)' is not a day; write 2025-10-21") }
    if sinceLast, publication.drafts || publication.future {
      throw ValidationError("--since-last remembers what readers got: it works without --drafts and --future")
    }
    if dryRun, !sinceLast { throw ValidationError("--dry-run needs --since-last") }
    if let period, Period(words: period, today: Self.someDay) == nil {
      throw ValidationError(
        "'\(period.visible)' is not a day, a week, a month or a year; write 2025-10-21, 2025-W43, 2025-10 or last-week")
    }
    if format == nil, let to, let ending = Self.ending(of: to), Self.format(of: ending) == nil {
      throw ValidationError("no format has the ending '.\(ending)'; use --format with html, eml, text, epub, pdf or md")
    }
    // The name may be in any script, the address not.
    if let from, let address = from.split(separator: "<").last, !address.contains("@") || !address.allSatisfy(\.isASCII)
    {
      throw ValidationError("'\(from)' is not an address; write it as 'Desk <desk@example.org>'")
    }
  }

  func run() throws {
    let folder = options.folder
    let built = try build(folder, publication.build, in: .machine)
    let report = Report(options: options)
    guard let site = built.value else {
      _ = report.show(built.diagnostics)
      throw ExitCode(1)
    }
    guard case (var edition, let memory)? = try edition(of: site, report) else { return }
    edition.isFull = full
    try write(edition, site, folder, report)
    if let memory {
      try folder.makeFolder("content/editions")
      try folder.replace(SentLetter.path, with: Array(SentLetter.text(of: memory).utf8))
    }
  }

  // MARK: What is in it

  /// The edition, and the letters to remember after it is written; nil if there is nothing new to tell.
  private func edition(of site: BuiltSite, _ report: Report) throws -> (Edition, [SentLetter]?)? {
    if let words = period {
      guard let period = Period(words: words, today: today(site)) else { return nil }
      guard !report.show(site.diagnostics(concerning: period)) else { throw ExitCode(1) }
      guard let edition = Edition(of: period, site.site) else {
        throw refusal("there is no digest of \(period.name): no published note falls in it")
      }
      return (edition, nil)
    }
    guard !report.show(site.diagnostics) else { throw ExitCode(1) }
    let scope = try scope(site)
    let since = since.flatMap { Day($0) }
    guard sinceLast else {
      return (since.map { Edition(of: scope, since: $0, site.site) } ?? Edition(all: scope, site.site), nil)
    }
    let file = SourceFile(path: SentLetter.path, bytes: try options.folder.bytes(of: SentLetter.path) ?? [])
    let letters = file.bytes.isEmpty ? [] : SentLetter.read(file, site.settings.rules).value ?? []
    let isFirst = !letters.contains { $0.scope == scope.key(site.site) }
    if isFirst, since == nil {
      throw refusal("no letter was made with --since-last yet; say where the first one begins: --since 2025-10-21")
    }
    if !isFirst, since != nil {
      throw refusal("a letter was made with --since-last already; the next one goes on from there, without --since")
    }
    let edition =
      isFirst
      ? since.map { Edition(of: scope, since: $0, site.site) }
      : Edition(of: scope, after: letters, site.site)
    guard let edition, !edition.isEmpty else {
      if !options.quiet { printError("nothing is new; nothing was written") }
      return nil
    }
    let zone = site.settings.zone
    let time = Timestamp(instant: publication.build.now(in: zone, of: .machine), in: zone)
    let letter = edition.sent(scope, at: time, since: isFirst ? since : nil)
    return (edition, dryRun ? nil : letters + [letter])
  }

  private func today(_ site: BuiltSite) -> Day {
    let zone = site.settings.zone
    return zone.day(of: publication.build.now(in: zone, of: .machine))
  }

  private func scope(_ site: BuiltSite) throws -> EditionScope {
    if let topic {
      let head = try site.topic(lookingUp: topic)
      if let found = site.archive.topics.first(where: { $0.head.slug == head.slug }) { return .topic(found.id) }
    }
    if let actor {
      let head = try site.actor(lookingUp: actor)
      if let found = site.archive.actors.first(where: { $0.head.slug == head.slug }) { return .actor(found.id) }
    }
    if let story {
      if let found = site.archive.stories.first(where: { $0.slug.text == story }) { return .story(found.id) }
      let hint =
        nearest(to: story, among: site.archive.stories.map(\.slug.text)).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("no story has the slug '\(story.visible)'\(hint)")
    }
    return .site
  }

  // MARK: Writing

  private func write(_ edition: Edition, _ site: BuiltSite, _ folder: SiteFolder, _ report: Report) throws {
    let format = format ?? to.flatMap(Self.ending).flatMap(Self.format) ?? .html
    let isBook = [.epub, .pdf].contains(format)
    // The texts of a book are compressed; they are those of its one page.
    let book = isBook ? try edition.book(read: site.content.read) : nil
    let texts = try book?.onePage ?? edition.bytes(as: format, sender: from, read: site.content.read)
    try report.withoutLeaks { try site.prove(to ?? "the edition", texts) }
    let bytes = try book.map { format == .pdf ? try PDFPrinter.pdf(of: $0) : $0.bytes } ?? texts
    if let to, to != "-" {
      let path = absolutePath(to)
      guard try Disk.kind(path) != .folder else { throw refusal("\(to) is a folder; name a file") }
      guard !folder.isSource(path) else {
        throw refusal("\(to) is part of what the site is made from; name a file elsewhere")
      }
      // Whole or not at all: beside the file first, then in its place.
      try Disk.writeFile(bytes, to: path + ".gazette-new")
      try Disk.move(path + ".gazette-new", path)
      if !options.quiet { printError("\(to): \(count(bytes.count, "byte"))") }
    } else if isBook, isTerminal(1) {
      throw refusal("a terminal cannot show a book; write it to a file with --to")
    } else {
      gazette.write(bytes, to: 1)
    }
  }

  /// To tell words that are a period from others.
  private static let someDay = Timestamp(instant: 0, in: .utc).day

  /// What stands after the dot of a file's name.
  private static func ending(of path: String) -> String? {
    let parts = path.split(separator: "/").last?.split(separator: ".") ?? []
    return parts.count > 1 ? parts.last.map(String.init) : nil
  }

  /// The format whose files end so.
  private static func format(of ending: String) -> Edition.Format? {
    switch ending.lowercased() {
    case "txt": .text
    case "htm": .html
    case let ending: Edition.Format(rawValue: ending)
    }
  }
}

extension Edition.Format: ExpressibleByArgument {}

extension Period {
  /// A period by its name, or by words that count from a day: `yesterday`, `last-week`, `W43`, `2025`.
  init?(words: String, today: Day) {
    switch words {
    case "today": self = .day(today)
    case "yesterday": self = .day(today.advanced(by: -1))
    case "this-week": self = .week(today.week)
    case "last-week": self = .week(today.week.monday.advanced(by: -7).week)
    case "this-month": self = .month(today.month)
    case "last-month":
      let first = Day(year: today.month.year, month: today.month.month, day: 1) ?? today
      self = .month(first.advanced(by: -1).month)
    default:
      if words.utf8.count == 4, words.utf8.allSatisfy(\.isASCIIDigit), let year = Int(words), year > 0 {
        self = .year(year)
      } else if words.hasPrefix("W") {
        // The last such week: in January, W52 is that of the year before.
        guard let own = Period(name: "\(padded(today.week.year, 4))-\(words)") else { return nil }
        if case .week(let week) = own, today.week < week,
          let before = Period(name: "\(padded(today.week.year - 1, 4))-\(words)")
        {
          self = before
        } else {
          self = own
        }
      } else {
        self.init(name: words)
      }
    }
  }
}
