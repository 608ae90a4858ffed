import Base
import FoundationEssentials

/// What a page says about itself, in JSON-LD of schema.org, OpenGraph, `<meta>`, `<link>`, `<time>` and headings.
/// Earlier ones in this list are trusted more.
struct PageFacts {
  private(set) var facts = ArticleFacts()

  private let tree: MarkupTree
  private let zone: Zone

  init(_ tree: MarkupTree, main: Int?, zone: Zone) {
    self.tree = tree
    self.zone = zone
    let metas = metaTags()
    func meta(_ names: String...) -> String? { names.lazy.compactMap { metas[$0] }.first }
    func date(_ text: String?) -> Timestamp? { text.flatMap { publicationDate($0, zone: zone) } }
    let card = ArticleFacts(
      title: meta("og:title", "twitter:title", "dc.title", "parsely-title"),
      publisher: meta("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
      url: canonicalAddress() ?? meta("og:url", "parsely-link").flatMap(webAddress),
      date: [
        "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "publish-date",
        "citation_publication_date", "cxenseparse:recs:publishtime",
      ].lazy.compactMap { date(metas[$0]) }.first,
      language: tree.nodes.first { $0.name == "html" }?.attribute("lang") ?? meta("og:locale", "language"))
    let visible = ArticleFacts(
      title: heading(in: main) ?? heading(in: nil) ?? title(), date: date(timeElement(in: main) ?? timeElement(in: nil))
    )
    facts = linkedData().completed(by: card).completed(by: visible)
    facts.title = facts.title.map(\.collapsed)
    facts.publisher = facts.publisher.map(\.collapsed)
  }

  /// `<meta>` by name, property or itemprop in lower case; the first of several counts.
  private func metaTags() -> [String: String] {
    var tags: [String: String] = [:]
    for node in tree.nodes where node.name == "meta" {
      guard let content = node.attribute("content") else { continue }
      for key in ["property", "name", "itemprop"] {
        if let name = node.attribute(key)?.lowercased(), tags[name] == nil { tags[name] = content }
      }
    }
    return tags
  }

  private func canonicalAddress() -> String? {
    tree.nodes.first { $0.name == "link" && $0.attribute("rel")?.lowercased() == "canonical" }?.attribute("href")
      .flatMap(webAddress)
  }

  private func first(_ name: String, in main: Int?, where isWanted: (MarkupTree.Node) -> Bool = { _ in true }) -> Int? {
    let range = main.map { $0..<tree.nodes[$0].end } ?? tree.nodes.indices
    return range.first { tree.nodes[$0].name == name && isWanted(tree.nodes[$0]) }
  }

  private func heading(in main: Int?) -> String? {
    first("h1", in: main).map { tree.text(of: $0).collapsed }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func title() -> String? {
    first("title", in: nil).map { tree.text(of: $0).collapsed }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The date of a `<time>`: one that is marked as the date of publication, anywhere on the page; else the first one in
  /// the main element that is a date and not a part of a sentence.
  private func timeElement(in main: Int?) -> String? {
    var paragraphEnd = 0
    var dated: [(index: Int, date: String, isMarked: Bool)] = []
    for (index, node) in tree.nodes.enumerated() {
      if node.name == "p" { paragraphEnd = max(paragraphEnd, node.end) }
      guard node.name == "time", let date = node.attribute("datetime"), publicationDate(date, zone: zone) != nil else {
        continue
      }
      let isMarked = node.attribute("itemprop")?.lowercased() == "datepublished" || node.has("pubdate")
      if isMarked || index >= paragraphEnd { dated.append((index, date, isMarked)) }
    }
    let inMain = main.map { main in dated.first { main..<tree.nodes[main].end ~= $0.index } } ?? nil
    return (dated.first(where: \.isMarked) ?? inMain ?? dated.first)?.date
  }

  // MARK: JSON-LD

  /// The facts of the page's first article in JSON-LD. A script that is not JSON gives no facts.
  private func linkedData() -> ArticleFacts {
    for (index, node) in tree.nodes.enumerated() where node.name == "script" {
      guard node.attribute("type")?.lowercased().hasPrefix("application/ld+json") == true,
        let data = try? JSONDecoder().decode(LinkedData.self, from: Data(tree.text(of: index).utf8))
      else { continue }
      guard let item = data.items.first(where: \.isArticle) else { continue }
      return ArticleFacts(
        title: (item["headline"] ?? item["name"])?.text.map(unescaped),
        publisher: (item["publisher"] ?? item["sourceOrganization"])?.name.map(unescaped),
        url: (item["url"]?.text ?? item["mainEntityOfPage"]?.address).flatMap(webAddress),
        date: item["datePublished"]?.text.flatMap { publicationDate($0, zone: zone) },
        language: item["inLanguage"]?.text)
    }
    return ArticleFacts()
  }

  /// A text without the character references that some publishers leave in their data: `Trump&#8217;s`.
  private func unescaped(_ text: String) -> String {
    guard text.contains("&"), let tree = try? MarkupTree(Array("<p>\(text.replacing("<", with: "&lt;"))</p>".utf8)),
      !tree.nodes.isEmpty
    else { return text }
    return tree.text(of: 0)
  }
}

/// A value of JSON-LD, with only what the description of an article needs.
private indirect enum LinkedData: Decodable {
  case text(String)
  case list([LinkedData])
  case object([String: LinkedData])
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([LinkedData].self) {
      self = .list(list)
    } else if let object = try? value.decode([String: LinkedData].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  subscript(key: String) -> LinkedData? { if case .object(let object) = self { object[key] } else { nil } }

  /// The value itself, or the first one of a list.
  var text: String? {
    switch self {
    case .text(let text): text.trimmed.isEmpty ? nil : text.trimmed
    case .list(let list): list.first?.text
    default: nil
    }
  }

  /// `"NBC News"` or `{"name": "NBC News"}`.
  var name: String? {
    if case .list(let list) = self { list.first?.name } else { self["name"]?.text ?? text }
  }

  var address: String? { self["@id"]?.text ?? text }

  /// The objects at the top: one, several, or those of a graph.
  var items: [LinkedData] {
    switch self {
    case .object: [self] + ["@graph", "mainEntity"].flatMap { self[$0]?.items ?? [] }
    case .list(let list): list.flatMap(\.items)
    default: []
    }
  }

  var isArticle: Bool {
    let types: [String]
    switch self["@type"] {
    case .text(let type): types = [type]
    case .list(let list): types = list.compactMap(\.text)
    default: types = []
    }
    return types.contains {
      $0.hasSuffix("Article") || $0.hasSuffix("Report") || ["BlogPosting", "LiveBlogPosting"].contains($0)
    }
  }
}
