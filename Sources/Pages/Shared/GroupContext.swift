import Archive
import Base
import Names
import Notes
import Site
import Templates

/// A heading with its notes.
struct GroupContext: TemplateContext {
  private(set) var title: String
  private(set) var href: String?
  private(set) var id: String
  var notes: [Prepared<TeaserContext>]
  /// How many more notes the page of the heading has, as a number and in words.
  private var left = 0
  private var further: String?

  static let shape = ContextShape<Self>(
    "group",
    [
      .text("title", "The heading: a topic, a day or a month.") { $0.title },
      .text("href", "Where the heading leads, if anywhere.") { $0.href },
      .text("id", "An id for the heading, unique on its page.") { $0.id },
      .text("count", "The number of its notes, with those that only the page of the heading lists.") {
        String($0.notes.count + $0.left)
      },
      .list("notes", "The notes.") { $0.notes },
      .text("further", "How many more the page of the heading lists: 8 more notes.") { $0.further },
    ])

  /// The same with at most some of its notes.
  func shortened(to most: Int, _ site: Site) -> GroupContext {
    guard notes.count > most else { return self }
    var group = self
    group.notes = Array(notes.prefix(most))
    group.left = notes.count - most
    group.further = site.strings.counted(notes.count - most, .moreNotes)
    return group
  }
}

extension GroupContext {
  /// A topic with its notes. Notes without a topic have a heading of their own.
  init(_ topic: TopicID?, _ notes: [NoteID], _ site: Site) {
    let head = topic.map { site.archive[$0].head }
    title = head?.title ?? site.strings[.withoutTopic]
    href = topic.map { site.addresses.href($0) }
    id = "topic:\(head?.slug.text ?? "")"
    self.notes = notes.map(site.teaser)
  }

  init(_ day: Day, _ notes: [NoteID], _ site: Site) {
    title = site.strings.dates.full(day)
    href = site.addresses.href(Addresses.day(day))
    id = "day:\(day)"
    self.notes = notes.map(site.teaser)
  }

  init(_ month: Month, _ notes: [NoteID], _ site: Site) {
    title = site.strings.dates.month(month)
    href = site.addresses.href(Addresses.month(month))
    id = "month:\(month)"
    self.notes = notes.map(site.teaser)
  }

  /// A heading of a frozen digest with its notes. It leads nowhere if its page has gone.
  init(_ heading: SiteOutline.FrozenHeading, _ notes: [Prepared<TeaserContext>], _ site: Site) {
    switch heading {
    case .day(let day):
      self.init(day, [], site)
      if !site.archive.days.contains(where: { $0.period == day }) { href = nil }
    case .topic(let title, let topic):
      self.init(topic, [], site)
      guard let title else { break }
      self.title = title
      if topic == nil { id = "topic:\(Slug(from: title)?.text ?? "")" }
    }
    self.notes = notes
  }

  /// Notes by month, in the given order.
  static func byMonth(_ notes: some Sequence<NoteID>, _ site: Site) -> [GroupContext] {
    site.archive.sections(of: notes) { site.archive.day(of: $0).month }.map { GroupContext($0.key, $0.notes, site) }
  }

  static func byDay(_ notes: [NoteID], _ site: Site) -> [GroupContext] {
    site.archive.sectionsByDay(of: notes).map { GroupContext($0.day, $0.notes, site) }
  }
}
