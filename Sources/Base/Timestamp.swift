/// When something was published: a day, or an instant that has its day by the site's time zone.
package struct Timestamp: Sendable, Hashable {
  /// The day in the site's time zone.
  package let day: Day
  /// Seconds since 1970-01-01T00:00:00Z; nil where only the day is known.
  package let instant: Int?
  /// Seconds east of UTC at that instant in the site's time zone.
  package let offset: Int

  package init(day: Day) {
    self.day = day
    instant = nil
    offset = 0
  }

  package init(instant: Int, in zone: Zone) {
    self.instant = instant
    offset = zone.offset(instant)
    day = zone.day(of: instant)
  }

  /// Chronological; a bare day stands before the day's instants.
  package static func precedes(_ a: Timestamp, _ b: Timestamp) -> Bool {
    (a.day.number, a.instant ?? .min) < (b.day.number, b.instant ?? .min)
  }

  /// The same as an instant: the first moment of the day where only that is known.
  package func moment(in zone: Zone) -> Timestamp {
    instant == nil ? Timestamp(instant: zone.instant(of: day), in: zone) : self
  }

  /// Minutes since midnight in the site's time zone; nil for a bare day.
  package var minuteOfDay: Int? { instant.map { ($0 + offset - day.number * 86_400) / 60 } }
}

extension Timestamp: CustomStringConvertible {
  /// RFC 3339: `2025-10-21` or `2025-10-21T18:30:00+02:00`.
  package var description: String {
    guard let instant else { return day.description }
    let second = instant + offset - day.number * 86_400
    let minutes = abs(offset) / 60
    var text = day.description
    for (mark, number) in [("T", second / 3600), (":", second / 60 % 60), (":", second % 60)] {
      text += mark
      text += padded(number, 2)
    }
    guard offset != 0 else { return text + "Z" }
    return text + (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
  }
}

/// A time zone's rule, handed in by whoever may ask the machine for it.
package struct Zone: Sendable {
  /// As the settings name it: `Europe/Brussels`.
  package let name: String
  /// Seconds east of UTC at an instant given in seconds since 1970-01-01T00:00:00Z.
  package let offset: @Sendable (_ instant: Int) -> Int

  package init(name: String, offset: @escaping @Sendable (_ instant: Int) -> Int) {
    self.name = name
    self.offset = offset
  }

  package static let utc = Zone(name: "UTC") { _ in 0 }

  /// The day that a calendar in this zone shows at an instant, in seconds since 1970-01-01T00:00:00Z.
  package func day(of instant: Int) -> Day {
    let local = instant + offset(instant)
    return Day(number: (local >= 0 ? local : local - 86_399) / 86_400)
  }

  /// The instant at which a clock in this zone shows that day and second of the day. In the hour that a change of
  /// clocks skips, the instant after the gap; in the hour that it repeats, the earlier one.
  package func instant(of day: Day, second: Int = 0) -> Int {
    let local = day.number * 86_400 + second
    let earlier = local - offset(local - 86_400)
    if earlier + offset(earlier) == local { return earlier }
    return local - offset(earlier)
  }
}
