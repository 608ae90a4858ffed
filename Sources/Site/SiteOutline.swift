package import Archive
package import Base
import Notes
package import Names

/// The archive with its addresses and its language: what links need, before a theme shows them. A class for the reason
/// that `Note` is one.
package final class SiteOutline: Sendable {
  package let archive: Archive
  package let addresses: Addresses
  package let strings: Strings

  package init(_ archive: Archive, _ strings: Strings) {
    self.archive = archive
    addresses = Addresses(archive)
    self.strings = strings
  }

  /// The date of a moment, leading to its day's digest.
  package func date(_ timestamp: Timestamp) -> DateContext {
    DateContext(
      timestamp: timestamp, formats: strings.dates, href: addresses.href(Addresses.day(timestamp.day)))
  }

  package func link(_ actor: ActorID, count: Int? = nil) -> LinkContext {
    LinkContext(title: archive[actor].head.name, href: addresses.href(actor), count: count)
  }

  package func link(_ topic: TopicID, count: Int? = nil) -> LinkContext {
    LinkContext(title: archive[topic].head.title, href: addresses.href(topic), count: count)
  }

  package func link(_ note: NoteID) -> LinkContext {
    LinkContext(title: archive[note].head.title, href: addresses.href(note))
  }

  /// A link to a page that there is once.
  package func link(_ title: Phrase, _ path: SitePath) -> LinkContext {
    LinkContext(title: strings[title], href: addresses.href(path))
  }
}
