import Base
import Templates

/// `pair.mustache`: two actors and the notes that name both, as a chronology.
struct PairPage: TemplateContext {
  let site: Prepared<SiteContext>
  let page: PageContext
  let first: LinkContext
  let second: LinkContext
  let count: String
  let firstSeen: DateContext?
  let lastSeen: DateContext?
  let months: [AppearanceGroupContext]
  let topics: [LinkContext]

  static let shape = Shape(
    "pair",
    [
      .record("site", "The site.", SiteContext.self),
      .record("page", "The page.", PageContext.self),
      .record("first", "The actor whose address it stands under.", LinkContext.self),
      .record("second", "The other actor.", LinkContext.self),
      .text("count", "How many notes name both: 12 notes."),
      .record("firstSeen", "The first note's date.", DateContext.self),
      .record("lastSeen", "The last note's date.", DateContext.self),
      .list("months", "The notes by month, the oldest first.", AppearanceGroupContext.self),
      .list("topics", "Their topics with counts, most first.", LinkContext.self),
    ])

  var values: [Value] {
    [
      .of(site), .of(page), .of(first), .of(second), .of(count), .of(firstSeen), .of(lastSeen), .of(months),
      .of(topics),
    ]
  }
}
