import Base
import Markdown
import Names
import Notes

/// Finds transclusions that cannot be: of a heading that its text does not have, and of a text within itself.
/// `all` are the texts that can have some.
func transclusionMistakes(in all: [LinkedText], of texts: LinkedTexts) -> [Diagnostic] {
  var finder = TransclusionFinder(texts)
  for text in all { finder.read(text) }
  let circles = finder.circles
  return finder.diagnostics + circles + (circles.isEmpty ? finder.largeTexts() : [])
}

private struct TransclusionFinder {
  private let texts: LinkedTexts
  private(set) var diagnostics: [Diagnostic] = []
  /// What each text transcludes, with the place.
  private var edges: [Target: [(target: Target, place: SourceLocation)]] = [:]
  /// The texts that transclude something, in their order.
  private var order: [Target] = []
  /// What each file transcludes.
  private var files: [(targets: [Target], place: SourceLocation)] = []
  /// How many bytes each text has with everything that it transcludes, by how deep within others it stands.
  private var sizes: [Int: [Target: Int]] = [:]

  init(_ texts: LinkedTexts) { self.texts = texts }

  mutating func read(_ text: LinkedText) {
    let document = text.body.document
    var targets: [Target] = []
    var first: SourceLocation?
    defer { if let first { files.append((targets, first)) } }
    for (link, target) in text.body.transclusions {
      let place = text.file.place(of: "![[", from: Int(document.nodes[link].line))
      targets.append(target)
      first = first ?? place
      let heading = document.string(document.nodes[link].detail)
      if !heading.isEmpty, let found = self.document(of: target), found.section(under: heading) == nil {
        let headings = found.nodes.indices.filter { index in
          if case .heading = found.nodes[index].kind { true } else { false }
        }.map { found.plainText(of: $0) }
        diagnostics.append(
          Diagnostic(
            .transclusionHeading, at: place, "the text has no heading '\(heading)'",
            hint: nearest(to: heading, among: headings).map { "did you mean '\($0)'?" }))
      }
      guard let own = text.target else { continue }
      if edges[own] == nil { order.append(own) }
      edges[own, default: []].append((target, place))
    }
  }

  private func document(of target: Target) -> Document? {
    switch target {
    case .note(let id): texts.notes[id.index].body.document
    case .actor(let id): texts.actors[id.index].biography.document
    case .topic(let id): texts.topics[id.index].introduction.document
    case .source: nil
    }
  }

  /// What a text may transclude at most: each note is small, but ten that show one another ten times are not.
  private static let most = 4 * 1024 * 1024

  /// One diagnostic for each text that transcludes too much.
  mutating func largeTexts() -> [Diagnostic] {
    files.compactMap { targets, place in
      guard targets.reduce(0, { min($0 + size(of: $1, at: 1), Self.most + 1) }) > Self.most else { return nil }
      return Diagnostic(
        .transclusionSize, at: place, "the text shows more than 4 MiB of other texts within itself",
        hint: "link to them instead, without the '!'")
    }
  }

  private mutating func size(of target: Target, at depth: Int) -> Int {
    if let known = sizes[depth]?[target] { return known }
    var size = document(of: target)?.bytes.count ?? 0
    if depth < Archive.deepestTransclusion {
      for edge in edges[target] ?? [] { size = min(size + self.size(of: edge.target, at: depth + 1), Self.most + 1) }
    }
    sizes[depth, default: [:]][target] = size
    return size
  }

  /// One diagnostic for each text of a circle.
  var circles: [Diagnostic] {
    // What leads to no circle is taken away, then what no circle leads to: nothing is left but circles.
    let forward = edges.mapValues { Set($0.map(\.target)) }
    var backward: [Target: Set<Target>] = [:]
    for (start, targets) in forward { for target in targets { backward[target, default: []].insert(start) } }
    let ahead = Self.peeled(forward, before: backward)
    let rest = Self.peeled(backward.filter { ahead.contains($0.key) }, before: forward).intersection(ahead)
    return order.compactMap { start in
      guard rest.contains(start), let edge = edges[start]?.first(where: { rest.contains($0.target) }) else {
        return nil
      }
      return Diagnostic(
        .transclusionCircle, at: edge.place, "the text would show itself within itself",
        hint: "link to it instead, without the '!'")
    }
  }
}

extension TransclusionFinder {
  /// The nodes of a graph without those from which every way ends. `before` has the same edges the other way round.
  fileprivate static func peeled(_ graph: [Target: Set<Target>], before: [Target: Set<Target>]) -> Set<Target> {
    var counts = graph.mapValues(\.count)
    var ends = Set(graph.values.joined()).subtracting(graph.keys)
    var kept = Set(graph.keys)
    while let end = ends.popFirst() {
      for start in before[end] ?? [] where kept.contains(start) {
        counts[start, default: 0] -= 1
        if counts[start] == 0 {
          kept.remove(start)
          ends.insert(start)
        }
      }
    }
    return kept
  }
}

extension Archive {
  /// How many texts a text may show within one another; beyond that are links.
  package static let deepestTransclusion = 4
}
