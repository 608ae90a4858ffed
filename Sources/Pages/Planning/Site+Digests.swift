import Archive
import Base
import Templates

extension Site {
  func digestPages() -> [Page] {
    let days = digests(archive.days, path: Addresses.day, title: strings.dates.full, "digest") { [self] in
      dayPage($0, $1)
    }
    let weeks = digests(archive.weeks, path: Addresses.week, title: strings.dates.week, "digest") { [self] in
      weekPage($0, $1)
    }
    let months = digests(archive.months, path: Addresses.month, title: strings.dates.month, "digest") { [self] in
      monthPage($0, $1)
    }
    let years = digests(archive.years, path: Addresses.year, title: { String($0) }, "year") { [self] in yearPage($0, $1)
    }
    return days + weeks + months + years
  }

  /// What every digest has, before the words of its kind are added.
  private struct Frame {
    let path: SitePath
    let title: String
    let previous: LinkContext?
    let next: LinkContext?
  }

  private func digests<Period: Sendable>(
    _ digests: [Digest<Period>], path: @escaping @Sendable (Period) -> SitePath,
    title: @escaping @Sendable (Period) -> String, _ template: String,
    _ make: @escaping @Sendable (Digest<Period>, Frame) -> DigestPage
  ) -> [Page] {
    let links = digests.map { LinkContext(title: title($0.period), href: addresses.href(path($0.period))) }
    return digests.enumerated().map { index, digest in
      Page(
        path: path(digest.period),
        content: .rendered(template) {
          make(
            digest,
            Frame(
              path: path(digest.period), title: title(digest.period), previous: index > 0 ? links[index - 1] : nil,
              next: index + 1 < links.count ? links[index + 1] : nil))
        }, origin: nil, sitemap: .present(lastModified: digest.notes.last.map { archive[$0].day }), role: .index)
    }
  }

  private func dayPage(_ digest: Digest<Day>, _ frame: Frame) -> DigestPage {
    let groups = groups(underFirstTopics(digest.notes), by: { archive[$0].topics[0] }) { topic in
      (archive[topic].title, addresses.href(topic), "topic:\(archive[topic].slug)")
    }
    let day = digest.period
    return digestPage(
      digest, frame, kind: "day", subtitle: nil, groups: groups,
      within: [link(year: day.year), link(day.month), link(day.week)])
  }

  private func weekPage(_ digest: Digest<Week>, _ frame: Frame) -> DigestPage {
    let week = digest.period
    return digestPage(
      digest, frame, kind: "week", subtitle: strings.dates.range(week.monday, week.sunday), groups: byDay(digest.notes),
      within: Set([week.monday.month, week.sunday.month]).sorted()
        .filter { month in archive.months.contains { $0.period == month } }.map(link))
  }

  private func monthPage(_ digest: Digest<Month>, _ frame: Frame) -> DigestPage {
    digestPage(
      digest, frame, kind: "month", subtitle: nil, groups: byDay(digest.notes),
      within: [link(year: digest.period.year)])
  }

  private func yearPage(_ digest: Digest<Int>, _ frame: Frame) -> DigestPage {
    digestPage(
      digest, frame, kind: "year", subtitle: nil,
      groups: groups(digest.notes, by: { archive.day(of: $0).month }, heading: monthHeading),
      within: [])
  }

  private func byDay(_ notes: [NoteID]) -> [GroupContext] {
    groups(notes, by: archive.day) { day in
      (strings.dates.full(day), addresses.href(Addresses.day(day)), "day:\(day)")
    }
  }

  private func digestPage<Period>(
    _ digest: Digest<Period>, _ frame: Frame, kind: String, subtitle: String?, groups: [GroupContext],
    within: [LinkContext]
  ) -> DigestPage {
    let count = strings.counted(digest.notes.count, .notes)
    return DigestPage(
      site: common,
      page: page(
        frame.title,
        strings[.digestDescription, ["site": archive.settings.title, "count": count, "title": frame.title]],
        frame.path, kind: kind, trail: within),
      title: frame.title, subtitle: subtitle, count: count, leadTitle: digest.lead?.title,
      lead: digest.lead.map { html($0.body, from: $0.path) } ?? [],
      changes: digest.changes.isEmpty ? nil : changes(digest.changes, kind),
      plot: kind == "year" ? dayPlot(digest.notes) : nil, groups: groups,
      actors: topActors(of: digest.notes, most: 15), topics: topics(of: digest.notes),
      previous: frame.previous, next: frame.next)
  }

  private func changes(_ changes: Changes, _ kind: String) -> ChangesContext {
    let further = changes.newcomers.count - shownNewcomers
    return ChangesContext(
      newcomers: changes.newcomers.prefix(shownNewcomers).map { link($0) },
      furtherNewcomers: further > 0 ? strings.counted(further, .more) : nil,
      returned: changes.returned.map { ReturnContext(actor: link($0.actor), lastSeen: date($0.lastSeen)) },
      risers: changes.risers.map { RiserContext(actor: link($0.actor, count: $0.count), before: $0.before) },
      compared: strings[kind == "day" ? .comparedDay : kind == "week" ? .comparedWeek : .comparedMonth],
      stories: changes.stories.map { movement in
        let story = archive.stories[movement.story.index]
        return MovementContext(
          story: LinkContext(title: title(of: story), href: addresses.href(story.id)),
          count: strings.counted(movement.notes.count, .notes), notes: movement.notes.map(teaser)
        )
      },
      corrections: changes.corrections.map { correction($0.correction, of: $0.note) })
  }

  private func topics(of notes: [NoteID]) -> [LinkContext] {
    var tally = archive.topicTally(of: notes)
    return tally.take().map { link(TopicID(index: $0.place), count: $0.count) }
  }

  private func link(_ week: Week) -> LinkContext {
    LinkContext(title: strings.dates.week(week), href: addresses.href(Addresses.week(week)))
  }

  private func link(_ month: Month) -> LinkContext {
    LinkContext(title: strings.dates.month(month), href: addresses.href(Addresses.month(month)))
  }

  func link(_ day: Day) -> LinkContext {
    LinkContext(title: strings.dates.long(day), href: addresses.href(Addresses.day(day)))
  }

  func link(year: Int) -> LinkContext {
    LinkContext(title: String(year), href: addresses.href(Addresses.year(year)))
  }

  /// Notes by topic, each under the first of its topics, so that it stands there once.
  func underFirstTopics(_ notes: [NoteID]) -> [NoteID] {
    notes.map { (archive[$0].topics[0], $0) }.sorted { $0 < $1 }.map(\.1)
  }
}

/// How many of the actors that are new a digest names.
private let shownNewcomers = 24
