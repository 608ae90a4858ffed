package import Base
package import Templates

/// A date, in forms for programs and for people.
package struct DateContext: Sendable {
  let timestamp: Timestamp
  let formats: DateFormats
  package let href: String

  /// `href` leads to the day's digest.
  package init(timestamp: Timestamp, formats: DateFormats, href: String) {
    self.timestamp = timestamp
    self.formats = formats
    self.href = href
  }
}

extension DateContext: TemplateContext {
  package static let shape = ContextShape<Self>(
    "date",
    [
      .text("iso", "RFC 3339: 2025-10-21 or 2025-10-21T18:30:00+02:00.") { $0.timestamp.description },
      .text("long", "21 October 2025") { $0.formats.long($0.timestamp.day) },
      .text("short", "21 Oct 2025") { $0.formats.short($0.timestamp.day) },
      .text("full", "Tuesday, 21 October 2025") { $0.formats.full($0.timestamp.day) },
      .text("time", "18:30 in the site's time zone; nothing where only the day is known.") {
        $0.formats.time($0.timestamp)
      },
      .text("href", "The link to the day's digest.") { $0.href },
    ])
}
