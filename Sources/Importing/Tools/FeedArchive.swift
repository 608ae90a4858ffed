import Base
import Drafting
import FrontMatter

/// A saved feed: RSS 2.0, RSS 1.0, Atom, or WordPress's export, which is RSS with more.
struct FeedArchive: WholeArchive {
  let facts: SiteFacts
  private let path: String
  private let items: [Item]

  private struct Item {
    var title = ""
    var link = ""
    var id = ""
    var date = ""
    var updated = ""
    var authors: [String] = []
    var topics: [String] = []
    var summary = ""
    var html = ""
    var line = 1
    var isDraft = false
    var isPage = false
  }

  /// Throws if the file is not XML.
  init(_ folder: ForeignFolder) throws {
    path = folder.paths.first ?? ""
    let tree = try MarkupTree(xml: try folder.read(path))
    var facts = SiteFacts()
    var items: [Item] = []
    let root = tree.nodes.first?.name
    guard ["rss", "feed", "rdf"].contains(root ?? "") else {
      throw NotAFeed(path: path)
    }
    for index in tree.nodes.indices {
      guard let name = tree.nodes[index].name else { continue }
      if name == "item" || name == "entry" { items.append(Self.item(index, in: tree)) }
      if name == "channel" || (name == "feed" && index == 0) { facts = Self.facts(index, in: tree) }
    }
    self.facts = facts
    self.items = items
  }

  private static func facts(_ index: Int, in tree: MarkupTree) -> SiteFacts {
    var facts = SiteFacts()
    for child in tree.children(of: index) {
      let text = tree.text(of: child).trimmed
      switch tree.nodes[child].name {
      case "title" where facts.title == nil: facts.title = text
      case "description", "subtitle": facts.description = text.isEmpty ? nil : text
      case "language": facts.language = text
      case "link":
        let address = tree.nodes[child].attribute("href") ?? text
        let isSelf = ["self", "hub", "next"].contains(tree.nodes[child].attribute("rel") ?? "")
        if !isSelf, facts.url == nil, !address.isEmpty {
          facts.url = address.hasSuffix("/") ? String(address.dropLast()) : address
        }
      default: break
      }
    }
    return facts
  }

  private static func item(_ index: Int, in tree: MarkupTree) -> Item {
    var item = Item()
    item.line = tree.nodes[index].line
    for child in tree.children(of: index) {
      let node = tree.nodes[child]
      let text = tree.text(of: child).trimmed
      switch node.name {
      case "title": item.title = text
      case "link":
        if ["alternate", nil].contains(node.attribute("rel")) { item.link = node.attribute("href") ?? text }
      case "guid", "id": item.id = text
      case "pubdate", "published", "date", "issued": if item.date.isEmpty { item.date = text }
      case "updated", "modified": item.updated = text
      case "post_date": if !text.isEmpty { item.date = text }
      case "creator": item.authors.append(text)
      case "author":
        let name = tree.children(of: child).first { tree.nodes[$0].name == "name" }.map { tree.text(of: $0).trimmed }
        item.authors.append(name ?? text)
      case "category":
        let topic = node.attribute("term") ?? text
        if !topic.isEmpty, !item.topics.contains(topic) { item.topics.append(topic) }
      case "description", "summary": if item.summary.isEmpty { item.summary = text }
      case "encoded": if item.html.isEmpty { item.html = text }
      case "content": item.html = node.attribute("type") == "xhtml" ? tree.markup(of: child) : text
      case "status": item.isDraft = text != "publish"
      case "post_type": item.isPage = text == "page"
      default: break
      }
    }
    return item
  }

  func texts(_ report: inout ImportReport) -> [ImportedText] {
    items.compactMap { item in
      let place = "\(path):\(item.line)"
      let written = item.date.isEmpty ? item.updated : item.date
      guard let moment = WrittenMoment(written) else {
        report.add(path, item.line, "'\(item.title)' has no date that can be read ('\(written)') and was not imported")
        return nil
      }
      let html = item.html.isEmpty ? item.summary : item.html
      var text = ImportedText(
        source: place, kind: item.isPage ? .page : .note, head: [], body: "", bodyLine: 1, name: "")
      text.body = (try? MarkupTree(Array(html.utf8)).markdown) ?? html
      text.day = moment.day
      text.head = [HeadEntry("title", .text(item.title.isEmpty ? "Untitled" : item.title))]
      if !item.isPage { text.head.set("date", .plain(moment.text)) }
      if !item.topics.isEmpty { text.head.set("topics", .list(item.topics.map { .text($0) })) }
      let authors = item.authors.filter { !$0.isEmpty }
      if !authors.isEmpty { text.head.set("authors", .list(authors.map { .text($0) })) }
      if !item.html.isEmpty, !item.summary.isEmpty, !item.summary.contains("<") {
        text.head.set("summary", .text(item.summary))
      }
      if item.isDraft { text.head.set("draft", .plain("true")) }
      let address = item.link.isEmpty ? item.id : item.link
      let site = facts.url ?? ""
      if !site.isEmpty, address.hasPrefix(site + "/") {
        text.addresses = [String(address.dropFirst(site.count).prefix { $0 != "?" && $0 != "#" })]
      } else if address.contains("://") {
        // Of another site: it is what the note was written from.
        text.head.set(
          "sources", .list([.map([HeadEntry("title", .text(text.title)), HeadEntry("url", .text(address))])]))
      }
      let last = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init) ?? ""
      let slug = last.hasSuffix(".html") ? String(last.dropLast(5)) : last
      text.name = text.addresses.isEmpty || slug.isEmpty ? text.title : slug
      return text
    }
  }
}

/// The file is XML, but no feed.
struct NotAFeed: Error, CustomStringConvertible {
  let path: String
  var description: String { "\(path) is not a feed: its first element is not rss, feed or RDF" }
}
