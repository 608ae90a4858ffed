import Names
import Notes
import Archive
import ArgumentParser
import Base
import Build

struct MentionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mentions", abstract: "Show which names in the prose are which actors, and why.",
    discussion: """
      Each name with its line and column, the actor that it stands for and the rule that decided: wiki-link, name, alias, \
      pinned (by 'actors:' in the head), family-name (of somebody whom the note named in full before). A name that stays \
      plain has the reason, and everybody who bears a name and is not meant is told with the reason too.
      """)

  @Argument(help: "A note: its file, its name (2025-10-21-summit) or its slug. Without one, every note.")
  var note: String?

  @Flag(name: .long, help: "Show the capitalised names that no actor bears, the most frequent first.")
  var unknown = false

  @OptionGroup var options: SiteOptions
  @OptionGroup var publication: PublicationOptions

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func run() throws {
    let built = try build(options.folder, publication.build, in: .machine)
    let fails = Report(options: options).show(built.diagnostics)
    guard let site = built.value else { throw ExitCode(1) }
    let notes = try chosen(site)
    if unknown {
      try show(site.names.unknownNames(in: notes))
    } else {
      let found = concurrentMap(notes) { site.names.findings(in: $0) }
      try show(zip(notes, found).flatMap { note, names in names.map { Row(note, $0, site.names) } })
    }
    if fails { throw ExitCode(1) }
  }

  /// The note that is asked for, or all.
  private func chosen(_ site: BuiltSite) throws -> [NoteHead] {
    guard let note else { return site.names.things.notes }
    let notes = site.names.things.notes
    let path = note.hasPrefix("./") ? String(note.dropFirst(2)) : note
    let found = notes.filter { $0.file.path == path || $0.name == note || $0.stem == note || $0.slug.text == note }
    if found.count == 1 { return found }
    let root = absolutePath(options.root)
    if let file = notes.first(where: { root + "/" + $0.file.path == absolutePath(note) }) { return [file] }
    if found.count > 1 {
      throw ValidationError(
        "'\(note)' names \(found.count) notes: \(found.map(\.name).joined(separator: ", "))")
    }
    let known = notes.flatMap { [$0.name, $0.slug.text, $0.file.path] }
    let hint = nearest(to: note, among: known).map { ": did you mean '\($0)'?" } ?? ""
    throw ValidationError("there is no published note '\(note)'\(hint)")
  }

  // MARK: Names

  /// One name in a note.
  private struct Row: Encodable {
    struct Candidate: Encodable {
      let actor: String
      let reason: String
    }

    let note: String
    let path: String
    let line: Int
    let column: Int
    let text: String
    /// The actor's slug; missing where the name stays plain.
    let actor: String?
    let rule: String?
    let link: Bool
    /// Why the name stays plain.
    let reason: String?
    let turnedDown: [Candidate]

    init(_ written: NoteHead, _ finding: NameFinding, _ names: Names) {
      note = written.name
      path = finding.location.path
      line = finding.location.line
      column = finding.location.column
      text = finding.text
      link = finding.isLink
      turnedDown = finding.turnedDown.map {
        Candidate(actor: names.actor($0.actor).slug.text, reason: $0.reason.rawValue)
      }
      switch finding.verdict {
      case .mention(let id, let decided):
        actor = names.actor(id).slug.text
        rule = decided.rawValue
        reason = nil
      case .plain(let why, _):
        actor = nil
        rule = nil
        reason = why.rawValue
      }
    }

    /// `content/notes/a.md:14:9  Lavrov  sergei-lavrov  family-name, link`, with tabs.
    var shown: String {
      let verdict =
        actor.map { "\($0)\t\(rule ?? "")\(link ? ", link" : "")" } ?? "-\t\(reason ?? "")"
      let others =
        turnedDown.isEmpty ? "" : "\tnot " + turnedDown.map { "\($0.actor) (\($0.reason))" }.joined(separator: ", ")
      return "\(path):\(line):\(column)\t\(text.visible)\t\(verdict)\(others)"
    }
  }

  private func show(_ rows: [Row]) throws {
    if json { return printLine(try jsonText(rows)) }
    if !rows.isEmpty { printLine(rows.map(\.shown).joined(separator: "\n")) }
  }

  // MARK: Unknown names

  private struct UnknownRow: Encodable {
    let name: String
    let count: Int
    let notes: Int
    let path: String
    let line: Int
    let column: Int
  }

  private func show(_ names: [UnknownName]) throws {
    if json {
      return printLine(
        try jsonText(
          names.map {
            UnknownRow(
              name: $0.name, count: $0.count, notes: $0.noteCount, path: $0.first.path, line: $0.first.line,
              column: $0.first.column)
          }))
    }
    let lines = names.map {
      "\($0.count)\t\($0.name.visible)\t\($0.noteCount == 1 ? "1 note" : "\($0.noteCount) notes")\t\($0.first)"
    }
    if !lines.isEmpty { printLine(lines.joined(separator: "\n")) }
  }
}
