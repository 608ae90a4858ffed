import Archive
import ArgumentParser
import Base
import Build
import Drafting
import FrontMatter
import Names
import Notes
import Output

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Create a note from each article, offline.",
    discussion: """
      An article is plain text, Markdown, a saved HTML page, a mail or a page in one file (.eml, .mht); a PDF is read with \
      pdftotext and a DOCX with pandoc, where they are installed. The new note has a complete head with the article as its \
      source, and each quotation with the speaker that the article names. Comments list the actors, dates and unknown names \
      of the article. You write the text yourself, in your own words. With several articles, a table at the end says what \
      was found in each.
      """)

  @Argument(help: "The article's file, or - for standard input. Several files and folders are possible.")
  var files: [String]

  @Option(name: .long, help: "The article's address.")
  var url: String?

  @Option(name: .long, help: "The outlet that published it.")
  var publisher: String?

  @Option(name: .long, help: "The article's title.")
  var title: String?

  @Option(name: .long, help: "When it was published: 2025-10-21 or 2025-10-21T18:30:00+02:00.")
  var date: String?

  @Option(name: .long, help: "A topic of the note. Repeat the option for more topics.")
  var topic: [String] = []

  @Flag(name: .shortAndLong, help: "Open the note in $VISUAL or $EDITOR.")
  var edit = false

  @Flag(
    name: .long, help: "Print everything found in the article as JSON, and write no note. Several articles are a list.")
  var json = false

  @OptionGroup var options: SiteOptions

  func validate() throws {
    if let date { try checkDate(date, "a date") }
    if let url,
      checkedSiteURL(url.split(whereSeparator: { "?#".contains($0) }).first.map(String.init) ?? "") == nil
        || url.contains(where: \.isWhitespace)
    {
      throw ValidationError("'\(url)' is not an address such as https://example.org/article")
    }
    if let empty = topic.first(where: { Slug(from: $0) == nil }) {
      throw ValidationError("'\(empty)' cannot be a topic: it has no letter or digit")
    }
    if json, edit { throw ValidationError("--edit does not work with --json, which writes no note") }
    if files.contains("") { throw ValidationError("an article's file has no name") }
    if files.count > 1 {
      if files.contains("-") { throw ValidationError("- for standard input stands alone") }
      try checkSeveral()
    }
  }

  /// An option that describes one article cannot describe several.
  private func checkSeveral() throws {
    let given = [("--url", url != nil), ("--title", title != nil), ("--edit", edit)].first { $0.1 }
    if let given { throw ValidationError("\(given.0) works with one article only") }
  }

  func run() throws {
    let report = Report(options: options)
    let built = try build(options.folder, .everything, in: .machine)
    guard let site = built.value else {
      _ = report.show(built.diagnostics)
      throw ExitCode(1)
    }
    let hasFolder = try files.contains { file in
      if file == "-" { return false }
      return try isFolder(file)
    }
    guard files.count > 1 || hasFolder else { return try draftOne(files[0], site, report) }
    try checkSeveral()
    try draftAll(ArticleFiles.list(files), site, report)
  }

  private func isFolder(_ path: String) throws -> Bool {
    let absolute = absolutePath(path)
    return try Disk.kind(Disk.realPath(absolute) ?? absolute) == .folder
  }

  // MARK: One article

  private func draftOne(_ file: String, _ site: BuiltSite, _ report: Report) throws {
    let (article, diagnostics) = try read(file, site)
    _ = report.show(diagnostics)
    guard let article else { throw ExitCode(1) }
    let material = DraftMaterial(of: article, by: site.names)
    if json { return printLine(try jsonText(ArticleRecord(article, material, site.names))) }
    let writer = DraftWriter(article: article, material: material, names: site.names)
    let note = try note(of: writer, site)
    try options.folder.add([(note.path, note.text)])
    if !options.quiet {
      printLine("wrote \(note.path)")
      writer.advice(notes: site.names.things.notes).forEach(printError)
    }
    if edit { try openEditor(on: options.folder.root + "/" + note.path) }
  }

  /// The article in a file, with what the options say of it.
  private func read(_ file: String, _ site: BuiltSite) throws -> (article: Article?, diagnostics: [Diagnostic]) {
    let zone = site.settings.zone
    let source = try ArticleFiles.read(file)
    let today = zone.day(of: Clock.now)
    // An element with 100,000 attributes keeps libxml2 busy for minutes.
    guard let read = within(seconds: 10, { readArticle(source, zone: zone, today: today) }) else {
      throw refusal(
        "\(file.visible): reading the article took longer than 10 seconds; save only its text and try again")
    }
    guard var article = read.value else { return (nil, read.diagnostics) }
    let given = ArticleFacts(
      title: title?.trimmed, publisher: publisher?.trimmed, url: url,
      date: date.flatMap { DateText($0)?.timestamp(in: zone) })
    article.facts = given.completed(by: article.facts)
    return (article, read.diagnostics)
  }

  private func note(of writer: DraftWriter, _ site: BuiltSite) throws -> NewFile {
    guard let outline = writer.outline(topics: topic, today: site.settings.zone.day(of: Clock.now)) else {
      throw refusal(
        "the article's title '\(writer.title.visible)' has no letter or digit for a file name; use --title")
    }
    let note = try NewFile.note(outline, beside: site.names.things.notes)
    guard note.text.utf8.count <= ContentFolder.largestText else {
      throw refusal("the article has too many quotations: the note would be larger than 1 MiB")
    }
    return note
  }

  // MARK: Several

  /// Drafts a note for each article. One that cannot be read, or that is there twice, does not stop the others.
  private func draftAll(_ files: [String], _ site: BuiltSite, _ report: Report) throws {
    guard !files.isEmpty else { throw refusal("there is no article in \(self.files.joined(separator: ", ").visible)") }
    var rows: [DraftRow] = []
    var records: [ArticleRecord] = []
    var duplicates = DraftDuplicates(notes: site.names.things.notes)
    var fails = false
    for file in files {
      do {
        let (article, diagnostics) = try read(file, site)
        fails = report.show(diagnostics) || article == nil || fails
        guard let article else { continue }
        let material = DraftMaterial(of: article, by: site.names)
        if json {
          records.append(ArticleRecord(article, material, site.names, file: file))
          continue
        }
        let writer = DraftWriter(article: article, material: material, names: site.names)
        if let other = duplicates.known(article) {
          rows.append(
            DraftRow(article, material, site.names, result: "not written: the same article as \(other.visible)"))
          continue
        }
        let note = try note(of: writer, site)
        try options.folder.add([(note.path, note.text)])
        duplicates.add(article, from: file)
        rows.append(DraftRow(article, material, site.names, result: note.path))
      } catch let error where !(error is CancellationError) {
        printError("\(file.visible): \(error)")
        fails = true
      }
    }
    if json {
      printLine(try jsonText(records))
    } else if !options.quiet, !rows.isEmpty {
      printLine(DraftRow.table(rows))
    }
    if fails { throw ExitCode(1) }
  }
}
