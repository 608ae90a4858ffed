import Archive
import Base
import Templates

extension Site {
  func actorPages() -> [Page] {
    let index = Page(
      path: Addresses.actors, content: .rendered("index") { [self] in actorIndex() }, origin: nil,
      sitemap: .present(lastModified: nil), role: .index)
    return [index] + archive.actors.flatMap(pages)
  }

  private func actorIndex() -> IndexPage {
    IndexPage(
      site: common,
      page: page(
        strings[.actors], strings[.actorsDescription, ["site": archive.settings.title]], Addresses.actors, kind: "index"
      ),
      title: strings[.actors], groups: actorLists())
  }

  /// All actors by kind, each kind by name.
  func actorLists() -> [LinkGroupContext] {
    archive.settings.kinds.compactMap { kind in
      let actors = archive.actors.filter { $0.actor.kind == kind }
        .map { (key: $0.actor.name.sortKey, entry: $0) }
        .sorted { ($0.key, $0.entry.id) < ($1.key, $1.entry.id) }
      guard !actors.isEmpty else { return nil }
      return LinkGroupContext(
        title: strings.plural(of: kind.name) ?? kind.plural,
        entries: actors.map { _, entry in
          EntryContext(
            title: entry.actor.name, href: addresses.href(entry.id), count: strings.counted(entry.noteCount, .notes),
            description: entry.actor.description)
        })
    }
  }

  private func pages(of entry: ActorEntry) -> [Page] {
    let years = splitYears(entry.appearances.map(\.note))
    return [page(of: entry)]
      + years.map { year in
        Page(
          path: addresses.path(entry.id, year: year.year),
          content: .rendered("actor-year") { [self] in actorPage(entry, year: year, years: years) }, origin: nil,
          sitemap: .present(lastModified: year.notes.last.map { archive[$0].day }))
      }
  }

  func page(of entry: ActorEntry) -> Page {
    let years = splitYears(entry.appearances.map(\.note))
    let last = max(entry.appearances.last?.note.index ?? -1, entry.citations.last?.note.index ?? -1)
    return Page(
      path: addresses.path(entry.id),
      content: .rendered("actor") { [self] in actorPage(entry, year: nil, years: years) },
      origin: SourceLocation(path: entry.actor.file.path),
      sitemap: .present(lastModified: last < 0 ? nil : archive.notes[last].day), role: years.isEmpty ? .page : .index)
  }

  private func actorPage(_ entry: ActorEntry, year: YearOfNotes?, years: [YearOfNotes]) -> ActorPage {
    let actor = entry.actor
    let path = year.map { addresses.path(entry.id, year: $0.year) } ?? addresses.path(entry.id)
    let shown =
      year.map { year in entry.appearances.filter { archive.day(of: $0.note).year == year.year } }
      ?? (years.isEmpty ? entry.appearances : entry.appearances.suffix(newestOfSplit))
    let shownAll = year?.notes ?? entry.appearances.map(\.note)
    let isWhole = year == nil
    let companions = isWhole ? entry.companions.prefix(shownCompanions) : []
    let further = entry.companions.count - companions.count
    let soleCitations = entry.citations.count(where: \.isSole)
    return ActorPage(
      site: common, page: head(of: entry, year: year, path),
      slug: actor.slug.text, name: actor.name, href: addresses.href(entry.id), kind: label(of: actor.kind),
      description: actor.description, biography: isWhole ? html(entry.biography, from: actor.file.path) : [],
      aliases: actor.aliases, roles: actor.roles.map(role).reversed(),
      affiliations: actor.affiliations.map { name in
        archive.actor(named: name).map { link($0) } ?? LinkContext(title: name, href: "")
      },
      sameAs: actor.sameAs.map { LinkContext(title: hostName($0), href: $0) },
      count: strings.counted(year?.notes.count ?? entry.appearances.count, .notes),
      firstSeen: entry.appearances.first.map { date(archive[$0.note].timestamp) },
      lastSeen: entry.appearances.last.map { date(archive[$0.note].timestamp) },
      year: year.map { String($0.year) },
      plot: monthPlot(of: shownAll, named: actor.name),
      network: isWhole ? circlePlot(of: entry) : nil, isSplit: !years.isEmpty && isWhole,
      years: years.reversed().map {
        LinkContext(
          title: String($0.year), href: addresses.href(addresses.path(entry.id, year: $0.year)), count: $0.notes.count)
      },
      months: appearancesByMonth(shown.reversed()), topics: isWhole && years.isEmpty ? byTopic(shown.map(\.note)) : [],
      topicCounts: isWhole ? rankedTopics(of: entry.appearances.map(\.note)) : [],
      people: isWhole ? entry.members.filter(\.isCurrent).map(member) : [],
      formerPeople: isWhole ? entry.members.filter { !$0.isCurrent }.map(member) : [],
      companions: companions.map { companion($0, of: entry.id) },
      furtherCompanions: isWhole && further > 0 ? strings.counted(further, .more) : nil,
      quotations: isWhole ? entry.quotations.reversed().map(quotation) : [],
      citations: isWhole ? entry.citations.reversed().map(citation) : [],
      citationCount: strings.counted(entry.citations.count, .notes),
      soleCitationCount: soleCitations == 0 ? nil : strings.counted(soleCitations, .notes))
  }

  private func head(of entry: ActorEntry, year: YearOfNotes?, _ path: SitePath) -> PageContext {
    let actor = entry.actor
    let title = year.map { strings[.inYear, ["name": actor.name, "year": String($0.year)]] } ?? actor.name
    let list = LinkContext(title: strings[.actors], href: addresses.href(Addresses.actors))
    var head = page(
      title,
      actor.description ?? strings[.actorDescription, ["name": actor.name, "site": archive.settings.title]], path,
      kind: "actor", trail: year == nil ? [list] : [list, link(entry.id)])
    head.feeds = Self.feedLinks(actor.name, addresses.path(entry.id), addresses)
    guard year == nil else { return head }
    head.twin = addresses.href(Addresses.twin(of: path))
    head.structured = structured(head.breadcrumbs + [link(entry.id)]) { describe(actor, at: path, in: &$0) }
    return head
  }

  private func companion(_ companion: Companion, of actor: ActorID) -> CompanionContext {
    let isOneDay = archive.day(of: companion.first) == archive.day(of: companion.last)
    return CompanionContext(
      title: archive[companion.actor].actor.name, href: addresses.href(companion.actor), count: companion.count,
      pair: companion.count < archive.settings.pairs ? nil : pairHref(actor, companion.actor),
      first: teaser(companion.first).context.date,
      last: isOneDay ? nil : teaser(companion.last).context.date)
  }

  private func member(_ member: Member) -> MemberContext {
    MemberContext(
      title: archive[member.actor].actor.name, href: addresses.href(member.actor),
      roles: member.roles.map(role).reversed())
  }

  private func role(_ role: Role) -> RoleContext {
    let organisation = role.organisation.flatMap { archive.actor(named: $0) }
    return RoleContext(
      title: role.title, organisation: organisation.map { link($0) },
      organisationName: organisation == nil ? role.organisation : nil, from: role.from?.text, until: role.until?.text,
      fromText: role.from.map { strings[.from, ["date": strings.dates.partial($0)]] },
      untilText: role.until.map { strings[.until, ["date": strings.dates.partial($0)]] })
  }

  /// Appearances, in the order given, under their months.
  func appearancesByMonth(_ appearances: [Appearance]) -> [AppearanceGroupContext] {
    var groups: [(month: Month, appearances: [AppearanceContext])] = []
    for appearance in appearances {
      let month = archive.day(of: appearance.note).month
      let context = AppearanceContext(
        note: teaser(appearance.note), sentences: appearance.sentences.map(\.html))
      if groups.last?.month == month {
        groups[groups.count - 1].appearances.append(context)
      } else {
        groups.append((month, [context]))
      }
    }
    return groups.map {
      AppearanceGroupContext(
        title: strings.dates.month($0.month), count: strings.counted($0.appearances.count, .notes),
        appearances: $0.appearances)
    }
  }

  /// The notes under each of their topics, chronological within it.
  private func byTopic(_ notes: [NoteID]) -> [GroupContext] {
    var groups: [TopicID: [Prepared<TeaserContext>]] = [:]
    for note in notes { for topic in archive[note].topics { groups[topic, default: []].append(teaser(note)) } }
    return groups.sorted { $0.key < $1.key }.map { topic, notes in
      GroupContext(
        title: archive[topic].title, href: addresses.href(topic), id: "topic:\(archive[topic].slug)", notes: notes)
    }
  }

  func rankedTopics(of notes: [NoteID]) -> [LinkContext] {
    var tally = archive.topicTally(of: notes)
    return tally.takeRanking().map { link(TopicID(index: $0.place), count: $0.count) }
  }

  private func citation(_ citation: OutletCitation) -> CitationContext {
    let note = archive[citation.note]
    return CitationContext(
      note: teaser(note.id),
      sources: citation.sources.map { index in
        LinkContext(
          title: note.sources[index].title,
          href: note.sources[index].url ?? addresses.href(note.id) + "#" + Anchors.source(note.sources[index]))
      }, isSole: citation.isSole)
  }

  /// `www.example.org` of an address.
  private func hostName(_ url: String) -> String {
    url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init) ?? url
  }
}

extension Sentence {
  /// The sentence with the names marked that it was chosen for.
  fileprivate var html: [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(text.utf8.count + 32)
    text.withBytes { text in
      var end = 0
      for name in names where name.lowerBound >= end {
        html.appendEscaped(UnsafeBufferPointer(rebasing: text[end..<name.lowerBound]))
        html.append("<mark>")
        html.appendEscaped(UnsafeBufferPointer(rebasing: text[name]))
        html.append("</mark>")
        end = name.upperBound
      }
      html.appendEscaped(UnsafeBufferPointer(rebasing: text[end...]))
    }
    return html
  }
}

/// How many of those who appear with an actor its page names.
let shownCompanions = 30
