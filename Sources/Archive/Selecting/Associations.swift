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
    let graph = UseGraph(linked)
    let withheld = Uses(withheldBy: selection, linked.names)
    let touched = graph.closure(of: withheld)
    var published = Uses()
    for note in linked.notes { published.add(note) }
    for lead in linked.leads { published.add(lead.head.body.file, linked.cache) }
    for page in linked.pages { published.add(page.head.body.file, linked.cache) }
    for actor in things.actors.indices.map(ActorID.init) where !touched.actors.contains(actor) {
      published.actors.insert(actor)
    }
    for topic in things.topics.indices.map(TopicID.init) where !touched.topics.contains(topic) {
      published.topics.insert(topic)
    }
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
    let candidates = selection.seen.assets.filter { asset in hidden.contains { $0.isAddress(ofAsset: asset) } }
    guard !candidates.isEmpty else { return [] }
    for body in linked.notes.map(\.body) + linked.leads.map(\.body) + linked.pages.map(\.body) {
      seen.formUnion(body.document.addresses)
    }
    return Set(candidates.filter { asset in !seen.contains { $0.isAddress(ofAsset: asset) } })
  }

  /// What is withheld, for people.
  func withheld(among things: NamedThings) -> [Withheld] {
    let actors = actors.sorted().map { things.actors[$0.index] }.map { ($0.file.path, $0.name) }
    let topics = topics.sorted().map { things.topics[$0.index] }.map { ($0.file?.path ?? "", $0.title) }
    let assets = assets.sorted().map { ($0, $0.split(separator: "/").last.map(String.init) ?? $0) }
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

  /// What is used by the texts that are withheld by their own keys.
  init(withheldBy selection: Selection, _ names: Names) {
    for note in selection.hidden.notes {
      let note = names.link(SelectedNote(head: note, isAhead: false), NoteID(index: 0)).value
      add(note)
      addresses.formUnion(note.body.document.addresses)
    }
    for (full, told) in selection.partNotes {
      for source in full.sources where !told.sources.contains(where: { $0.id == source.id }) {
        if let outlet = source.publisher.flatMap({ names.outlet(named: $0.value) }) { actors.insert(outlet) }
      }
    }
    let hidden = selection.hidden
    for body in hidden.actors.map(\.body) + hidden.topics.compactMap(\.body) + hidden.leads.map(\.body)
      + hidden.pages.map(\.body)
    {
      let linked = names.link(body).value
      actors.formUnion(linked.namedActors)
      topics.formUnion(linked.body.linkedTopics)
      addresses.formUnion(linked.body.document.addresses)
    }
    for actor in hidden.actors { actors.formUnion(actor.organisations.compactMap(names.actor(named:))) }
  }

  mutating func add(_ note: Note) {
    for appearance in note.appearances { actors.insert(appearance.actor) }
    actors.formUnion(note.outlets)
    actors.formUnion(note.quotations.compactMap(\.speaker))
    actors.formUnion(note.body.linkedActors)
    topics.formUnion(note.topics)
    topics.formUnion(note.body.linkedTopics)
  }

  /// Adds what a text uses that is not a note.
  mutating func add(_ file: SourceFile, _ cache: LinkCache) {
    guard let text = cache.texts[ExactPath(file.path)] else { return }
    actors.formUnion(text.actors)
    topics.formUnion(text.body.value.linkedTopics)
  }
}

/// What the biographies of actors and the introductions of topics use.
private struct UseGraph {
  private let actors: [Uses]
  private let topics: [Uses]

  init(_ linked: LinkedTexts) {
    actors = linked.names.things.actors.map { actor in
      var uses = Uses()
      uses.add(actor.body.file, linked.cache)
      uses.actors.formUnion(actor.organisations.compactMap(linked.names.actor(named:)))
      return uses
    }
    topics = linked.names.things.topics.map { topic in
      var uses = Uses()
      if let file = topic.file { uses.add(file, linked.cache) }
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

extension ActorHead {
  /// The organisations of its roles and its affiliations, as written.
  fileprivate var organisations: [String] { roles.compactMap(\.organisation) + affiliations }
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
  /// Whether an address, or a piece of HTML, leads to a file in content/assets/.
  fileprivate func isAddress(ofAsset path: String) -> Bool {
    let own = path.split(separator: "/").dropFirst(2).joined(separator: "/")
    if first == "<" { return contains(own) }
    let address = pathOfAddress
    return address == own || address.hasSuffix("/" + own)
  }
}
