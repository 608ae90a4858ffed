import Base

/// In what order files go to a place where they appear one by one, so that readers never meet a page that lacks what it
/// shows, or a list that leads to a page that is not there yet. Files are deleted in the opposite order.
///
/// | step      | roles            | why then                                                            |
/// | --------- | ---------------- | ------------------------------------------------------------------- |
/// | assets    | `asset`, `data`  | pages and scripts load them                                         |
/// | pages     | `page`           | notes, actors, pairs, stories, free pages                           |
/// | redirects | `redirect`       | they lead to pages                                                  |
/// | indexes   | `index`          | home, digests, topics, lists, search, network, calendar, split lists |
/// | feeds     | `feed`           | they tell other programs about pages and lists                      |
enum UploadOrder: Int, CaseIterable {
  case assets, pages, redirects, indexes, feeds

  init(_ role: FileRole) {
    self =
      switch role {
      case .asset, .data: .assets
      case .page: .pages
      case .redirect: .redirects
      case .index: .indexes
      case .feed: .feeds
      }
  }

  /// The paths of each step that has any. `files` says what each path is for.
  static func steps(of paths: [String], by files: [String: FileTraits]) -> [[String]] {
    let groups = Dictionary(grouping: paths) { UploadOrder(files[$0]?.role ?? .page) }
    return allCases.compactMap { groups[$0] }
  }
}
