package import Base

/// Events as calendar programs read them: iCalendar (RFC 5545).
package struct CalendarFile: Sendable {
  package struct Event: Sendable {
    /// What makes the event this one, whatever else changes.
    package let identity: String
    package let date: Timestamp
    package let title: String
    package let description: String
    package let url: String
    /// When it was written down, in seconds since 1970-01-01T00:00:00Z.
    package let stamp: Int

    package init(
      identity: String, date: Timestamp, title: String, description: String, url: String, stamp: Int
    ) {
      self.identity = identity
      self.date = date
      self.title = title
      self.description = description
      self.url = url
      self.stamp = stamp
    }
  }

  package let title: String
  /// The host of the site, which makes the ids of events one of a kind.
  package let host: String
  package let events: [Event]

  package init(title: String, host: String, events: [Event]) {
    self.title = title
    self.host = host
    self.events = events
  }

  package func append(to output: inout [UInt8]) {
    line("BEGIN:VCALENDAR", &output)
    line("VERSION:2.0", &output)
    line("PRODID:-//Gazette//Gazette//EN", &output)
    line("CALSCALE:GREGORIAN", &output)
    line("X-WR-CALNAME:\(escaped(title))", &output)
    var known: [String: Int] = [:]
    for event in events {
      line("BEGIN:VEVENT", &output)
      // What the event is, not where it stands among others, so that it stays the same event when some are added.
      let id = contentHash(Array(event.identity.utf8))
      known[id, default: 0] += 1
      line("UID:\(id)-\(known[id] ?? 1)@\(escaped(host))", &output)
      // The stamp is when the event was written down, so that the file is the same whenever it is built.
      line("DTSTAMP:\(instant(event.stamp))", &output)
      if let start = event.date.instant {
        line("DTSTART:\(instant(start))", &output)
      } else {
        line("DTSTART;VALUE=DATE:\(digits(event.date.day))", &output)
        line("DTEND;VALUE=DATE:\(digits(event.date.day.advanced(by: 1)))", &output)
      }
      line("SUMMARY:\(escaped(event.title))", &output)
      line("DESCRIPTION:\(escaped(event.description))", &output)
      line("URL:\(event.url)", &output)
      line("TRANSP:TRANSPARENT", &output)
      line("END:VEVENT", &output)
    }
    line("END:VCALENDAR", &output)
  }

  /// A content line, folded so that none is longer than 75 bytes (section 3.1) and no character is cut.
  private func line(_ text: String, _ output: inout [UInt8]) {
    var length = 0
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if length + bytes.count > 75 {
        output.append("\r\n ")
        length = 1
      }
      output += bytes
      length += bytes.count
    }
    output.append("\r\n")
  }

  /// A text value (section 3.3.11): no control characters, line ends and delimiters escaped.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped.unicodeScalars.append(contentsOf: ["\\", scalar])
      case "\n": escaped += "\\n"
      default: if scalar.value >= 0x20, scalar.value != 0x7F { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// `20251021`
  private func digits(_ day: Day) -> String { day.description.filter { $0 != "-" } }

  /// `20251021T163000Z`
  private func instant(_ instant: Int) -> String {
    Timestamp(instant: instant, in: .utc).description.filter { $0 != "-" && $0 != ":" }
  }
}
