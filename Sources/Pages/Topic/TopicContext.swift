import Archive
import Base
import Names
import Notes
import Site
import Templates

/// `topic.mustache`, also for one year of a long list.
struct TopicContext: PageTemplateContext {
  let site: Site
  let topic: Topic
  /// Nil on the topic's main page.
  let year: YearOfNotes?
  let splitting: Splitting
  let page: PageContext

  init(_ topic: Topic, year: YearOfNotes? = nil, _ site: Site) {
    self.topic = topic
    self.year = year
    self.site = site
    splitting = Splitting(topic.notes, in: site.archive)
    let (head, own) = (topic.head, site.addresses.path(topic.id))
    let list = site.outline.link(.topics, TopicPages.index)
    var page = site.page(
      year.map { site.strings[.inYear, ["name": head.title, "year": String($0.year)]] } ?? head.title,
      head.description ?? site.strings[.topicDescription, ["topic": head.title]],
      at: year.map { Addresses.year($0.year, of: own) } ?? own, kind: "topic",
      trail: year == nil ? [list] : [list, site.link(topic.id)])
    page.feeds = site.outline.feedLinks(head.title, under: own)
    self.page = page
  }

  /// The notes of the page, and those that it lists.
  private var notes: [NoteID] { year?.notes ?? topic.notes }
  private var shown: [NoteID] {
    year?.notes ?? (splitting.isSplit ? topic.notes.suffix(Splitting.newest) : topic.notes)
  }

  static let shape = ContextShape<Self>(
    page: "topic",
    [
      .text("title", "The topic's title.") { $0.topic.head.title },
      .text("href", "The link to the topic's page.") { $0.site.addresses.href($0.topic.id) },
      .text("description", "The description from the head of its file.") { $0.topic.head.description },
      .html("introduction", "The body of its file.") {
        $0.year == nil ? $0.site.html($0.topic.introduction, from: $0.topic.head.file?.path ?? "") : []
      },
      .text("count", "How many notes it has: 7 notes.") { $0.site.strings.counted($0.notes.count, .notes) },
      .text("year", "The year, on the page of one year.") { context in context.year.map { String($0.year) } },
      .record("plot", "The notes by month.") {
        PlotContext.months(of: $0.notes, named: $0.topic.head.title, $0.site)
      },
      .flag("isSplit", "Whether the list is so long that each year has a page; this one shows the newest.") {
        $0.year == nil && $0.splitting.isSplit
      },
      .list("years", "The pages of the years, newest first, where the list is split.") {
        $0.splitting.links(under: $0.site.addresses.path($0.topic.id), $0.site)
      },
      .list("groups", "The notes by month, newest first.") { GroupContext.byMonth($0.shown.reversed(), $0.site) },
      .list("actors", "The actors that most of its notes name.") { $0.site.topActors(of: $0.notes, most: 20) },
    ])
}

extension Phrase {
  fileprivate static let topicDescription = Phrase("topicDescription")
}
