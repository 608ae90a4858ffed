import Archive
package import Base
import Names
import Notes
import Plots
package import Site
import Templates

/// The network of actors that appear in the same notes, `/network/`.
package enum NetworkPage: PageKind {
  static let path = SitePath(page: ["network"])
  package static var menuPage: (path: SitePath, title: Phrase)? { (path, .network) }

  package static let templates = [PageTemplate("network", "Who appears with whom.", NetworkContext.self)]

  package static func menu(of outline: SiteOutline) -> [MenuEntry] {
    guard outline.archive.actors.contains(where: { !$0.dossier.companions.isEmpty || !$0.relations.isEmpty }) else {
      return []
    }
    return [MenuEntry(outline.strings[.network], outline.addresses.href(path), order: 50)]
  }

  package static func files(of site: Site) -> [SiteFile] {
    [SiteFile(path, .index, .rendered("network") { NetworkContext(site) }).listed()]
  }
}

/// `network.mustache`: the network of actors.
struct NetworkContext: PageTemplateContext {
  let site: Site
  let page: PageContext
  private let network: Network?

  /// More relations than these are in the table for programs only.
  private static let mostRelations = 300

  init(_ site: Site) {
    self.site = site
    network = Network(of: site)
    page = site.page(
      site.strings[.network], site.strings[.networkDescription, ["site": site.archive.settings.title]],
      at: NetworkPage.path, kind: "network")
  }

  static let shape = ContextShape<Self>(
    page: "network",
    [
      .text("title", "The page's title.") { $0.page.title },
      .record("plot", "The network; nothing where no two actors appear together.") { $0.network?.plot },
      .list("ties", "The strongest connections, for screens on which the network has no room.") {
        $0.network?.ties ?? []
      },
      .list("relations", "The relations that actors' files state, by kind.") { context in
        context.site.archive.relations.prefix(mostRelations).map {
          StatedTieContext(site: context.site, relation: $0)
        }
      },
      .text("furtherRelations", "How many more there are: and 12 more.") { context in
        let further = context.site.archive.relations.count - mostRelations
        return further > 0 ? context.site.strings.counted(further, .more) : nil
      },
    ])
}

/// The actors that most notes name, with lines between those that appear together more often than by chance.
private struct Network {
  /// The most actors that the network shows, and the most connections in the list.
  private static let (mostActors, mostTies) = (100, 30)

  private let site: Site
  private let actors: [Actor]
  /// The strongest first.
  private let edges: [Graph.Edge]

  /// Nil if no two actors appear together or are related.
  init?(of site: Site) {
    self.site = site
    let named = site.archive.actors.filter { !$0.dossier.companions.isEmpty || !$0.relations.isEmpty }
      .sorted { ($1.dossier.namedIn, $0.id) < ($0.dossier.namedIn, $1.id) }.prefix(Self.mostActors)
    let edges =
      Self.backbone(Self.edges(among: named), named, site.archive) + Self.relations(among: named, site.archive)
    guard !edges.isEmpty else { return nil }
    // Who is connected with nobody is left out.
    let met = Set(edges.flatMap { [$0.from, $0.to] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: met.enumerated().map { ($1, $0) })
    actors = met.map { named[$0] }
    self.edges = edges.compactMap { edge in
      guard let from = places[edge.from], let to = places[edge.to] else { return nil }
      return Graph.Edge(from: from, to: to, weight: edge.weight, isStated: edge.isStated)
    }
  }

  /// Those that were counted.
  private var counted: [Graph.Edge] { edges.filter { !$0.isStated } }

  var plot: PlotContext {
    let strings = site.strings
    let nodes = actors.map { actor in
      Graph.Node(
        name: actor.head.name, weight: actor.dossier.namedIn, href: site.addresses.href(actor.id),
        title: "\(actor.head.name): \(strings.counted(actor.dossier.namedIn, .notes))")
    }
    let caption = Caption(
      id: "network", title: strings[.networkTitle],
      text: strings[.networkText, ["count": strings.counted(nodes.count, .actors)]])
    return PlotContext(
      kind: "network", title: caption.title, svg: NetworkDiagram(Graph(nodes: nodes, edges: edges)).svg(caption),
      columns: [strings[.actorColumn], strings[.withColumn], strings[.notesColumn]],
      rows: counted.map {
        PlotRowContext(
          title: nodes[$0.from].name, href: nodes[$0.from].href,
          other: LinkContext(title: nodes[$0.to].name, href: nodes[$0.to].href), cells: [String($0.weight)])
      })
  }

  var ties: [TieContext] {
    counted.prefix(Self.mostTies).map { edge in
      TieContext(
        first: site.link(actors[edge.from].id), second: site.link(actors[edge.to].id),
        count: site.strings.counted(edge.weight, .notes))
    }
  }

  private static func edges(among actors: ArraySlice<Actor>) -> [Graph.Edge] {
    let places = Dictionary(uniqueKeysWithValues: actors.enumerated().map { ($1.id, $0) })
    return actors.enumerated().flatMap { index, actor in
      actor.dossier.companions.compactMap { companion in
        guard let place = places[companion.actor], place > index else { return nil }
        return Graph.Edge(from: index, to: place, weight: companion.count)
      }
    }
  }

  /// An edge for each two that a relation joins.
  private static func relations(among actors: ArraySlice<Actor>, _ archive: Archive) -> [Graph.Edge] {
    let places = Dictionary(uniqueKeysWithValues: actors.enumerated().map { ($1.id, $0) })
    var known: Set<[Int]> = []
    return archive.relations.compactMap { relation in
      guard let from = places[relation.subject], let to = places[relation.object],
        known.insert([min(from, to), max(from, to)]).inserted
      else { return nil }
      return Graph.Edge(from: from, to: to, weight: 1, isStated: true)
    }
  }

  /// The edges that say most: those that are stronger than chance, at most three for each two nodes. Where all are as
  /// weak as chance, as on a small site whose notes all name the same actors, the heaviest stand for them.
  private static func backbone(_ edges: [Graph.Edge], _ actors: ArraySlice<Actor>, _ archive: Archive) -> [Graph.Edge] {
    let scored = edges.map { ($0, score: archive.tie(actors[$0.from], actors[$0.to], notes: $0.weight)) }
    let strong = scored.filter { $0.score > 0 }.sorted { a, b in
      (b.score, a.0.from, a.0.to) < (a.score, b.0.from, b.0.to)
    }.map(\.0)
    let kept = strong.isEmpty ? edges.sorted { ($1.weight, $0.from, $0.to) < ($0.weight, $1.from, $1.to) } : strong
    return Array(kept.prefix(max(3, actors.count * 3 / 2)))
  }
}

/// Two actors that appear together.
struct TieContext: TemplateContext {
  let first: LinkContext
  let second: LinkContext
  let count: String

  static let shape = ContextShape<Self>(
    "connection",
    [
      .record("first", "The one.") { $0.first },
      .record("second", "The other.") { $0.second },
      .text("count", "How many notes name both: 7 notes.") { $0.count },
    ])
}

/// Two actors and the relation between them.
struct StatedTieContext: TemplateContext {
  let site: Site
  let relation: ActorRelation

  static let shape = ContextShape<Self>(
    "stated relation",
    [
      .record("first", "The actor that it begins at.") { $0.site.link($0.relation.subject) },
      .text("kind", "The kind: Owns, Member of, …") { $0.site.label(of: $0.relation.kind, isInverse: false) },
      .record("second", "The other.") { $0.site.link($0.relation.object) },
    ] + Term.fields { ($0.relation.from, $0.relation.until, $0.site) })
}

extension Phrase {
  static let network = Phrase("network")
  fileprivate static let networkDescription = Phrase("networkDescription")
  fileprivate static let networkTitle = Phrase("networkTitle")
  fileprivate static let networkText = Phrase("networkText")
}
