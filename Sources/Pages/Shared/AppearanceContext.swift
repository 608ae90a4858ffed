import Archive
import Base
import Site
import Templates

/// A note on an actor's page.
struct AppearanceContext: TemplateContext {
  let note: Prepared<TeaserContext>
  let sentences: [Sentence]

  static let shape = ContextShape<Self>(
    "appearance",
    [
      .record("note", "The note.") { $0.note },
      .htmls(
        "sentences", "The sentences that name the actor, the name in <mark>; none where only the note's head does."
      ) { $0.sentences.map(\.html) },
    ])
}

/// The appearances of a month.
struct AppearanceGroupContext: TemplateContext {
  let month: Month
  let title: String
  let count: String
  let appearances: [AppearanceContext]

  static let shape = ContextShape<Self>(
    "month of appearances",
    [
      .text("id", "2025-10") { $0.month.description },
      .text("title", "October 2025") { $0.title },
      .text("count", "How many notes it has: 7 notes.") { $0.count },
      .list("appearances", "The notes, newest first.") { $0.appearances },
    ])

  /// Appearances by month, in the given order.
  static func byMonth(_ appearances: [Appearance], _ site: Site) -> [AppearanceGroupContext] {
    var groups: [(month: Month, appearances: [AppearanceContext])] = []
    for appearance in appearances {
      let month = site.archive.day(of: appearance.note).month
      let context = AppearanceContext(note: site.teaser(appearance.note), sentences: appearance.sentences)
      if groups.last?.month == month {
        groups[groups.count - 1].appearances.append(context)
      } else {
        groups.append((month, [context]))
      }
    }
    return groups.map {
      AppearanceGroupContext(
        month: $0.month, title: site.strings.dates.month($0.month),
        count: site.strings.counted($0.appearances.count, .notes),
        appearances: $0.appearances)
    }
  }
}

extension Sentence {
  /// The sentence, with the names marked for which it was chosen.
  fileprivate var html: [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(text.utf8.count + 32)
    text.withBytes { text in
      var end = 0
      for name in names where name.lowerBound >= end && !name.isEmpty {
        html.appendEscaped(UnsafeBufferPointer(rebasing: text[end..<name.lowerBound]))
        html.append("<mark>")
        html.appendEscaped(UnsafeBufferPointer(rebasing: text[name]))
        html.append("</mark>")
        end = name.upperBound
      }
      html.appendEscaped(UnsafeBufferPointer(rebasing: text[end...]))
    }
    return html
  }
}
