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
    guard outline.archive.actors.contains(where: { !$0.dossier.companions.isEmpty }) else { return [] }
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

  init(_ site: Site) {
    self.site = site
    page = site.page(
      site.strings[.network], site.strings[.networkDescription, ["site": site.archive.settings.title]],
      at: NetworkPage.path, kind: "network")
  }

  static let shape = ContextShape<Self>(
    page: "network",
    [
      .text("title", "The page's title.") { $0.page.title },
      .record("plot", "The network; nothing where no two actors appear together.") { PlotContext.network(of: $0.site) },
    ])
}

extension PlotContext {
  /// The most actors that the network shows.
  private static let shownInNetwork = 100

  /// The actors that most notes name, with lines between those that appear together; nil if no two do.
  fileprivate static func network(of site: Site) -> PlotContext? {
    let (archive, strings) = (site.archive, site.strings)
    let shown = archive.actors.filter { !$0.dossier.companions.isEmpty }
      .sorted { ($1.dossier.namedIn, $0.id) < ($0.dossier.namedIn, $1.id) }.prefix(shownInNetwork)
    let edges = strongest(edges(among: shown), among: shown.count)
    guard !edges.isEmpty else { return nil }
    let nodes = shown.map { Graph.Node(name: $0.head.name, weight: $0.dossier.namedIn) }
    let caption = Caption(
      id: "network", title: strings[.networkTitle],
      text: strings[.networkText, ["count": strings.counted(nodes.count, .actors)]])
    return PlotContext(
      kind: "network", title: caption.title, svg: NetworkDiagram(Graph(nodes: nodes, edges: edges)).svg(caption),
      columns: [strings[.actorColumn], strings[.withColumn], strings[.notesColumn]],
      rows: edges.map {
        PlotRowContext(
          title: nodes[$0.from].name, href: site.addresses.href(shown[$0.from].id),
          cells: [nodes[$0.to].name, String($0.weight)])
      })
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

  /// The strongest edges, and the strongest edge of each node. With all edges, the lines would cover everything.
  private static func strongest(_ edges: [Graph.Edge], among nodes: Int) -> [Graph.Edge] {
    var isMet = [Bool](repeating: false, count: nodes)
    return edges.sorted { ($1.weight, $0.from, $0.to) < ($0.weight, $1.from, $1.to) }.enumerated()
      .filter { number, edge in
        let isFirst = !isMet[edge.from] || !isMet[edge.to]
        isMet[edge.from] = true
        isMet[edge.to] = true
        return isFirst || number < 2 * nodes
      }.map(\.element)
  }
}

extension Phrase {
  static let network = Phrase("network")
  fileprivate static let networkDescription = Phrase("networkDescription")
  fileprivate static let networkTitle = Phrase("networkTitle")
  fileprivate static let networkText = Phrase("networkText")
}
