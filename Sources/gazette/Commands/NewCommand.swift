import Archive
import ArgumentParser
import Base
import Build
import Drafting
import FrontMatter
import Names
import Notes

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Create a note or an actor's file.",
    discussion: """
      --from-unknown asks for each name that belongs to no actor what it is, and creates the actor's file or adds the name \
      to one. \
      The new note is a draft with a complete head. It goes where the site keeps its notes: into one folder, or into folders \
      by year or month. Never overwrites a file.
      """)

  @Argument(help: "The title of the note; or its file below content/notes/, such as talks/hello.md.")
  var title: String?

  @Option(name: .long, help: "A topic of the note. Repeat the option for more topics.")
  var topic: [String] = []

  @Option(
    name: .long,
    help: "The note's date: 2025-10-21 or 2025-10-21T18:30:00+02:00. By default, today in the site's time zone.")
  var date: String?

  @Option(name: .long, help: "The name of an actor: create the actor's file instead of a note.")
  var actor: String?

  @Option(name: .long, help: "The actor's kind: person, organisation, state, place, outlet or one of gazette.yml.")
  var kind: String?

  @Flag(
    name: .long,
    help: "Walk through the names that belong to no actor, in notes and in drafts' articles, and create their files.")
  var fromUnknown = false

  @Option(name: .long, help: "With --from-unknown: only names that stand at least so often.")
  var min: Int?

  @Flag(name: .long, help: "With --from-unknown: ask nothing; create each actor whose kind can be guessed.")
  var yes = false

  @Flag(name: .shortAndLong, help: "Open the file in $VISUAL or $EDITOR.")
  var edit = false

  @OptionGroup var options: SiteOptions

  func validate() throws {
    if fromUnknown {
      guard title == nil, actor == nil, kind == nil, date == nil, topic.isEmpty, !edit else {
        throw ValidationError("--from-unknown works with --min and --yes only")
      }
      return
    }
    if min != nil || yes { throw ValidationError("--min and --yes need --from-unknown") }
    guard (title == nil) != (actor == nil) else {
      throw ValidationError("give either the title of a note, or the name of an actor with --actor")
    }
    if actor != nil, kind == nil { throw ValidationError("an actor needs a kind, for example --kind person") }
    if actor == nil, kind != nil { throw ValidationError("--kind needs --actor") }
    if actor != nil, !topic.isEmpty || date != nil {
      throw ValidationError("--topic and --date do not work with --actor")
    }
    if let date { try checkDate(date, "a date") }
    if title?.trimmed.isEmpty == true || actor?.trimmed.isEmpty == true {
      throw ValidationError("the \(title == nil ? "name" : "title") is empty")
    }
    if let empty = topic.first(where: { Slug(from: $0) == nil }) {
      throw ValidationError("'\(empty)' cannot be a topic: it has no letter or digit")
    }
  }

  func run() throws {
    let folder = options.folder
    let built = try build(folder, .everything, in: .machine)
    guard let site = built.value else {
      _ = Report(options: options).show(built.diagnostics)
      throw ExitCode(1)
    }
    if fromUnknown { return try UnknownNameWalk(site, folder, options).run(min: min ?? 1, asks: !yes) }
    let file = try actor.map { try actorFile($0, site) } ?? noteFile(title ?? "", site)
    try folder.add([(file.path, file.text)])
    if !options.quiet { printLine("wrote \(file.path)") }
    if edit { try openEditor(on: folder.root + "/" + file.path) }
  }

  // MARK: Notes

  private func noteFile(_ title: String, _ site: BuiltSite) throws -> NewFile {
    guard let slug = Slug(from: title) else {
      throw refusal("the title '\(title.visible)' has no letter or digit for a file name")
    }
    let zone = site.settings.zone
    let day = zone.day(of: date.flatMap { DateText($0)?.instant(in: zone) } ?? Clock.now)
    if title.hasSuffix(".md") || title.hasSuffix(".markdown") { return try noteFile(at: title, day, site) }
    let outline = NoteOutline(
      title: title.trimmed, date: date ?? day.description, day: day, slug: slug, topics: topic,
      knownTopics: site.names.things.topics.map(\.slug.text))
    return try NewFile.note(outline, beside: site.names.things.notes)
  }

  /// A note whose file is named, as in Hugo: `talks/hello.md`.
  private func noteFile(at path: String, _ day: Day, _ site: BuiltSite) throws -> NewFile {
    var parts = path.pathSegments()
    if parts.first == "content" { parts.removeFirst() }
    if parts.first == "notes" { parts.removeFirst() }
    let place = "content/notes/" + parts.joined(separator: "/")
    // The day in the name counts, so that the head does not say another one.
    let named = Day((parts.last ?? "").prefix(10))
    let written = SourceFile(path: place, bytes: Array("---\ndate: \(named ?? day)\n---\n".utf8))
    guard !path.hasPrefix("/"), !parts.contains(".."), parts.allSatisfy({ !$0.hasPrefix(".") }),
      let head = NoteHead.read(written, HeadRules()).value
    else { throw refusal("'\(path.visible)' cannot be a file below content/notes/") }
    let outline = NoteOutline(
      title: head.title, date: date ?? (named ?? day).description, day: named ?? day, slug: head.slug, topics: topic,
      knownTopics: site.names.things.topics.map(\.slug.text))
    let note = try NewFile.note(outline, beside: site.names.things.notes)
    return NewFile(path: place, text: note.text)
  }

  // MARK: Actors

  private func actorFile(_ name: String, _ site: BuiltSite) throws -> NewFile {
    guard let slug = Slug(from: name) else {
      throw refusal("the name '\(name.visible)' has no letter or digit for a file name")
    }
    let kinds = site.settings.kinds.map(\.name)
    guard let kind, kinds.contains(kind) else {
      let hint = nearest(to: kind ?? "", among: kinds).map { "did you mean '\($0)'?" }
      throw ValidationError("there is no kind '\(kind ?? "")': \(hint ?? "one of \(kinds.joined(separator: ", "))")")
    }
    if let known = site.names.actor(named: name) ?? site.names.actor(named: slug.text) {
      let entry = site.names.actor(known)
      throw refusal("\(entry.file.path) already has this name (\(entry.name)); nothing was written")
    }
    return NewFile.actor(name: name.trimmed, kind: kind, slug: slug)
  }
}
