package import Base

/// Events as calendar programs read them: iCalendar (RFC 5545).
package struct CalendarFile: Sendable {
  /// One event. It fills the whole day if its date has no time.
  package struct Event: Sendable {
    /// The text that makes the event's id. It stays the same if other things change.
    package let identity: String
    package let date: Timestamp
    package let title: String
    package let description: String
    package let url: String
    /// When the note with the event last changed, in seconds since 1970-01-01T00:00:00Z.
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
  /// The host of the site. It makes the ids of events unique in the world.
  package let host: String
  package let events: [Event]

  package init(title: String, host: String, events: [Event]) {
    self.title = title
    self.host = host
    self.events = events
  }

  /// Appends the file in UTF-8, with the line ends CR LF that the format needs.
  package func append(to output: inout [UInt8]) {
    line("BEGIN:VCALENDAR", &output)
    line("VERSION:2.0", &output)
    line("PRODID:-//Gazette//Gazette//EN", &output)
    line("CALSCALE:GREGORIAN", &output)
    line("X-WR-CALNAME:\(escaped(title))", &output)
    var known: [String: Int] = [:]
    for event in events {
      line("BEGIN:VEVENT", &output)
      // The id comes from the event itself, not from its place in the list, so it stays the same when events are added.
      let id = contentHash(Array(event.identity.utf8))
      known[id, default: 0] += 1
      line("UID:\(id)-\(known[id] ?? 1)@\(escaped(host))", &output)
      // The stamp is not the time of the build, so that the file is the same whenever it is built.
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

  /// A content line. It is folded so that no line is longer than 75 bytes (section 3.1) and no character is cut.
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

  /// A text value (section 3.3.11), with line ends and delimiters escaped and without control characters.
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
