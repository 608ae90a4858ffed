import Archive
import Base
import Plots

/// Plots of the archive's numbers, each with the same numbers as a table.
extension Site {
  /// Notes by month, from the first month to the last; nothing where there are none.
  func monthPlot(of notes: [NoteID], named name: String) -> PlotContext? {
    var months = archive.countsByMonth(of: notes)
    // Of a short time a whole year.
    while let first = months.first, months.count < 12 { months.insert((first.month.previous, 0), at: 0) }
    guard let first = months.first, let last = months.last, let peak = months.max(by: { $0.count < $1.count }) else {
      return nil
    }
    let words = strings.dates
    let caption = Caption(
      id: "months", title: strings[.byMonthTitle, ["name": name]],
      text: strings[
        .byMonthText,
        [
          "first": words.month(first.month), "last": words.month(last.month), "peak": words.month(peak.month),
          "most": strings.counted(peak.count, .notes),
        ]])
    return PlotContext(
      kind: "months", title: caption.title, svg: BarChart(months).svg(caption),
      columns: [strings[.monthColumn], strings[.notesColumn]],
      rows: months.filter { $0.count > 0 }.map {
        PlotRowContext(title: words.month($0.month), href: nil, cells: [String($0.count)])
      })
  }

  /// A year's notes by day; nothing where there are none.
  func dayPlot(_ notes: [NoteID]) -> PlotContext? {
    var days: [(day: Day, count: Int)] = []
    for note in notes {
      let day = archive.day(of: note)
      if days.last?.day != day { days.append((day, 0)) }
      days[days.count - 1].count += 1
    }
    guard let first = days.first, let peak = days.max(by: { $0.count < $1.count }) else { return nil }
    let words = strings.dates
    let caption = Caption(
      id: "days", title: strings[.byDayTitle, ["year": String(first.day.year)]],
      text: strings[
        .byDayText, ["peak": words.long(peak.day), "most": strings.counted(peak.count, .notes)]])
    let map = HeatMap(
      year: first.day.year, counts: Dictionary(uniqueKeysWithValues: days.map { ($0.day, $0.count) }),
      months: words.shortMonths, weekdays: words.shortWeekdays)
    return PlotContext(
      kind: "days", title: caption.title, svg: map.svg(caption),
      columns: [strings[.dayColumn], strings[.notesColumn]],
      rows: days.map {
        PlotRowContext(
          title: words.long($0.day), href: addresses.href(Addresses.day($0.day)), cells: [String($0.count)])
      })
  }

  /// An actor among those who appear in the same notes most often.
  func circlePlot(of entry: ActorEntry) -> PlotContext? {
    let around = entry.companions.prefix(shownAround)
    guard !around.isEmpty else { return nil }
    // Where each actor stands around this one, 0 for nowhere: an array, since every actor's page asks it thousands of times.
    var places = [UInt8](repeating: 0, count: archive.actors.count)
    for (index, companion) in around.enumerated() { places[companion.actor.index] = UInt8(index + 1) }
    var edges = around.enumerated().map { Graph.Edge(from: 0, to: $0 + 1, weight: $1.count) }
    for (index, companion) in around.enumerated() {
      for other in archive[companion.actor].companions {
        let place = Int(places[other.actor.index])
        if place > index + 1 { edges.append(Graph.Edge(from: index + 1, to: place, weight: other.count)) }
      }
    }
    let nodes = [Graph.Node(name: entry.actor.name, weight: entry.appearances.count)] + around.map(node)
    let caption = Caption(
      id: "circle", title: strings[.circleTitle, ["name": entry.actor.name]],
      text: strings[.circleText, ["name": entry.actor.name, "count": strings.counted(around.count, .actors)]])
    return PlotContext(
      kind: "circle", title: caption.title, svg: CircleDiagram(Graph(nodes: nodes, edges: edges)).svg(caption),
      columns: [strings[.actorColumn], strings[.withColumn], strings[.notesColumn]],
      rows: edges.map {
        PlotRowContext(title: nodes[$0.from].name, href: nil, cells: [nodes[$0.to].name, String($0.weight)])
      })
  }

  private func node(of companion: Companion) -> Graph.Node {
    Graph.Node(name: archive[companion.actor].actor.name, weight: companion.count)
  }

  /// The actors that most notes name, and who of them appear together; nothing where no two do.
  func networkPlot() -> PlotContext? {
    let shown = archive.actors.filter { !$0.companions.isEmpty }
      .sorted { ($1.appearances.count, $0.id) < ($0.appearances.count, $1.id) }.prefix(shownInNetwork)
    let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1.id, $0) })
    var edges: [Graph.Edge] = []
    for (index, entry) in shown.enumerated() {
      for companion in entry.companions {
        guard let place = places[companion.actor], place > index else { continue }
        edges.append(Graph.Edge(from: index, to: place, weight: companion.count))
      }
    }
    guard !edges.isEmpty else { return nil }
    // A line for each two that ever met would be a carpet: those that tell most, and of each actor the strongest.
    edges.sort { ($1.weight, $0.from, $0.to) < ($0.weight, $1.from, $1.to) }
    var isMet = [Bool](repeating: false, count: shown.count)
    edges = edges.enumerated().filter { number, edge in
      let isFirst = !isMet[edge.from] || !isMet[edge.to]
      isMet[edge.from] = true
      isMet[edge.to] = true
      return isFirst || number < 3 * shown.count
    }.map(\.element)
    let nodes = shown.map { Graph.Node(name: $0.actor.name, weight: $0.appearances.count) }
    let caption = Caption(
      id: "network", title: strings[.networkTitle],
      text: strings[.networkText, ["count": strings.counted(nodes.count, .actors)]])
    let entries = Array(shown)
    return PlotContext(
      kind: "network", title: caption.title, svg: NetworkDiagram(Graph(nodes: nodes, edges: edges)).svg(caption),
      columns: [strings[.actorColumn], strings[.withColumn], strings[.notesColumn]],
      rows: edges.map {
        PlotRowContext(
          title: nodes[$0.from].name, href: addresses.href(entries[$0.from].id),
          cells: [nodes[$0.to].name, String($0.weight)])
      })
  }

  /// The notes of a story in time.
  func timelinePlot(of story: Story) -> PlotContext? {
    guard let first = story.notes.first, let last = story.notes.last else { return nil }
    let words = strings.dates
    let caption = Caption(
      id: "timeline", title: strings[.timelineTitle, ["title": title(of: story)]],
      text: strings[
        .timelineText, ["count": strings.counted(story.notes.count, .notes), "span": span(of: story)]])
    let timeline = Timeline(
      story.notes.map(archive.day), first: words.short(archive.day(of: first)), last: words.short(archive.day(of: last))
    )
    return PlotContext(
      kind: "timeline", title: caption.title, svg: timeline.svg(caption),
      columns: [strings[.noteColumn], strings[.dayColumn]],
      rows: story.notes.enumerated().map { index, note in
        PlotRowContext(
          title: "\(index + 1). \(archive[note].title)", href: addresses.href(note),
          cells: [words.long(archive.day(of: note))])
      })
  }
}

/// How many actors stand around one.
private let shownAround = 16
/// How many actors the network of the site shows.
private let shownInNetwork = 300
