import Base
import FoundationEssentials

/// What a page says about itself, in JSON-LD of schema.org, OpenGraph, `<meta>`, `<link>`, `<time>`, and in the lines
/// around its title. Earlier ones in this list are trusted more.
struct PageFacts {
  private(set) var facts = ArticleFacts()

  private let page: PageBlocks
  private let tree: MarkupTree
  private let main: Int?
  private let zone: Zone
  private let today: Day

  /// `main` is the element with the article.
  init(_ page: PageBlocks, main: Int?, zone: Zone, today: Day) {
    self.page = page
    tree = page.tree
    self.main = main
    self.zone = zone
    self.today = today
    let card = card()
    var found = linkedData().completed(by: card)
    // Some outlets give each article the address of its section there, or of a part of the page.
    found.url = card.url ?? found.url.map { String($0.prefix { $0 != "#" }) }
    let sites = [found.publisher, found.url.flatMap(Self.siteName)].compactMap(\.self)
    let headline = headline(found.title, sites: sites)
    found.title = headline?.title
    found.publisher = found.publisher ?? headline?.outlet
    let place = place(of: found.title)
    let isDayFirst = found.language.map { !$0.lowercased().hasPrefix("en") } ?? false
    let visible = ArticleFacts(
      author: markedAuthor(),
      date: headline?.date.map { Timestamp(day: $0) }
        ?? VisibleDate.near(place, in: page, zone: zone, today: today, isDayFirst: isDayFirst)
    ).completed(by: lines(near: place, isDayFirst: isDayFirst))
    // `obs_webdesk` is an account.
    if let author = found.author, !author.contains(" "), visible.author != nil { found.author = nil }
    facts = found.completed(by: visible)
    if facts.date == nil { facts.date = dateInAddress(facts.url) }
    if facts.author.map(Headline.plain) == facts.publisher.map(Headline.plain) { facts.author = visible.author }
    facts.publisher = facts.publisher.map(\.collapsed)
  }

  private func publicationDate(_ text: String?) -> Timestamp? {
    text.flatMap { Drafting.publicationDate($0, zone: zone, today: today) }
  }

  // MARK: The head

  /// The facts in `<meta>` and `<link>`.
  private func card() -> ArticleFacts {
    let metas = metaTags()
    func first(_ names: String...) -> String? { names.lazy.compactMap { metas[$0] }.first }
    let authors = [
      "author", "byl", "article:author", "sailthru.author", "parsely-author", "dc.creator", "dcterms.creator",
      "citation_author", "dc.contributor", "creator", "og:article:author", "twitter:creator:name", "cxenseparse:author",
    ]
    return ArticleFacts(
      title: first("og:title", "twitter:title", "dc.title", "parsely-title"),
      author: authors.lazy.compactMap { metas[$0].flatMap(Self.authors) }.first,
      publisher: first(
        "og:site_name", "application-name", "dc.publisher", "citation_journal_title", "publisher",
        "article:publisher_name", "citation_publisher"
      ).flatMap { webAddress($0) == nil ? $0 : nil },
      url: canonicalAddress() ?? first("og:url", "parsely-link").flatMap(webAddress),
      date: (Self.dateTags + metas.keys.filter(Self.isDateTag).sorted()).lazy.compactMap { publicationDate(metas[$0]) }
        .first,
      language: tree.nodes.first { $0.name == "html" }?.attribute("lang") ?? first("og:locale", "language"))
  }

  /// The names of `<meta>` with a day of publication, the more specific ones first.
  private static let dateTags = [
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "publish_date", "published_at", "published_time", "publishdate", "publish-date", "published-date", "published",
    "publication_date", "publicationdate", "publication-date", "pubdate", "pub_date", "bt:pubdate", "article.published",
    "article:post_date", "rnews:datepublished", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "dc.date.available", "article_date_original",
    "originalpublicationdate", "og:pubdate", "og:publish_date", "creation_date", "datecreated", "release_date", "date",
    "displaydate", "isodatetime",
  ]

  /// `<meta>` by name, property or itemprop in lower case; the first of several counts.
  private func metaTags() -> [String: String] {
    var tags: [String: String] = [:]
    for node in tree.nodes where node.name == "meta" {
      guard let content = node.attribute("content") else { continue }
      for key in ["property", "name", "itemprop"] {
        guard let name = node.attribute(key)?.lowercased() else { continue }
        // Scholarly pages name each author in a tag.
        if name == "citation_author", let first = tags[name] { tags[name] = first + "; " + content }
        if tags[name] == nil { tags[name] = content }
      }
    }
    return tags
  }

  /// A tag with a name that nobody knows: `analyticsAttributes.articleDate`.
  private static func isDateTag(_ name: String) -> Bool {
    ["date", "publi"].contains(where: name.contains)
      && !["modif", "update", "expir", "revis", "valid", "event", "start", "end", "birth"].contains(
        where: name.contains)
  }

  /// The names in a value such as `By Anna Berg and Jon Dahl`; nil for an address and for a number.
  private static func authors(_ text: String) -> String? {
    let text = text.collapsed
    guard webAddress(text) == nil, !text.hasPrefix("@"), !text.contains("/"), text.contains(where: \.isLetter),
      text.unicodeScalars.count <= 200
    else { return nil }
    let names = HeadLine.byline(text) ?? HeadLine.names(in: text, isSure: true)
    return names.isEmpty ? text : names.joined(separator: ", ")
  }

  private func canonicalAddress() -> String? {
    tree.nodes.first { $0.name == "link" && $0.attribute("rel")?.lowercased() == "canonical" }?.attribute("href")
      .flatMap(webAddress)
  }

  /// `river-gazette` of `https://www.river-gazette.example/a`
  private static func siteName(_ url: String) -> String? {
    host(of: url)?.split(separator: ".").first.map(String.init)
  }

  /// `/2025/10/21/` in the page's address
  private func dateInAddress(_ url: String?) -> Timestamp? {
    let parts = (url ?? "").split { "/-_".contains($0) }
    for index in parts.indices.dropLast(2) where parts[index].count == 4 {
      if parts[index + 1].count == 2, parts[index + 2].count == 2,
        let day = Day("\(parts[index])-\(parts[index + 1])-\(parts[index + 2])"), day <= today
      {
        return Timestamp(day: day)
      }
    }
    return nil
  }

  // MARK: The title

  /// The title that the head gives; else the heading of the article, if it is not the name of the site; else
  /// `<title>`.
  private func headline(_ given: String?, sites: [String]) -> Headline? {
    let pageTitle = first("title", in: nil).map { tree.text(of: $0).collapsed } ?? ""
    let parts = Headline.parts(of: pageTitle)
    if let given {
      // What a page tells other sites can be another text than its heading and its own title, which agree.
      let own = headings().first { $0.count > 3 && pageTitle.hasPrefix($0) }
      let isOther = !pageTitle.isEmpty && !pageTitle.contains(given.collapsed)
      return Headline(isOther ? own ?? given : given, sites: sites)
    }
    // The longest part of the page's title is the article's.
    let own = parts.max { $0.count < $1.count }
    let known = Set((sites + parts.filter { $0 != own }).map(Headline.plain))
    let headings = headings()
    let heading = headings.first { !known.contains(Headline.plain($0)) }
    let logos = headings.filter { known.contains(Headline.plain($0)) }
    let whole = Headline(pageTitle, sites: sites + logos, isPageTitle: true)
    // The heading and the title of the page agree, or the page has no title.
    if let heading, pageTitle.isEmpty || parts.contains(heading) || heading.count > 3 {
      var found = Headline(heading, sites: sites)
      if found.outlet == nil, parts.contains(heading) { found = Headline(found.title, in: whole) }
      return found
    }
    return pageTitle.isEmpty ? nil : whole
  }

  /// The texts of `<h1>`: those in the article's element first, then those that no part around it has.
  private func headings() -> [String] {
    let all = page.blocks.filter { $0.isHeading }
    func isFirst(_ block: PageBlocks.Block) -> Bool { tree.nodes[block.element].name == "h1" }
    let ones = all.filter(isFirst)
    let inMain = main.map { main in ones.filter { main..<tree.nodes[main].end ~= $0.nodes.lowerBound } } ?? []
    return (inMain + ones).map(\.text)
  }

  private func first(_ name: String, in main: Int?) -> Int? {
    let range = main.map { $0..<tree.nodes[$0].end } ?? tree.nodes.indices
    return range.first { tree.nodes[$0].name == name }
  }

  // MARK: The page

  /// The author in the first element whose class, rel or itemprop says so.
  private func markedAuthor() -> String? {
    var leftOutEnd = 0
    for (index, node) in tree.nodes.enumerated() {
      if index >= leftOutEnd, page.isLeftOut[index], PageParts.isElsewhere(node) { leftOutEnd = node.end }
      guard let name = node.name, name != "meta", index >= leftOutEnd,
        !PageParts.marks(of: node).isDisjoint(with: Self.authorMarks)
      else { continue }
      let inner = (index..<node.end).first { tree.nodes[$0].attribute("itemprop") == "name" } ?? index
      let text = tree.nodes[inner].attribute("content") ?? tree.text(of: inner).collapsed
      if text.unicodeScalars.count <= 80, let names = Self.names(text, today) { return names }
    }
    return nil
  }

  private static let authorMarks: Set<String> = [
    "author", "byline", "byline-name", "author-name", "p-author", "post-author", "entry-author", "article-author",
    "article__author", "byline__name", "author__name", "c-byline", "vcard", "submitted", "articleauthor", "autor",
  ]

  private static func names(_ text: String, _ today: Day) -> String? {
    let names = HeadLine(text, today: today)?.authors ?? []
    if !names.isEmpty { return names.joined(separator: ", ") }
    let plain = HeadLine.names(in: text, isSure: true)
    return plain.isEmpty || plain.allSatisfy { !$0.contains(" ") } ? nil : plain.joined(separator: ", ")
  }

  /// The author and the outlet in the lines around the title, and in the text's first line.
  private func lines(near title: Int, isDayFirst: Bool) -> ArticleFacts {
    var head = ArticleHead(today: today, isDayFirst: isDayFirst)
    let heading = page.blocks.partitioningIndex { $0.nodes.lowerBound >= title }
    for index in max(0, heading - 4)..<max(0, min(page.blocks.count, heading + 9)) {
      let block = page.blocks[index]
      if index > heading, block.text.unicodeScalars.count > 200 { break }
      if block.nodes.lowerBound != title { head.take(block.text, at: index) }
    }
    let start = main.map { main in page.blocks.partitioningIndex { $0.nodes.lowerBound >= main } } ?? 0
    if let first = page.blocks[min(start, page.blocks.count)...].first(where: page.isProse) {
      head.takeDateline(of: first.text)
    }
    var facts = head.facts
    facts.url = nil
    // A page gives the year somewhere, if the date is the article's.
    if facts.isYearAssumed { (facts.date, facts.isYearAssumed) = (nil, false) }
    return facts
  }

  /// The node of the heading with the title; else where the article begins.
  private func place(of title: String?) -> Int {
    let start = main ?? 0
    let headings = page.blocks.filter { block in
      block.isHeading && title.map { block.text.hasPrefix($0) || $0.hasPrefix(block.text) } ?? false
    }
    return headings.min { abs($0.nodes.lowerBound - start) < abs($1.nodes.lowerBound - start) }?.nodes.lowerBound
      ?? start
  }

  // MARK: JSON-LD

  /// The facts of the page's first article in JSON-LD; what is missing there comes from other things with a date of
  /// publication. A script that is not JSON gives no facts.
  private func linkedData() -> ArticleFacts {
    var items: [LinkedData] = []
    for (index, node) in tree.nodes.enumerated() where node.name == "script" {
      guard node.attribute("type")?.lowercased().hasPrefix("application/ld+json") == true,
        let data = try? JSONDecoder().decode(LinkedData.self, from: Data(tree.text(of: index).utf8))
      else { continue }
      items += data.items
    }
    var named: [String: LinkedData] = [:]
    for item in items { if let id = item["@id"]?.text, item["name"] != nil { named[id] = item } }
    items = items.map { $0.resolved(named) }
    var facts = items.first(where: \.isArticle).map(facts) ?? ArticleFacts()
    for item in items where !item.isDetail && !item.isArticle && item["datePublished"] != nil {
      let other = self.facts(of: item)
      facts = facts.completed(by: ArticleFacts(author: other.author, publisher: other.publisher, date: other.date))
    }
    return facts
  }

  private func facts(of item: LinkedData) -> ArticleFacts {
    let authors = (item["author"] ?? item["creator"])?.names.map(unescaped).compactMap(Self.authors) ?? []
    return ArticleFacts(
      title: (item["headline"] ?? item["name"])?.text.map(unescaped),
      author: authors.isEmpty ? nil : authors.joined(separator: ", "),
      publisher: (item["publisher"] ?? item["sourceOrganization"])?.name.map(unescaped),
      url: (item["url"]?.text ?? item["mainEntityOfPage"]?.address).flatMap(webAddress),
      date: publicationDate(item["datePublished"]?.text ?? item["dateCreated"]?.text),
      language: item["inLanguage"]?.text)
  }

  /// A text without the character references that some publishers leave in their data: `Trump&#8217;s`.
  private func unescaped(_ text: String) -> String {
    guard text.contains("&"), let tree = try? MarkupTree(Array("<p>\(text.replacing("<", with: "&lt;"))</p>".utf8)),
      !tree.nodes.isEmpty
    else { return text }
    return tree.text(of: 0)
  }
}
