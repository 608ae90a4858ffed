package import Archive
package import Base
package import Formats
package import Names
package import Notes
package import Templates

/// The archive with what all pages share: addresses, a language, a theme, and the parts that are rendered once. A class
/// for the reason that `Note` is one.
package final class Site: Sendable {
  package let outline: SiteOutline
  /// The outline's parts, stored since pages ask for them all the time: a computed property would copy the archive.
  package let archive: Archive
  package let addresses: Addresses
  package let strings: Strings
  package let theme: SiteTheme
  /// The theme's style sheet and scripts, by name.
  package let assets: [ThemeAsset]
  package let common: Prepared<SiteContext>
  /// Each note as lists show it, by place.
  private let teasers: [Prepared<TeaserContext>]

  /// `menu` gives the navigation, in any order. Throws where a template includes itself without end.
  package init(_ archive: Archive, theme: SiteTheme, menu: (SiteOutline) -> [MenuEntry]) throws {
    let outline = SiteOutline(archive, theme.strings)
    self.outline = outline
    self.archive = archive
    addresses = outline.addresses
    strings = outline.strings
    self.theme = theme
    assets = theme.assets.sorted { $0.key < $1.key }.map { ThemeAsset($0.key, $0.value) }
    let entries = menu(outline).enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
    var common = SiteContext(
      outline: outline, assets: assets, menu: entries.map(\.element),
      feeds: outline.feedLinks(archive.settings.title, under: Addresses.home))
    let record = common.record
    common.masthead = try theme.templates.fragment("masthead", record)
    common.colophon = try theme.templates.fragment("colophon", record)
    self.common = Prepared(common)
    let topics = archive.topics.map { Prepared(outline.link($0.id)) }
    teasers = try concurrentMap(archive.notes) { note in
      var context = TeaserContext(
        note: note, href: outline.addresses.href(note.id), date: Prepared(outline.date(note.head.timestamp)),
        topics: note.topics.map { topics[$0.index] }, outlets: note.outlets.map { outline.link($0) })
      let record = context.record
      context.teaser = try theme.templates.fragment("teaser", record)
      context.byline = try theme.templates.fragment("byline", record)
      context.trail = try theme.templates.fragment("trail", record)
      return Prepared(context)
    }
  }

  /// A note as lists show it.
  package func teaser(_ note: NoteID) -> Prepared<TeaserContext> { teasers[note.index] }

  /// The link to a script or style sheet of the theme, by its name in templates/.
  package func assetHref(_ name: String) -> String {
    assets.first { $0.name == name }.map { addresses.href($0.path) } ?? ""
  }

  /// `Person`, in the site's language; of a kind of gazette.yml's own, its label there.
  package func label(of kind: ActorKind) -> String { strings.label(of: kind.name) ?? kind.label }

  /// Who writes the site: its author, or the site itself.
  package var author: String { archive.settings.author ?? archive.settings.title }

  // MARK: Links

  package func link(_ actor: ActorID, count: Int? = nil) -> LinkContext { outline.link(actor, count: count) }

  package func link(_ topic: TopicID, count: Int? = nil) -> LinkContext { outline.link(topic, count: count) }

  package func link(_ note: NoteID) -> LinkContext { outline.link(note) }

  package func date(_ day: Day) -> DateContext { outline.date(Timestamp(day: day)) }

  package func date(_ timestamp: Timestamp) -> DateContext { outline.date(timestamp) }

  /// The date of a note.
  package func date(of note: NoteID) -> DateContext { outline.date(archive[note].head.timestamp) }

  // MARK: Pages

  /// What a page is given of itself. `trail` are the pages between the home page and this one; `kind` is a word for
  /// style sheets.
  package func page(
    _ title: String, _ description: String?, at path: SitePath, kind: String,
    type: PageContext.OpenGraphType = .website, trail: [LinkContext] = []
  ) -> PageContext {
    var page = PageContext(
      title: title, description: description.flatMap { $0.isEmpty ? nil : $0 }, canonical: addresses.url(path),
      kind: kind, type: type)
    page.breadcrumbs = path == Addresses.home ? [] : [outline.link(.home, Addresses.home)] + trail
    page.feeds = common.context.feeds
    page.structured = structured(page.breadcrumbs + [LinkContext(title: title, href: addresses.href(path))])
    return page
  }

  /// The graph of a page, as JSON-LD in the words of schema.org: what it is about, and where it stands.
  package func structured(
    _ breadcrumbs: [LinkContext], about: (inout JSONWriter) -> Void = { _ in }
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("@context", "https://schema.org")
      json.key("@graph")
      json.array { json in
        about(&json)
        guard !breadcrumbs.isEmpty else { return }
        json.object { json in
          json.field("@type", "BreadcrumbList")
          json.field("itemListElement", each: breadcrumbs.enumerated()) { json, item in
            json.object { json in
              json.field("@type", "ListItem")
              json.field("position", item.offset + 1)
              json.field("name", item.element.title)
              json.field("item", addresses.origin + item.element.href)
            }
          }
        }
      }
    }
    return json.bytes
  }
}
