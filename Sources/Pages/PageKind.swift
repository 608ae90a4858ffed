import Archive
package import Base
import Search
package import Site

/// A kind of page. The folder with its name has everything about it: its addresses, when its pages exist, what their
/// templates are given, and its part in the navigation, feeds, search, redirects and publishing.
package protocol PageKind: Sendable {
  /// The templates that its pages are rendered with.
  static var templates: [PageTemplate] { get }

  /// The page that a menu can name, with its title, whether the site has it now or not; nil if there is none.
  static var menuPage: (path: SitePath, title: Phrase)? { get }

  /// Its entries in the navigation.
  static func menu(of outline: SiteOutline) -> [MenuEntry]

  /// Its pages, and the files that belong to them, such as feeds and JSON files.
  static func files(of site: Site) -> [SiteFile]

  /// Its entries in the search; nil if it has none.
  static func searchEntries(of site: Site) -> SearchSection?

  /// The old addresses of its pages.
  static func redirects(of site: Site) -> [Redirect]

  /// Whole kinds of addresses that earlier versions of Gazette had.
  static func moves(of site: Site) -> [Move]
}

extension PageKind {
  package static var menuPage: (path: SitePath, title: Phrase)? { nil }

  package static func menu(of outline: SiteOutline) -> [MenuEntry] { [] }

  package static func searchEntries(of site: Site) -> SearchSection? { nil }

  package static func redirects(of site: Site) -> [Redirect] { [] }

  package static func moves(of site: Site) -> [Move] { [] }
}

/// The entries of one kind in the search. They are made when the index is made.
package struct SearchSection: Sendable {
  let kind: SearchEntry.Kind
  let count: Int
  let entry: @Sendable (Int) -> SearchEntry
}

/// An old address of a page, and the page that it leads to.
package struct Redirect: Sendable {
  let old: Located<SitePath>
  let title: String
  let path: SitePath
}

/// Addresses that earlier versions of Gazette had, and those to which `_redirects` leads instead. A segment like
/// `:actor` stands for any text: `/actors/:actor/feed.json`.
package struct Move: Sendable {
  let old: String
  let new: String

  init(_ old: String, to new: String) {
    self.old = old
    self.new = new
  }
}

/// Every kind of page. Long pages come first and short ones last, so that all cores finish at about the same time.
package let pageKinds: [any PageKind.Type] = [
  DataPages.self, DigestPages.self, TopicPages.self, HomePage.self, NetworkPage.self, CalendarPage.self,
  ActorPages.self, AuthorPages.self, QuotationPages.self, SourcePages.self, CorrectionPages.self,
  JudgementPages.self, DisputePages.self,
  PairPages.self, StoryPages.self, FreePages.self, NotFoundPage.self, NotePages.self, SearchPages.self,
  RedirectPages.self, AssetFiles.self,
]

/// The templates that pages are rendered with, each once.
package let pageTemplates: [PageTemplate] = {
  var seen: Set<String> = []
  return pageKinds.flatMap { $0.templates }.filter { seen.insert($0.name).inserted }
}()
