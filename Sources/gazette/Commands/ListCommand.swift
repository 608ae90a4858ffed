import Archive
import ArgumentParser
import Base
import Build
import Names
import Notes

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List notes, drafts, future notes or actors.")

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case drafts, future, notes, actors
  }

  @Argument(help: "What to list: drafts, future (future notes and notes under embargo), notes or actors.")
  var subject: Subject

  @OptionGroup var options: SiteOptions
  @OptionGroup var publication: PublicationOptions

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func run() throws {
    let built = try build(options.folder, publication.build, in: .machine)
    let fails = Report(options: options).show(built.diagnostics)
    guard let site = built.value else { throw ExitCode(1) }
    switch subject {
    case .notes: try show(notes(site.archive))
    case .actors: try show(actors(site.archive))
    case .drafts: try show(withheld(site.archive, [.draft]) + published(site) { $0.isDraft })
    case .future:
      let zone = site.settings.zone
      let now = publication.build.now(in: zone, of: .machine)
      try show(
        withheld(site.archive, [.future, .embargo])
          + published(site) { $0.timestamp.day > zone.day(of: now) || ($0.embargo ?? .min) > now })
    }
    if fails { throw ExitCode(1) }
  }

  /// One line of the list.
  private struct Row: Encodable {
    let date: String?
    let name: String
    let path: String
    let title: String
    let reason: String?
    let notes: Int?

    /// Tabs between the columns, for `cut` and `awk`.
    var line: String {
      ([date ?? notes.map(String.init) ?? "", name, path, title] + (reason.map { [$0] } ?? []))
        .map(\.visible).joined(separator: "\t")
    }
  }

  private func show(_ rows: [Row]) throws {
    if json { return printLine(try jsonText(rows)) }
    if !rows.isEmpty { printLine(rows.map(\.line).joined(separator: "\n")) }
  }

  private func notes(_ archive: Archive) -> [Row] {
    archive.notes.map {
      Row(
        date: $0.head.timestamp.description, name: $0.head.name, path: $0.head.path, title: $0.head.title, reason: nil,
        notes: nil)
    }
  }

  private func actors(_ archive: Archive) -> [Row] {
    archive.actors.map {
      Row(
        date: nil, name: $0.head.slug.text, path: $0.head.file.path, title: $0.head.name, reason: nil,
        notes: $0.dossier.namedIn)
    }
  }

  private func withheld(_ archive: Archive, _ reasons: Set<Withheld.Reason>) -> [Row] {
    archive.withheld.filter { reasons.contains($0.reason) }.map {
      Row(
        date: $0.date?.description, name: "", path: $0.path, title: $0.title, reason: $0.reason.rawValue, notes: nil)
    }
  }

  /// What --drafts or --future lets through is listed all the same.
  private func published(_ site: BuiltSite, where isListed: (NoteHead) -> Bool) -> [Row] {
    site.names.things.notes.filter(isListed).map {
      Row(
        date: $0.timestamp.description, name: $0.name, path: $0.file.path, title: $0.title,
        reason: subject == .drafts ? "draft" : "future", notes: nil)
    }
  }
}
