package import Base
import FrontMatter

/// An office that an actor holds or held.
package struct Role: Sendable {
  package let title: String
  /// As written. It can be the name of an actor.
  package let organisation: String?
  package let from: PartialDay?
  package let until: PartialDay?

  static func read(_ fields: inout Fields) -> Role? {
    let title = fields.requiredText("title", of: "the role")
    let organisation = fields.text("organisation")?.value
    let from = PartialDay.read("from", &fields)
    let until = PartialDay.read("until", &fields)
    if let from, let until, until.last < from.first {
      fields.report(Diagnostic(.fieldValue, at: fields.place("until"), "the role ends before it begins"))
    }
    return title.map { Role(title: $0.value, organisation: organisation, from: from, until: until) }
  }
}

extension [Role] {
  /// The newest first: roles without an end, then those that ended last. Of roles with the same end, the one that began
  /// last comes first, and one without a known beginning comes last.
  package var newestFirst: [Role] {
    enumerated().sorted { a, b in
      if a.element.recency != b.element.recency { return a.element.recency > b.element.recency }
      // If nothing else decides, the order of the file is reversed, since a file lists the oldest role first.
      return a.offset > b.offset
    }.map(\.element)
  }

  /// The role held on a day. If there are several, it is the one that began last. A role without dates is held on every
  /// day.
  package func held(on day: Day) -> Role? {
    guard !isEmpty else { return nil }
    return filter { ($0.from?.first ?? day) <= day && day <= ($0.until?.last ?? day) }
      .max { ($0.from?.first.number ?? .min) < ($1.from?.first.number ?? .min) }
  }
}

extension Role {
  /// The end and the beginning, for sorting: the greatest number if there is no end, the smallest if there is no
  /// beginning.
  fileprivate var recency: Recency {
    Recency(end: until?.last.number ?? .max, start: from?.first.number ?? .min)
  }

  fileprivate struct Recency: Comparable {
    let end: Int
    let start: Int

    static func < (a: Recency, b: Recency) -> Bool { (a.end, a.start) < (b.end, b.start) }
  }
}
