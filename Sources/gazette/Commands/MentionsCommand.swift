import Archive
import ArgumentParser
import Base
import Build
import Names
import Notes

struct MentionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mentions", abstract: "Show which names in the notes stand for which actors, and why.",
    discussion: """
      Prints each name with its line and column, the actor that it stands for, and the rule that decided: wiki-link, name, \
      alias, pinned (by 'actors:' in the head), family-name (the note gave the full name before), or the way in which the \
      note writes the name otherwise than the actor's file, such as inflected or accents, with the name of the file. For a \
      name that stays plain text it prints the reason. Other actors with the same name follow, each with the reason why it \
      is not meant.
      """)

  @Argument(help: "A note: its file, its name (2025-10-21-summit) or its slug. Without it, every note.")
  var note: String?

  @Flag(name: .long, help: "Show the capitalised names that belong to no actor, the most frequent first.")
  var unknown = false

  @OptionGroup var options: SiteOptions
  @OptionGroup var publication: PublicationOptions

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func run() throws {
    let built = try build(options.folder, publication.build, in: .machine)
    let report = Report(options: options)
    guard let site = built.value else {
      _ = report.show(built.diagnostics)
      throw ExitCode(1)
    }
    let note = try note.map { try lookUp($0, in: site, report) }
    let fails = report.show(note.map(site.diagnostics(concerning:)) ?? built.diagnostics)
    let notes = note.map { [$0] } ?? site.names.things.notes
    if unknown {
      try show(UnknownNameRecord.all(in: notes, site.names))
    } else {
      let found = concurrentMap(notes) { site.names.findings(in: $0) }
      try show(zip(notes, found).flatMap { note, names in names.map { MentionRecord(note, $0, site.names) } })
    }
    if fails { throw ExitCode(1) }
  }

  /// The note that is asked for. A path may also be one from where the person is.
  private func lookUp(_ name: String, in site: BuiltSite, _ report: Report) throws -> NoteHead {
    let absolute = absolutePath(name)
    let root = options.folder.root + "/"
    var found = site.lookUp(note: name)
    if case .none = found, absolute.hasPrefix(root) {
      let other = site.lookUp(note: String(absolute.dropFirst(root.count)))
      if case .none = other {} else { found = other }
    }
    switch found {
    case .note(let note): return note
    case .several(let notes):
      throw ValidationError("'\(name)' can mean \(notes.count) notes: \(notes.map(\.name).joined(separator: ", "))")
    case .unreadable(let path):
      _ = report.show(site.diagnostics.filter { $0.location.path == path })
      throw ExitCode(1)
    case .none(let suggestion):
      throw ValidationError(
        "there is no published note '\(name)'\(suggestion.map { ": did you mean '\($0)'?" } ?? "")")
    }
  }

  private func show(_ rows: [MentionRecord]) throws {
    if json { return printLine(try jsonText(rows)) }
    if !rows.isEmpty { printLine(rows.map(\.row).joined(separator: "\n")) }
  }

  private func show(_ rows: [UnknownNameRecord]) throws {
    if json { return printLine(try jsonText(rows)) }
    if !rows.isEmpty { printLine(rows.map(\.row).joined(separator: "\n")) }
  }
}
