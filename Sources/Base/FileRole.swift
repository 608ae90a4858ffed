/// What a file of the site is for. The stage that plans a page decides it; publishing orders files by it.
package enum FileRole: String, CaseIterable, Sendable {
  /// A file that pages show or load: a picture, a style sheet, a script.
  case asset
  /// A page that readers come for: a note, an actor, a story, a free page.
  case page
  /// A page or file whose purpose is to lead to others: home, digests, topics, lists, search.
  case index
  /// A file that programs fetch again and again to find what is new: a feed, a calendar, a sitemap, `robots.txt`.
  case feed
  /// A file of values for programs and scripts: a table, a note as JSON, a part of the search index.
  case data
  /// A page at an old address that leads to the new one.
  case redirect
}
