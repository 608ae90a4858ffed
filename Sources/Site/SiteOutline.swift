package import Archive
package import Base
import Markdown
package import Names
import Notes

/// The archive with its addresses and its language: everything that links need, without a theme. A class for the same
/// reason as `Note`.
package final class SiteOutline: Sendable {
  package let archive: Archive
  package let addresses: Addresses
  package let strings: Strings
  /// What is known of pictures, by the address that a page has for them.
  let pictures: [String: HTMLRenderer.PictureFacts]

  package init(_ archive: Archive, _ strings: Strings) {
    self.archive = archive
    let addresses = Addresses(archive)
    self.addresses = addresses
    self.strings = strings
    pictures = Dictionary(
      archive.pictureSizes.map { path, size in
        let whole = addresses.href(Addresses.asset(path))
        let narrower = (archive.pictureForms[path]?.narrower ?? []).map {
          "\(addresses.href(Addresses.asset(path, width: $0.width))) \($0.width)w"
        }
        let sources = narrower.isEmpty ? nil : (narrower + ["\(whole) \(size.width)w"]).joined(separator: ", ")
        return (whole, .init(size: size, sources: sources))
      }
    ) { first, _ in first }
  }

  /// A date with a link to the digest of its day.
  package func date(_ timestamp: Timestamp) -> DateContext {
    DateContext(
      timestamp: timestamp, formats: strings.dates, href: addresses.href(Addresses.day(timestamp.day)))
  }

  /// A link to an actor's page, with the actor's name. `count` is a number of notes, to be shown beside it.
  package func link(_ actor: ActorID, count: Int? = nil) -> LinkContext {
    LinkContext(title: archive[actor].head.name, href: addresses.href(actor), count: count)
  }

  /// A link to a topic's page, with the topic's title. `count` is a number of notes, to be shown beside it.
  package func link(_ topic: TopicID, count: Int? = nil) -> LinkContext {
    LinkContext(title: archive[topic].head.title, href: addresses.href(topic), count: count)
  }

  /// A link to a note's page, with the note's title.
  package func link(_ note: NoteID) -> LinkContext {
    LinkContext(title: archive[note].head.title, href: addresses.href(note))
  }

  /// A link to a page of which there is only one, such as the home page.
  package func link(_ title: Phrase, _ path: SitePath) -> LinkContext {
    LinkContext(title: strings[title], href: addresses.href(path))
  }
}
