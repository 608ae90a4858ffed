import Archive
import Base
import Formats
import Names
import Notes
import Site
import Templates

/// `author.mustache`, also for one year or month of a long list.
struct AuthorContext: PageTemplateContext {
  let site: Site
  let author: Author
  /// Nil on the author's main page.
  let part: ListPart?
  let splitting: Splitting
  let page: PageContext

  /// An author with more notes than this has a page for each year.
  static let longestList = 60

  init(_ author: Author, _ splitting: Splitting, on part: ListPart? = nil, _ site: Site) {
    self.author = author
    self.part = part
    self.site = site
    self.splitting = splitting
    let own = Addresses.author(author.slug)
    let list = site.outline.link(.authors, AuthorPages.index)
    let link = LinkContext(title: author.name, href: site.addresses.href(own))
    var page = site.page(
      part?.title(of: author.name, site) ?? author.name,
      site.strings[Phrase("authorDescription"), ["author": author.name]],
      at: part?.path(under: own) ?? own, kind: "author", type: .profile, trail: part == nil ? [list] : [list, link])
    page.author = author.name
    page.feeds = site.outline.feedLinks(author.name, under: own)
    if part == nil {
      page.structured = site.structured(page.breadcrumbs + [link]) { json in
        json.object { json in
          json.field("@type", "ProfilePage")
          json.field("@id", site.addresses.url(own))
          json.field(
            "mainEntity",
            object: { json in
              json.field("@type", "Person")
              json.field("name", author.name)
              json.field("url", site.addresses.url(own))
            })
        }
      }
    }
    self.page = page
  }

  /// The notes of the page, and those that it lists.
  private var notes: [NoteID] { part?.notes ?? author.notes }
  private var shown: [NoteID] { splitting.shown(of: author.notes, on: part) }

  static let shape = ContextShape<Self>(
    page: "author",
    [
      .text("name", "The author's name.") { $0.author.name },
      .text("href", "The link to the author's page.") { $0.site.addresses.href(Addresses.author($0.author.slug)) },
      .text("count", "How many notes the author wrote: 7 notes.") { $0.site.strings.counted($0.notes.count, .notes) },
      .list("parts", "The pages of the years, or of a year's months, newest first; this page shows the newest notes.") {
        $0.splitting.links(on: $0.part, under: Addresses.author($0.author.slug), $0.site)
      },
      .flag("isBrief", "Whether it lists titles only, as it has many notes.") { $0.shown.count > longestList },
      .list("groups", "The notes by month, newest first.") { GroupContext.byMonth($0.shown.reversed(), $0.site) },
    ])
}

/// An author of a note.
struct AuthorLinkContext: TemplateContext {
  let name: String
  let site: Site

  static let shape = ContextShape<Self>(
    "author's link",
    [
      .text("name", "The author's name.") { $0.name },
      .text("href", "The link to the author's page; nothing for a name without a letter.") { author in
        Addresses.author(named: author.name).map(author.site.addresses.href)
      },
    ])
}
