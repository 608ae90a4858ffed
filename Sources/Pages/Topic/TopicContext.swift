import Archive
import Base
import Formats
import Names
import Notes
import Site
import Templates

/// `topic.mustache`, also for one year or month of a long list.
struct TopicContext: PageTemplateContext {
  let site: Site
  let topic: Topic
  /// Nil on the topic's main page.
  let part: ListPart?
  let splitting: Splitting
  let page: PageContext

  /// A topic with more notes than this has a page for each year.
  private static let longestList = 60

  init(_ topic: Topic, _ splitting: Splitting, on part: ListPart? = nil, _ site: Site) {
    self.topic = topic
    self.part = part
    self.site = site
    self.splitting = splitting
    let (head, own) = (topic.head, site.addresses.path(topic.id))
    let list = site.outline.link(.topics, TopicPages.index)
    var page = site.page(
      part?.title(of: head.title, site) ?? head.title,
      head.description ?? site.strings[.topicDescription, ["topic": head.title]],
      at: part?.path(under: own) ?? own, kind: "topic",
      trail: part == nil ? [list] : [list, site.link(topic.id)])
    page.feeds = site.outline.feedLinks(head.title, under: own, as: [.atom])
    self.page = page
  }

  static func splitting(of topic: Topic, _ site: Site) -> Splitting {
    Splitting(topic.notes, longest: longestList, in: site.archive)
  }

  /// The notes of the page, and those that it lists.
  private var notes: [NoteID] { part?.notes ?? topic.notes }
  private var shown: [NoteID] { splitting.shown(of: topic.notes, on: part) }

  static let shape = ContextShape<Self>(
    page: "topic",
    [
      .text("title", "The topic's title.") { $0.topic.head.title },
      .text("href", "The link to the topic's page.") { $0.site.addresses.href($0.topic.id) },
      .text("description", "The description from the head of its file.") { $0.topic.head.description },
      .html("introduction", "The body of its file.") {
        $0.part == nil ? $0.site.html($0.topic.introduction, from: $0.topic.head.file?.path ?? "") : []
      },
      .open("params", "The keys of its head that Gazette does not know.") { $0.topic.head.params.value },
      .text("count", "How many notes it has: 7 notes.") { $0.site.strings.counted($0.notes.count, .notes) },
      .record("plot", "The notes by month; nothing where one month has all of them.") {
        PlotContext.months(of: $0.notes, named: $0.topic.head.title, on: $0.part, $0.site)
      },
      .list("parts", "The pages of the years, or of a year's months, newest first; this page shows the newest notes.") {
        $0.splitting.links(on: $0.part, under: $0.site.addresses.path($0.topic.id), $0.site)
      },
      .flag("isBrief", "Whether it lists titles only, as it has many notes.") {
        $0.shown.count > longestList
      },
      .list("groups", "The notes by month, newest first.") { GroupContext.byMonth($0.shown.reversed(), $0.site) },
      .list("actors", "The actors that most of its notes name.") { $0.site.topActors(of: $0.notes, most: 20) },
    ])
}

extension Phrase {
  fileprivate static let topicDescription = Phrase("topicDescription")
}
