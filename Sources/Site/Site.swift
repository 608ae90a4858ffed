package import Archive
package import Base
package import Formats
package import Names
package import Notes
package import Templates

/// The archive, with everything that all pages share: addresses, a language, a theme, and the parts that are rendered
/// only once. A class for the same reason as `Note`.
package final class Site: Sendable {
  package let outline: SiteOutline
  /// The parts of the outline. They are stored here too, since pages use them very often.
  package let archive: Archive
  package let addresses: Addresses
  package let strings: Strings
  package let theme: SiteTheme
  /// The theme's style sheet and scripts, by name.
  package let assets: [ThemeAsset]
  package let common: Prepared<SiteContext>
  /// The teaser of each note, by the note's place.
  private let teasers: [Prepared<TeaserContext>]
  /// Those of frozen digests, in the order of their entries.
  private let frozenTeasers: [Period: [Prepared<TeaserContext>]]

  /// `menu` gives the navigation. Throws if a template includes itself without end.
  package init(_ archive: Archive, theme: SiteTheme, menu: (SiteOutline) -> [MenuEntry]) throws {
    let outline = SiteOutline(archive, theme.strings)
    self.outline = outline
    self.archive = archive
    addresses = outline.addresses
    strings = outline.strings
    self.theme = theme
    let look = archive.settings.look.styleSheet
    assets = theme.assets.sorted { $0.key < $1.key }.map { name, bytes in
      ThemeAsset(name, name == "style.css" ? bytes + look.utf8 : bytes)
    }
    var common = SiteContext(
      outline: outline, assets: assets, menu: menu(outline),
      feeds: outline.feedLinks(archive.settings.title, under: Addresses.home))
    let record = common.record
    common.masthead = try theme.templates.fragment("masthead", record)
    common.colophon = try theme.templates.fragment("colophon", record)
    self.common = Prepared(common)
    let topics = archive.topics.map { Prepared(outline.link($0.id)) }
    let shared = SharedTitles(archive)
    @Sendable func prepared(_ context: TeaserContext) throws -> Prepared<TeaserContext> {
      var context = context
      let record = context.record
      context.teaser = try theme.templates.fragment("teaser", record)
      context.byline = try theme.templates.fragment("byline", record)
      context.trail = try theme.templates.fragment("trail", record)
      return Prepared(context)
    }
    let teasers = try concurrentMap(archive.notes) { note in
      try prepared(
        TeaserContext(
          note: note, href: outline.addresses.href(note.id), date: Prepared(outline.date(note.head.timestamp)),
          topics: note.topics.map { topics[$0.index] }, outlets: note.outlets.map { outline.link($0) },
          picture: outline.picture(note.head.picture, of: note.head.path),
          clause: shared.clause(of: note)))
    }
    self.teasers = teasers
    frozenTeasers = try archive.frozenDigests.mapValues { digest in
      try digest.entries.map { entry in
        // Its own summary can follow what it links to, without a change of its file.
        if case .same(let note) = entry.state, archive[note].summary == entry.frozen.summary {
          return teasers[note.index]
        }
        return try prepared(outline.teaser(of: entry))
      }
    }
  }

  /// The notes of a frozen digest, in the order of its entries.
  package func teasers(of digest: FrozenDigest) -> [Prepared<TeaserContext>] {
    frozenTeasers[digest.edition.period] ?? []
  }

  /// A note in a list.
  package func teaser(_ note: NoteID) -> Prepared<TeaserContext> { teasers[note.index] }

  /// The link to a script or style sheet of the theme, by its name in templates/.
  package func assetHref(_ name: String) -> String {
    assets.first { $0.name == name }.map { addresses.href($0.path) } ?? ""
  }

  /// The label of a kind in the site's language: `Person`. A kind that gazette.yml adds has its label there.
  package func label(of kind: ActorKind) -> String { strings.label(of: kind.name) ?? kind.label }

  /// What makes links relative; nil if they are not.
  package var relativeLinks: RelativeLinks? {
    archive.settings.hasRelativeLinks ? RelativeLinks(basePath: addresses.basePath) : nil
  }

  /// The author in gazette.yml, else the site's title.
  package var author: String { archive.settings.author ?? archive.settings.title }

  // MARK: Links

  /// A link to an actor's page, with the actor's name. `count` is a number of notes, to be shown beside it.
  package func link(_ actor: ActorID, count: Int? = nil) -> LinkContext { outline.link(actor, count: count) }

  /// A link to a topic's page, with the topic's title. `count` is a number of notes, to be shown beside it.
  package func link(_ topic: TopicID, count: Int? = nil) -> LinkContext { outline.link(topic, count: count) }

  /// A link to a note's page, with the note's title.
  package func link(_ note: NoteID) -> LinkContext { outline.link(note) }

  /// A day for templates, with a link to the digest of that day.
  package func date(_ day: Day) -> DateContext { outline.date(Timestamp(day: day)) }

  /// A day or an instant for templates, with a link to the digest of its day.
  package func date(_ timestamp: Timestamp) -> DateContext { outline.date(timestamp) }

  /// The date of a note.
  package func date(of note: NoteID) -> DateContext { outline.date(archive[note].head.timestamp) }

  // MARK: Pages

  /// The facts about itself that a page is given. `trail` are the pages between the home page and this one; `kind` is a
  /// word for style sheets.
  package func page(
    _ title: String, _ description: String?, at path: SitePath, kind: String,
    type: PageContext.OpenGraphType = .website, trail: [LinkContext] = []
  ) -> PageContext {
    var page = PageContext(
      title: title, description: description.flatMap { $0.isEmpty ? nil : $0 }, canonical: addresses.url(path),
      kind: kind, type: type)
    page.author = archive.settings.author
    page.breadcrumbs = path == Addresses.home ? [] : [outline.link(.home, Addresses.home)] + trail
    page.feeds = common.context.feeds.filter { $0.format == .atom }
    page.structured = structured(page.breadcrumbs + [LinkContext(title: title, href: addresses.href(path))])
    return page
  }

  /// The structured data of a page, as JSON-LD with the vocabulary of schema.org: the subject of the page, and its
  /// breadcrumbs.
  package func structured(
    _ breadcrumbs: [LinkContext], about: (inout JSONWriter) -> Void = { _ in }
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("@context", "https://schema.org")
      json.key("@graph")
      json.array { json in
        about(&json)
        // The trail begins below the home page, which every address begins with.
        let breadcrumbs = breadcrumbs.drop { $0.href == addresses.href(Addresses.home) }
        guard !breadcrumbs.isEmpty else { return }
        json.object { json in
          json.field("@type", "BreadcrumbList")
          json.field("itemListElement", each: breadcrumbs.enumerated()) { json, item in
            json.object { json in
              json.field("@type", "ListItem")
              json.field("position", item.offset + 1)
              json.field("name", item.element.title)
              // The last one is the page itself, which needs no address.
              if item.offset + 1 < breadcrumbs.count { json.field("item", addresses.origin + item.element.href) }
            }
          }
        }
      }
    }
    return json.bytes
  }
}
