import Archive
import ArgumentParser
import Base
import Build
import Letters
import Notes
import Output

struct EditionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edition",
    abstract: "Write a digest as a letter, a text or a book.",
    discussion: """
      'gazette edition 2025-W43 --to week.eml' makes a letter that mail programs open, \
      'gazette edition 2025-10 --to october.epub' a book with every note of the month in full.
      """)

  @Argument(help: "A day, a week or a month: 2025-10-21, 2025-W43 or 2025-10.")
  var period: String

  @Option(
    name: .long, help: "html, eml, text, epub or md. By default, the ending of the file's name decides, else html.")
  var format: Edition.Format?

  @Option(name: .long, help: "The file to write. By default, standard output.")
  var to: String?

  @Option(name: .long, help: "The sender of a letter: 'Desk <desk@example.org>'.")
  var from: String?

  @OptionGroup var options: SiteOptions
  @OptionGroup var publication: PublicationOptions

  func validate() throws {
    guard Period(name: period) != nil else {
      throw ValidationError("'\(period)' is not a day, a week or a month; write 2025-10-21, 2025-W43 or 2025-10")
    }
    if format == nil, let to, let ending = Self.ending(of: to), Self.format(of: ending) == nil {
      throw ValidationError("no format has the ending '.\(ending)'; use --format with html, eml, text, epub or md")
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
    guard let site = built.value, let period = Period(name: period) else {
      _ = report.show(built.diagnostics)
      throw ExitCode(1)
    }
    guard !report.show(site.diagnostics(concerning: period)) else { throw ExitCode(1) }
    guard let edition = Edition(of: period, site.site) else {
      throw refusal("there is no digest of \(self.period): no published note falls in it")
    }
    let format = format ?? to.flatMap(Self.ending).flatMap(Self.format) ?? .html
    let bytes = try edition.bytes(as: format, sender: from, read: site.content.read)
    // The texts of a book are compressed; they are those of the letter.
    try report.withoutLeaks {
      try site.prove(
        to ?? "the edition",
        format == .epub ? try edition.bytes(as: .html, sender: from, read: site.content.read) : bytes)
    }
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
    } else if format == .epub, isTerminal(1) {
      throw refusal("a terminal cannot show a book; write it to a file with --to")
    } else {
      write(bytes, to: 1)
    }
  }

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
