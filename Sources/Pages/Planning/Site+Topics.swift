import Archive
import Base
import Templates

extension Site {
  func topicPages() -> [Page] {
    let index = Page(
      path: Addresses.topics,
      content: .rendered("index") { [self] in
        IndexPage(
          site: common,
          page: page(
            strings[.topics], strings[.topicsDescription, ["site": archive.settings.title]], Addresses.topics,
            kind: "index"),
          title: strings[.topics], groups: [topicList(title: nil)])
      }, origin: nil, sitemap: .present(lastModified: nil), role: .index)
    return [index] + archive.topics.flatMap(pages)
  }

  func topicList(title: String?) -> LinkGroupContext {
    LinkGroupContext(
      title: title,
      entries: archive.topics.map { topic in
        EntryContext(
          title: topic.title, href: addresses.href(topic.id), count: strings.counted(topic.notes.count, .notes),
          description: topic.description)
      })
  }

  private func pages(of topic: TopicEntry) -> [Page] {
    let years = splitYears(topic.notes)
    let main = Page(
      path: addresses.path(topic.id),
      content: .rendered("topic") { [self] in topicPage(topic, year: nil, years: years) },
      origin: topic.file.map { SourceLocation(path: $0.path) },
      sitemap: .present(lastModified: topic.notes.last.map { archive[$0].day }), role: .index)
    return [main]
      + years.map { year in
        Page(
          path: addresses.path(topic.id, year: year.year),
          content: .rendered("topic") { [self] in topicPage(topic, year: year, years: years) }, origin: nil,
          sitemap: .present(lastModified: year.notes.last.map { archive[$0].day }), role: .index)
      }
  }

  private func topicPage(_ topic: TopicEntry, year: YearOfNotes?, years: [YearOfNotes]) -> TopicPage {
    let path = year.map { addresses.path(topic.id, year: $0.year) } ?? addresses.path(topic.id)
    let notes = year?.notes ?? (years.isEmpty ? topic.notes : topic.notes.suffix(newestOfSplit))
    let title = year.map { strings[.inYear, ["name": topic.title, "year": String($0.year)]] } ?? topic.title
    let list = LinkContext(title: strings[.topics], href: addresses.href(Addresses.topics))
    var head = page(
      title, topic.description ?? strings[.topicDescription, ["topic": topic.title]], path, kind: "topic",
      trail: year == nil ? [list] : [list, link(topic.id)])
    head.feeds = Self.feedLinks(topic.title, addresses.path(topic.id), addresses)
    return TopicPage(
      site: common,
      page: head, title: topic.title,
      href: addresses.href(topic.id), description: topic.description,
      introduction: year == nil ? html(topic.introduction, from: topic.file?.path ?? "") : [],
      count: strings.counted(year?.notes.count ?? topic.notes.count, .notes), year: year.map { String($0.year) },
      plot: monthPlot(of: year?.notes ?? topic.notes, named: topic.title), isSplit: !years.isEmpty && year == nil,
      years: years.reversed().map {
        LinkContext(
          title: String($0.year), href: addresses.href(addresses.path(topic.id, year: $0.year)), count: $0.notes.count)
      },
      groups: groups(notes.reversed(), by: { archive.day(of: $0).month }, heading: monthHeading),
      actors: topActors(of: year?.notes ?? topic.notes, most: 20))
  }
}

/// How many of the newest notes the first page of a split list shows.
let newestOfSplit = 25

/// The notes of a long list that fall into one year.
struct YearOfNotes: Sendable {
  let year: Int
  var notes: [NoteID]
}

extension Site {
  /// The years of a list that is long enough to be split; none where it is not.
  func splitYears(_ notes: [NoteID]) -> [YearOfNotes] {
    guard notes.count > splitsAt else { return [] }
    var years: [YearOfNotes] = []
    for note in notes {
      let year = archive.day(of: note).year
      if years.last?.year == year {
        years[years.count - 1].notes.append(note)
      } else {
        years.append(YearOfNotes(year: year, notes: [note]))
      }
    }
    return years
  }
}
