package import Archive
import Base
import Templates

/// The archive with what it takes to show it: addresses and a theme. A class for the reason that `Note` is one.
package final class Site: Sendable {
  package let archive: Archive
  package let addresses: Addresses
  package let theme: ThemeFiles
  /// Where the style sheet and the scripts stand, by their names in `templates/`: what they hold is in their names.
  let assetPaths: [String: SitePath]
  let common: Prepared<SiteContext>
  /// The links to the pages of pairs, by their actors.
  private let pairHrefs: [PairKey: String]
  /// The notes that follow each note directly, by place.
  let followers: [[NoteID]]
  /// The story of each note, by place.
  let storyOf: [StoryID?]
  /// Each note as lists show it, by place.
  let teasers: [Prepared<TeaserContext>]

  /// Throws where a template includes itself without end.
  package init(_ archive: Archive, theme: ThemeFiles) throws {
    let addresses = Addresses(archive)
    self.archive = archive
    self.addresses = addresses
    self.theme = theme
    let words = theme.strings.dates
    let assetPaths = Dictionary(uniqueKeysWithValues: theme.assets.map { ($0, Self.path(of: $0, holding: $1)) })
    self.assetPaths = assetPaths
    var common = SiteContext(
      title: archive.settings.title, description: archive.settings.description, language: archive.settings.language,
      isRightToLeft: theme.strings.isRightToLeft, author: archive.settings.author, url: addresses.url(Addresses.home),
      places: Self.places(archive, addresses),
      stylesheet: assetPaths["style.css"].map(addresses.href) ?? "",
      script: assetPaths["gazette.js"].map(addresses.href) ?? "", icon: Self.icon(archive, addresses),
      edition: archive.days.last.map {
        DateContext(timestamp: Timestamp(day: $0.period), words: words, href: addresses.href(Addresses.day($0.period)))
      },
      years: archive.years.reversed().map {
        LinkContext(title: String($0.period), href: addresses.href(Addresses.year($0.period)), count: $0.notes.count)
      },
      pages: archive.pages.map { LinkContext(title: $0.title, href: addresses.href(Addresses.page($0))) },
      feeds: Self.feedLinks(archive.settings.title, Addresses.home, addresses))
    let record = common.record
    common.masthead = try theme.templates.fragment("masthead", record)
    common.colophon = try theme.templates.fragment("colophon", record)
    self.common = Prepared(common)

    pairHrefs = Dictionary(
      archive.pairs.map { (PairKey($0.first, $0.second), addresses.href(addresses.path($0))) },
      uniquingKeysWith: { first, _ in first })
    var followers = [[NoteID]](repeating: [], count: archive.notes.count)
    for note in archive.notes { if let earlier = note.updates { followers[earlier.index].append(note.id) } }
    self.followers = followers
    var storyOf = [StoryID?](repeating: nil, count: archive.notes.count)
    for story in archive.stories { for note in story.notes { storyOf[note.index] = story.id } }
    self.storyOf = storyOf
    let topicLinks = archive.topics.map { Prepared(LinkContext(title: $0.title, href: addresses.href($0.id))) }
    teasers = try concurrentMap(archive.notes) { note in
      var context = TeaserContext(
        name: note.name, title: note.title, href: addresses.href(note.id),
        date: Prepared(
          DateContext(timestamp: note.timestamp, words: words, href: addresses.href(Addresses.day(note.day)))),
        summary: note.summary, topics: note.topics.map { topicLinks[$0.index] },
        outlets: Self.outlets(of: note, archive, addresses), isDraft: note.isDraft, isAhead: note.isAhead)
      let record = context.record
      context.teaser = try theme.templates.fragment("teaser", record)
      context.byline = try theme.templates.fragment("byline", record)
      context.trail = try theme.templates.fragment("trail", record)
      return Prepared(context)
    }
  }

  /// The outlets that a note rests on, each once, in the order of its sources.
  private static func outlets(of note: Note, _ archive: Archive, _ addresses: Addresses) -> [LinkContext] {
    var outlets: [ActorID] = []
    for case let outlet? in note.outlets where !outlets.contains(outlet) { outlets.append(outlet) }
    return outlets.map { LinkContext(title: archive[$0].actor.name, href: addresses.href($0)) }
  }

  /// `style.04c589908ea9ed69.css`
  private static func path(of name: String, holding bytes: [UInt8]) -> SitePath {
    let parts = name.split(separator: ".", maxSplits: 1)
    return SitePath(file: ["\(parts[0]).\(contentHash(bytes)).\(parts[1])"])
  }

  /// Without one, browsers would ask for /favicon.ico on every site.
  private static func icon(_ archive: Archive, _ addresses: Addresses) -> String {
    ["svg", "png", "ico"].map { "content/assets/favicon.\($0)" }.first(where: archive.assets.contains)
      .map { addresses.href(Addresses.asset($0)) } ?? "data:,"
  }

  private static func places(_ archive: Archive, _ addresses: Addresses) -> SiteContext.Places {
    SiteContext.Places(
      home: addresses.href(Addresses.home), topics: addresses.href(Addresses.topics),
      actors: addresses.href(Addresses.actors),
      stories: archive.stories.isEmpty ? nil : addresses.href(Addresses.stories),
      calendar: archive.notes.contains { !$0.events.isEmpty } ? addresses.href(Addresses.calendar) : nil,
      network: archive.actors.contains { !$0.companions.isEmpty } ? addresses.href(Addresses.network) : nil,
      search: addresses.href(Addresses.search), data: addresses.href(Addresses.data))
  }

  // MARK: Parts that pages have in common

  var strings: Strings { theme.strings }

  /// `Person`, in the site's language; what gazette.yml says of a kind of its own.
  func label(of kind: ActorKind) -> String { strings.label(of: kind.name) ?? kind.label }

  func teaser(_ note: NoteID) -> Prepared<TeaserContext> { teasers[note.index] }

  func link(_ note: NoteID) -> LinkContext {
    LinkContext(title: archive[note].title, href: teasers[note.index].context.href)
  }

  func link(_ actor: ActorID, count: Int? = nil) -> LinkContext {
    LinkContext(title: archive[actor].actor.name, href: addresses.href(actor), count: count)
  }

  func link(_ topic: TopicID, count: Int? = nil) -> LinkContext {
    LinkContext(title: archive[topic].title, href: addresses.href(topic), count: count)
  }

  /// The page of two actors; nil where too few notes name both.
  func pairHref(_ a: ActorID, _ b: ActorID) -> String? { pairHrefs[PairKey(a, b)] }

  /// Two actors in either order.
  private struct PairKey: Hashable {
    let low: ActorID
    let high: ActorID

    init(_ a: ActorID, _ b: ActorID) {
      low = min(a, b)
      high = max(a, b)
    }
  }

  func date(_ day: Day) -> DateContext { date(Timestamp(day: day)) }

  func date(_ timestamp: Timestamp) -> DateContext {
    DateContext(
      timestamp: timestamp, words: strings.dates, href: addresses.href(Addresses.day(timestamp.day)))
  }

  /// What a page is given of itself. `trail` are the pages between the home page and this one.
  func page(
    _ title: String, _ description: String?, _ path: SitePath, kind: String, trail: [LinkContext] = []
  ) -> PageContext {
    var page = PageContext(
      title: title, description: description.flatMap { $0.isEmpty ? nil : $0 }, canonical: addresses.url(path),
      kind: kind)
    page.breadcrumbs =
      path == Addresses.home ? [] : [LinkContext(title: strings[.home], href: addresses.href(Addresses.home))] + trail
    page.feeds = common.context.feeds
    page.structured = structured(page.breadcrumbs + [LinkContext(title: title, href: addresses.href(path))])
    return page
  }

  /// Notes under headings, in the order given, a heading for each run of notes with the same key.
  func groups<Key: Equatable>(
    _ notes: [NoteID], by key: (NoteID) -> Key, heading: (Key) -> (title: String, href: String?, id: String)
  ) -> [GroupContext] {
    var groups: [(key: Key, notes: [Prepared<TeaserContext>])] = []
    for id in notes {
      let own = key(id)
      if groups.last?.key == own {
        groups[groups.count - 1].notes.append(teaser(id))
      } else {
        groups.append((own, [teaser(id)]))
      }
    }
    return groups.map { group in
      let (title, href, id) = heading(group.key)
      return GroupContext(title: title, href: href, id: id, notes: group.notes)
    }
  }

  func monthHeading(_ month: Month) -> (title: String, href: String?, id: String) {
    (strings.dates.month(month), addresses.href(Addresses.month(month)), "month:\(month)")
  }

  /// The actors that most of some notes name.
  func topActors(of notes: [NoteID], most: Int) -> [LinkContext] {
    var tally = archive.actorTally(of: notes)
    return tally.takeRanking().prefix(most).map { link(ActorID(index: $0.place), count: $0.count) }
  }
}
