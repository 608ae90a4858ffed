import Base
import Markdown
import Names
import Notes

/// What is withheld by association: actors, topics and files that withheld texts use and no published text does. What
/// nobody uses is published.
struct Associations {
  private(set) var actors: Set<ActorID> = []
  private(set) var topics: Set<TopicID> = []
  private(set) var assets: Set<String> = []
  /// The ids of what stays.
  let ids: Renumbering

  var isEmpty: Bool { actors.isEmpty && topics.isEmpty && assets.isEmpty }

  /// `linked` is everything that is published by its own keys.
  init(_ linked: LinkedTexts, _ selection: Selection) {
    let things = linked.names.things
    guard selection.hidesTexts else {
      ids = Renumbering(actors: [], topics: [])
      return
    }
    let places = LinkPlaces(things)
    let graph = UseGraph(linked, places)
    let withheld = Uses(withheldBy: selection, linked.names, places)
    let touched = graph.closure(of: withheld)
    var published = Uses(of: linked.notes, places)
    for file in linked.leads.map(\.head.file) + linked.pages.map(\.head.file) {
      published.add(file, linked.cache, places)
    }
    for actor in things.actors.indices.map(ActorID.init) where !touched.actors.contains(actor) {
      published.actors.insert(actor)
    }
    for topic in things.topics.indices.map(TopicID.init) where !touched.topics.contains(topic) {
      published.topics.insert(topic)
    }
    published.add(touched.actors, namedInHeadsOf: linked)
    let seen = graph.closure(of: published)
    actors = touched.actors.subtracting(seen.actors)
    topics = touched.topics.subtracting(seen.topics)
    ids = Renumbering(
      actors: things.actors.indices.map { [actors] in !actors.contains(ActorID(index: $0)) },
      topics: things.topics.indices.map { [topics] in !topics.contains(TopicID(index: $0)) })
    assets = Self.assets(linked, selection, withheld: withheld, without: actors, topics)
  }

  /// The files in content/assets/ that only withheld texts show.
  private static func assets(
    _ linked: LinkedTexts, _ selection: Selection, withheld: Uses, without actors: Set<ActorID>,
    _ topics: Set<TopicID>
  ) -> Set<String> {
    var hidden = withheld.addresses
    var seen: Set<String> = []
    func take(_ body: Body, isHidden: Bool) {
      if isHidden { hidden.formUnion(body.document.addresses) } else { seen.formUnion(body.document.addresses) }
    }
    for (index, actor) in linked.actors.enumerated() {
      take(actor.biography, isHidden: actors.contains(ActorID(index: index)))
    }
    for (index, topic) in linked.topics.enumerated() {
      take(topic.introduction, isHidden: topics.contains(TopicID(index: index)))
    }
    let candidates = selection.seen.assets.filter { asset in
      !asset.isForPrograms && hidden.contains { $0.isAddress(ofAsset: asset) }
        && !selection.otherTexts.contains { $0[...].firstIndex(of: Array(asset.fileName.utf8)) != nil }
    }
    guard !candidates.isEmpty else { return [] }
    for note in linked.notes { seen.formUnion(note.head.sources.flatMap(\.addresses)) }
    for body in linked.notes.map(\.body) + linked.leads.map(\.body) + linked.pages.map(\.body) {
      seen.formUnion(body.document.addresses)
    }
    return Set(candidates.filter { asset in !seen.contains { $0.isAddress(ofAsset: asset) } })
  }

  /// What is withheld, for people.
  func withheld(among things: NamedThings) -> [Withheld] {
    let actors = actors.sorted().map { things.actors[$0.index] }.map { ($0.file.path, $0.name) }
    let topics = topics.sorted().map { things.topics[$0.index] }.map { ($0.file?.path ?? "", $0.title) }
    let assets = assets.sorted().map { ($0, $0.fileName) }
    return (actors + topics + assets).map { Withheld(path: $0, title: $1, date: nil, reason: .association) }
  }
}

/// The actors and topics that some texts use, and the addresses of their pictures and links.
private struct Uses {
  var actors: Set<ActorID> = []
  var topics: Set<TopicID> = []
  /// Filled for withheld texts only.
  var addresses: Set<String> = []

  init() {}

  /// What published notes use.
  init(of notes: [Note], _ places: LinkPlaces) {
    let size = max(1, notes.count / 32)
    let parts = concurrentMap(
      stride(from: 0, to: notes.count, by: size).map { notes[$0..<min($0 + size, notes.count)] }
    ) {
      $0.reduce(into: Uses()) { $0.add($1, places) }
    }
    for part in parts {
      actors.formUnion(part.actors)
      topics.formUnion(part.topics)
    }
  }

  /// What is used by the texts that are withheld by their own keys.
  init(withheldBy selection: Selection, _ names: Names, _ places: LinkPlaces) {
    let notes = concurrentMap(selection.hidden.notes) { head in
      names.link(SelectedNote(head: head, isAhead: false), NoteID(index: 0)).value
    }
    for note in notes {
      let head = note.head
      add(note, places)
      addresses.formUnion(note.body.document.addresses)
      // What the head and the headings name is used too.
      var lines = [head.title, head.summary ?? ""] + head.corrections.map(\.text) + head.events.map(\.title)
      lines += head.statements
      lines += head.sources.map(\.title) + note.body.document.headings
      add(lines, of: head, names)
      add(head.sources, names)
    }
    for (full, told) in selection.partNotes {
      add(full.sources.filter { source in !told.sources.contains { $0.id == source.id } }, names)
      actors.formUnion(full.claimants.compactMap { names.actor(named: $0.value) })
      add(full.claims.filter { told.withheldClaims.contains($0.id) }.compactMap(\.text), of: full, names)
    }
    for (full, told) in selection.partActors {
      let relations = full.relations.without(told.relations)
      actors.formUnion(relations.compactMap { names.actor(named: $0.other.value) })
      add(full.hiddenSources(besides: told), names)
    }
    let hidden = selection.hidden
    for body in hidden.actors.map(\.body) + hidden.topics.compactMap(\.body) + hidden.leads.map(\.body)
      + hidden.pages.map(\.body)
    {
      let linked = names.link(body).value
      add(linked.body, naming: linked.namedActors, in: body.file, places)
      addresses.formUnion(linked.body.document.addresses)
    }
    for actor in hidden.actors { actors.formUnion(actor.organisations.compactMap(names.actor(named:))) }
  }

  /// Adds the actors that some lines of a head name.
  private mutating func add(_ lines: [String], of head: NoteHead, _ names: Names) {
    guard !lines.isEmpty else { return }
    let body = SourceBody(
      file: SourceFile(path: head.path, bytes: Array(lines.joined(separator: "\n\n").utf8)), start: 0, line: 1)
    actors.formUnion(names.link(body).value.namedActors)
  }

  private mutating func add(_ sources: [Source], _ names: Names) {
    actors.formUnion(sources.compactMap(\.publisher).compactMap { names.actor(named: $0.value) })
    addresses.formUnion(sources.flatMap(\.addresses))
  }

  /// Adds those of some actors whose names are in titles, summaries and headings of published notes, where no names are
  /// looked for otherwise.
  mutating func add(_ some: Set<ActorID>, namedInHeadsOf linked: LinkedTexts) {
    let candidates = some.subtracting(actors).sorted()
    guard !candidates.isEmpty else { return }
    let search = PatternSearch(candidates.map { Array(linked.names.actor($0).name.utf8) })
    for note in linked.notes {
      let lines =
        [note.head.title, note.head.summary ?? ""] + note.head.events.map(\.title) + note.head.statements
        + note.body.document.headings
      Array(lines.joined(separator: "\n").utf8).withUnsafeBufferPointer { text in
        search.occurrences(in: text) { number, _ in
          actors.insert(candidates[number])
          return true
        }
      }
    }
  }

  mutating func add(_ note: Note, _ places: LinkPlaces) {
    let named = note.appearances.map(\.actor) + note.outlets + note.quotations.compactMap(\.speaker)
    let claiming = note.claims.compactMap(\.by) + note.disputes.compactMap(\.by)
    add(note.body, naming: named + claiming + note.body.linkedActors, in: note.head.file, places)
    topics.formUnion(note.topics)
  }

  /// Adds what a text uses that is not a note.
  mutating func add(_ file: SourceFile, _ cache: LinkCache, _ places: LinkPlaces) {
    guard let text = cache.texts[ExactPath(file.path)] else { return }
    add(text.body.value, naming: text.actors, in: file, places)
  }

  /// Adds the actors that a text names, the topics that it links, and whatever its Markdown links lead to.
  private mutating func add(_ body: Body, naming named: [ActorID], in file: SourceFile, _ places: LinkPlaces) {
    actors.formUnion(named)
    topics.formUnion(body.linkedTopics)
    for node in body.document.nodes where node.kind == .link {
      switch places.target(of: body.document.string(node.text), in: file.path) {
      case .actor(let actor): actors.insert(actor)
      case .topic(let topic): topics.insert(topic)
      default: break
      }
    }
  }
}

/// What the biographies of actors and the introductions of topics use.
private struct UseGraph {
  private let actors: [Uses]
  private let topics: [Uses]

  init(_ linked: LinkedTexts, _ places: LinkPlaces) {
    actors = linked.names.things.actors.map { actor in
      var uses = Uses()
      uses.add(actor.file, linked.cache, places)
      uses.actors.formUnion(actor.organisations.compactMap(linked.names.actor(named:)))
      return uses
    }
    topics = linked.names.things.topics.map { topic in
      var uses = Uses()
      if let file = topic.file { uses.add(file, linked.cache, places) }
      return uses
    }
  }

  /// What some texts use, and what the texts about that use, and so on.
  func closure(of start: Uses) -> Uses {
    var found = start
    var openActors = Array(start.actors)
    var openTopics = Array(start.topics)
    while true {
      let uses: Uses
      if let actor = openActors.popLast() {
        uses = actors[actor.index]
      } else if let topic = openTopics.popLast() {
        uses = topics[topic.index]
      } else {
        return found
      }
      for actor in uses.actors where found.actors.insert(actor).inserted { openActors.append(actor) }
      for topic in uses.topics where found.topics.insert(topic).inserted { openTopics.append(topic) }
    }
  }
}

/// The actors and topics by their files and their pages, as Markdown links lead to them.
private struct LinkPlaces {
  private var targets: [String: Target] = [:]

  init(_ things: NamedThings) {
    for (index, actor) in things.actors.enumerated() {
      let target = Target.actor(ActorID(index: index))
      targets[actor.file.path] = target
      targets["/actors/\(actor.slug)"] = target
    }
    for (index, topic) in things.topics.enumerated() {
      let target = Target.topic(TopicID(index: index))
      if let file = topic.file { targets[file.path] = target }
      targets["/topics/\(topic.slug)"] = target
    }
  }

  func target(of destination: String, in file: String) -> Target? {
    guard !destination.hasPrefix("/") else {
      // /actors/a/, also below the path of the site.
      let parts = destination.pathOfAddress.split(separator: "/").suffix(2)
      return parts.count == 2 ? targets["/" + parts.joined(separator: "/")] : nil
    }
    guard !destination.contains(":"), let path = file.resolving(destination) else { return nil }
    return targets[path]
  }
}

extension Source {
  /// Where it is, and where a copy is.
  fileprivate var addresses: [String] { [url, archived].compactMap { $0?.percentDecoded } }
}

extension ActorHead {
  /// The organisations of its roles, its affiliations, and the actors and publishers of its relations, as written.
  fileprivate var organisations: [String] {
    let publishers = relations.flatMap(\.sources).compactMap(\.publisher?.value)
    return roles.compactMap(\.organisation) + affiliations + relations.map(\.other.value) + publishers
  }

  /// The sources of its relations that are not told.
  func hiddenSources(besides told: ActorHead) -> [Source] {
    let places = Dictionary(told.relations.map { ($0.other.location, $0.sources) }) { first, _ in first }
    return relations.flatMap { relation in
      let seen = places[relation.other.location] ?? []
      return relation.sources.filter { source in !seen.contains { ($0.id, $0.title) == (source.id, source.title) } }
    }
  }
}

extension [Relation] {
  /// The relations that are not among some others of the same file.
  func without(_ others: [Relation]) -> [Relation] {
    let places = Set(others.map(\.other.location))
    return filter { !places.contains($0.other.location) }
  }
}

extension Document {
  /// The addresses of its links and pictures, and its raw HTML.
  fileprivate var addresses: Set<String> {
    var addresses: Set<String> = []
    for node in nodes {
      switch node.kind {
      case .link, .image: addresses.insert(string(node.text).percentDecoded)
      case .htmlBlock, .htmlInline: addresses.insert(string(node.text))
      default: break
      }
    }
    return addresses
  }
}

extension String {
  /// The last part of a path.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }

  /// Whether a file is for browsers and hosts, and no text shows it: favicon.svg, CNAME, style sheets.
  fileprivate var isForPrograms: Bool {
    let name = fileName
    return name.hasPrefix("favicon") || !name.contains(".") || name.hasPrefix(".") || contains("/.well-known/")
      || ["robots.txt", "manifest.json", "site.webmanifest"].contains(name)
      || [".css", ".js", ".woff", ".woff2"].contains(where: name.hasSuffix)
  }

  /// Whether an address, or a piece of HTML, leads to a file in content/assets/.
  fileprivate func isAddress(ofAsset path: String) -> Bool {
    let own = path.split(separator: "/").dropFirst(2).joined(separator: "/")
    if first == "<" { return contains(own) }
    let address = pathOfAddress
    return address == own || address.hasSuffix("/" + own)
  }
}
