import Base
import Notes
import Synchronization

/// Proves that nothing withheld is in what is written: no title, name, alias, slug or file name, and no twelve words in
/// a row of a withheld text. What published texts say themselves is no leak.
///
/// Names of fewer than four bytes, and single words in small letters, are not searched for: they are words of every
/// page.
///
/// What published texts say is looked up once something is found: on most sites nothing is. A class, since the files of
/// a site are searched in parallel and share what was looked up.
package final class LeakProof: Sendable {
  /// What was found, and the file that it is from.
  package struct Leak: Sendable {
    /// A name, or the beginning of the words.
    package let text: String
    /// Below the site's folder.
    package let path: String
  }

  /// Makes everything that published texts say.
  typealias Published = @Sendable () -> [[UInt8]]

  private let search: WithheldSearch
  private let published: Published
  /// What the theme says, and the texts of which every word is common.
  private let theme: (texts: [[UInt8]], common: [[UInt8]])
  /// The search without what is published; nil until somebody needs it.
  private let excused = Mutex<WithheldSearch?>(nil)

  init(
    _ search: WithheldSearch, published: @escaping Published, theme: (texts: [[UInt8]], common: [[UInt8]]) = ([], [])
  ) {
    self.search = search
    self.published = published
    self.theme = theme
  }

  /// The same without what some texts say, which are published too. Names that consist of words of `common` and of
  /// numbers are left out as well: `October 2025`.
  package func excusing(_ texts: [[UInt8]], everyWordOf common: [[UInt8]]) -> LeakProof {
    LeakProof(search, published: published, theme: (texts, common))
  }

  /// The first thing withheld in some bytes that are to be written.
  package func leak(in bytes: UnsafeBufferPointer<UInt8>) -> Leak? {
    if let excused = excused.withLock({ $0 }) { return excused.leak(in: bytes) }
    guard search.leak(in: bytes) != nil else { return nil }
    let excused = excused.withLock { known in
      if let known { return known }
      let made = search.excusing(published() + theme.texts, everyWordOf: theme.common)
      known = made
      return made
    }
    return excused.leak(in: bytes)
  }
}

/// The names and texts of what is withheld, each with the path of its file.
struct WithheldWords {
  private(set) var names: [(text: String, path: String)] = []
  private(set) var texts: [(path: String, text: String)] = []

  mutating func add(names: [String], _ path: String) { self.names += names.map { ($0, path) } }

  mutating func add(_ text: String, _ path: String) { texts.append((path, text)) }

  /// Adds what the sources and events of a head say.
  mutating func add(_ sources: [Source], _ events: [Event], _ path: String) {
    for source in sources { add(names: [source.title, source.url, source.publisher?.value].compactMap(\.self), path) }
    add(names: events.map(\.title), path)
  }

  /// The file's name, and a slug, as addresses have them.
  mutating func add(_ slug: Slug, ofFileAt path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    add(names: [slug.text, String(name.prefix { $0 != "." })], path)
  }
}
