import Base
import Notes
import Site
import Templates

/// The days from which and until which something holds.
enum Term {
  /// The names that templates have for them.
  static func fields<Context>(
    _ term: @escaping @Sendable (Context) -> (from: PartialDay?, until: PartialDay?, site: Site)
  ) -> [Field<Context>] {
    @Sendable func words(_ day: PartialDay?, _ phrase: Phrase, _ strings: Strings) -> String? {
      day.map { strings[phrase, ["date": strings.dates.partial($0)]] }
    }
    return [
      .text("from", "Since when: 2025-10-21, 2025-10 or 2025.") { term($0).from?.text },
      .text("until", "Until when.") { term($0).until?.text },
      .text("fromText", "The same in words: from 21 October 2025.") {
        let term = term($0)
        return words(term.from, term.until == nil ? .from : .fromWithEnd, term.site.strings)
      },
      .text("untilText", "until 21 October 2025") {
        let term = term($0)
        return words(term.until, .until, term.site.strings)
      },
    ]
  }
}

extension Phrase {
  fileprivate static let from = Phrase("from")
  fileprivate static let fromWithEnd = Phrase("fromWithEnd")
  fileprivate static let until = Phrase("until")
}
