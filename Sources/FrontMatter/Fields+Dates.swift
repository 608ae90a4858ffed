package import Base

extension Fields {
  /// A day: `2025-10-21`.
  package mutating func day(_ key: String) -> Located<Day>? {
    guard let text = text(key) else { return nil }
    switch DateText(text.value) {
    case .day(let day): return Located(day, text.location)
    case .instant, .clock: fault(key, text, "must be a day: 2025-10-21")
    case .impossible(let what): impossible(key, text, what)
    case nil: fault(key, text, "must be a day: 2025-10-21")
    }
    return nil
  }

  /// A day or an instant; a clock time without an offset is one in the site's zone.
  package mutating func timestamp(_ key: String, in zone: Zone) -> Located<Timestamp>? {
    text(key).flatMap { timestamp($0, key, in: zone) }
  }

  /// As `timestamp`, of a text that was taken already.
  package mutating func timestamp(_ text: Located<String>, _ key: String, in zone: Zone) -> Located<Timestamp>? {
    switch DateText(text.value) {
    case .day(let day): return Located(Timestamp(day: day), text.location)
    case .instant(let instant): return Located(Timestamp(instant: instant, in: zone), text.location)
    case .clock(let day, let second):
      return Located(Timestamp(instant: zone.instant(of: day, second: second), in: zone), text.location)
    case .impossible(let what): impossible(key, text, what)
    case nil: fault(key, text, "must be a date: 2025-10-21 or 2025-10-21T18:30:00+02:00")
    }
    return nil
  }

  private mutating func fault(_ key: String, _ text: Located<String>, _ message: String) {
    report(Diagnostic(.dateFormat, at: text.location, "\(key) \(message), not '\(text.value)'"))
  }

  private mutating func impossible(_ key: String, _ text: Located<String>, _ what: String) {
    report(Diagnostic(.dateImpossible, at: text.location, "there is no \(what) '\(text.value)'"))
  }
}
