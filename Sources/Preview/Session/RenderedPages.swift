import Base
import FoundationEssentials
import Pages
import Site

/// Pages of one generation that were rendered already, so that one which is asked for again is not made again.
struct RenderedPages: Sendable {
  private var generation = 0
  private var pages: [String: Data] = [:]
  private var size = 0

  /// The most bytes that are kept.
  private static let mostBytes = 32 * 1024 * 1024

  /// A page of a generation, by its path.
  func page(at path: String, of generation: Int) -> Data? { generation == self.generation ? pages[path] : nil }

  /// Keeps a page, and forgets those of earlier generations. `current` is the newest: a page of an older one is of no
  /// use.
  mutating func keep(_ data: Data, of page: SiteFile, generation: Int, current: Int) {
    // A copied file is read each time: it may change while its name does not.
    if case .copied = page.content { return }
    guard generation == current else { return }
    if generation != self.generation || size > Self.mostBytes {
      pages = [:]
      size = 0
    }
    self.generation = generation
    pages[page.path.text] = data
    size += data.count
  }
}
