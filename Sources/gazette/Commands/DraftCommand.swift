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
    commandName: "draft", abstract: "Create a note from an article, offline.",
    discussion: """
      The article is plain text, Markdown or a saved HTML page. The new note has a complete head with the article as its \
      source, and each quotation with the speaker that the article names. Comments list the actors, dates and unknown names \
      of the article. You write the text yourself, in your own words.
      """)

  @Argument(help: "The article's file, or - for standard input.")
  var file: String

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

  @Flag(name: .long, help: "Print everything found in the article as JSON, and write no note.")
  var json = false

  @OptionGroup var options: SiteOptions

  func validate() throws {
    if let date { try checkDate(date, "a date") }
    if let url,
      checkedSiteURL(url.split(whereSeparator: { "?#".contains($0) }).first.map(String.init) ?? "") == nil
    {
      throw ValidationError("'\(url)' is not an address such as https://example.org/article")
    }
    if let empty = topic.first(where: { Slug(from: $0) == nil }) {
      throw ValidationError("'\(empty)' cannot be a topic: it has no letter or digit")
    }
    if json, edit { throw ValidationError("--edit does not work with --json, which writes no note") }
  }

  func run() throws {
    let report = Report(options: options)
    let folder = options.folder
    let built = try build(folder, .everything, in: .machine)
    guard let site = built.value else {
      _ = report.show(built.diagnostics)
      throw ExitCode(1)
    }
    let zone = site.settings.zone
    let source = try sourceFile()
    // An element with 100,000 attributes keeps libxml2 busy for minutes.
    let deadline = Deadline(
      seconds: 10,
      message: "\(file.visible): reading the article took longer than 10 seconds; save only its text and try again")
    let read = readArticle(source, zone: zone)
    deadline.cancel()
    _ = report.show(read.diagnostics)
    guard var article = read.value else { throw ExitCode(1) }
    let given = ArticleFacts(
      title: title?.trimmed, publisher: publisher?.trimmed, url: url,
      date: date.flatMap { DateText($0)?.timestamp(in: zone) })
    article.facts = given.completed(by: article.facts)
    let material = DraftMaterial(of: article, by: site.names)
    if json { return printLine(try jsonText(ArticleRecord(article, material, site.names))) }

    let writer = DraftWriter(article: article, material: material, names: site.names)
    guard let outline = writer.outline(topics: topic, today: zone.day(of: Clock.now)) else {
      throw refusal(
        "the article's title '\((article.facts.title ?? "").visible)' has no letter or digit for a file name; use --title"
      )
    }
    let note = try NewFile.note(outline, beside: site.names.things.notes)
    guard note.text.utf8.count <= ContentFolder.largestText else {
      throw refusal("the article has too many quotations: the note would be larger than 1 MiB")
    }
    try folder.add([(note.path, note.text)])
    if !options.quiet {
      printLine("wrote \(note.path)")
      writer.advice(notes: site.names.things.notes).forEach(printError)
    }
    if edit { try openEditor(on: folder.root + "/" + note.path) }
  }

  private func sourceFile() throws -> SourceFile {
    if file == "-" {
      guard let bytes = readStandardInput(limit: largestArticle) else { throw refusal("cannot read standard input") }
      return SourceFile(path: "-", bytes: bytes)
    }
    let path = absolutePath(file)
    switch try Disk.kind(Disk.realPath(path) ?? path) {
    case .nothing: throw refusal("there is no file \(file.visible)")
    case .folder: throw refusal("\(file.visible) is a folder, not an article")
    case .file: break
    case .link, .other: throw refusal("\(file.visible) is not a regular file")
    }
    guard let bytes = try Disk.bytes(of: Disk.realPath(path) ?? path, limit: largestArticle) else {
      throw refusal("\(file.visible) cannot be read, or is larger than \(largestArticle / 1024 / 1024) MiB")
    }
    return SourceFile(path: file, bytes: bytes)
  }
}
