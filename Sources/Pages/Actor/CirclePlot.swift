import Archive
import Names
import Notes
import Plots
import Site

extension PlotContext {
  /// The most actors in the circle.
  private static let shownAround = 16

  /// An actor, and around it the actors that appear in the same notes most often; nil if there are none.
  static func circle(around actor: Actor, _ site: Site) -> PlotContext? {
    let (archive, strings, name) = (site.archive, site.strings, actor.head.name)
    let around = actor.dossier.companions.prefix(shownAround)
    guard !around.isEmpty else { return nil }
    // The place of each actor in the circle, or 0 if it is not in it. An array, since every actor's page reads it
    // thousands of times.
    var places = [UInt8](repeating: 0, count: archive.actors.count)
    for (index, companion) in around.enumerated() { places[companion.actor.index] = UInt8(index + 1) }
    var edges = around.enumerated().map { Graph.Edge(from: 0, to: $0 + 1, weight: $1.count) }
    for (index, companion) in around.enumerated() {
      for other in archive[companion.actor].dossier.companions {
        let place = Int(places[other.actor.index])
        if place > index + 1 { edges.append(Graph.Edge(from: index + 1, to: place, weight: other.count)) }
      }
    }
    let nodes =
      [Graph.Node(name: name, weight: actor.dossier.namedIn)]
      + around.map { Graph.Node(name: archive[$0.actor].head.name, weight: $0.count) }
    let caption = Caption(
      id: "circle", title: strings[.circleTitle, ["name": name]],
      text: strings[.circleText, ["name": name, "count": strings.counted(around.count, .actors)]])
    return PlotContext(
      kind: "circle", title: caption.title, svg: CircleDiagram(Graph(nodes: nodes, edges: edges)).svg(caption),
      columns: [strings[.actorColumn], strings[.withColumn], strings[.notesColumn]],
      rows: edges.map {
        PlotRowContext(title: nodes[$0.from].name, cells: [nodes[$0.to].name, String($0.weight)])
      })
  }
}

extension Phrase {
  fileprivate static let circleTitle = Phrase("circleTitle")
  fileprivate static let circleText = Phrase("circleText")
}
