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

/// A date as RFC 3339 has it, or YAML's form with a space between day and time; seconds and offset may be missing.
package enum DateText: Equatable {
  case day(Day)
  /// Seconds since 1970-01-01T00:00:00Z.
  case instant(Int)
  /// A day and a second of it, by a clock whose offset the text does not give.
  case clock(Day, second: Int)
  /// In the form of a date, but no such day or time exists.
  case impossible(String)

  /// Nil where the text does not have the form of a date.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, Self.matches(bytes[..<10], "0000-00-00") else { return nil }
    guard let day = Day(text.prefix(10)) else {
      self = .impossible("day")
      return
    }
    if bytes.count == 10 {
      self = .day(day)
      return
    }
    guard [UInt8(ascii: "T"), UInt8(ascii: "t"), .space].contains(bytes[10]) else { return nil }
    var rest = bytes[11...]
    guard let clock = Self.clock(&rest) else { return nil }
    while rest.first == .space { rest.removeFirst() }
    guard let offset = Self.offset(rest) else { return nil }
    guard let second = clock.second else {
      self = .impossible("time")
      return
    }
    switch offset {
    case .none: self = .clock(day, second: second)
    case .seconds(let seconds): self = .instant(day.number * 86_400 + second - seconds)
    case .impossible: self = .impossible("time")
    }
  }

  /// The instant in seconds since 1970-01-01T00:00:00Z; a day is its first moment in the zone. Nil for a date that does
  /// not exist.
  package func instant(in zone: Zone) -> Int? {
    switch self {
    case .day(let day): zone.instant(of: day)
    case .instant(let instant): instant
    case .clock(let day, let second): zone.instant(of: day, second: second)
    case .impossible: nil
    }
  }

  /// The day, or the instant with its day in the zone; nil for a date that does not exist.
  package func timestamp(in zone: Zone) -> Timestamp? {
    if case .day(let day) = self { return Timestamp(day: day) }
    return instant(in: zone).map { Timestamp(instant: $0, in: zone) }
  }

  private enum Offset {
    case none
    case seconds(Int)
    case impossible
  }

  /// Takes `18:30`, `18:30:00` or `18:30:00.123`; the second of the day is nil where no clock shows that time.
  private static func clock(_ rest: inout ArraySlice<UInt8>) -> (second: Int?, ())? {
    guard matches(rest.prefix(5), "00:00") else { return nil }
    let hour = number(rest.prefix(2))
    let minute = number(rest.dropFirst(3).prefix(2))
    var second = 0
    rest = rest.dropFirst(5)
    if rest.first == UInt8(ascii: ":") {
      guard matches(rest.prefix(3), ":00") else { return nil }
      second = number(rest.dropFirst().prefix(2))
      rest = rest.dropFirst(3)
      if rest.first == UInt8(ascii: "."), rest.dropFirst().first?.isASCIIDigit == true {
        rest = rest.dropFirst().drop(while: \.isASCIIDigit)
      }
    }
    guard hour < 24, minute < 60, second < 60 else { return (nil, ()) }
    return (hour * 3600 + minute * 60 + second, ())
  }

  /// Reads `Z`, `+02:00`, `+0200`, `+02` or nothing; nil for anything else.
  private static func offset(_ rest: ArraySlice<UInt8>) -> Offset? {
    guard let sign = rest.first else { return Offset.none }
    if rest.count == 1, sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return .seconds(0) }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = rest.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard matches(rest.dropFirst(), "00:00") || matches(rest.dropFirst(), "0000") || matches(rest.dropFirst(), "00")
    else { return nil }
    let hours = number(digits[..<2])
    let minutes = number(digits[2...])
    guard hours < 24, minutes < 60 else { return .impossible }
    return .seconds((hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 & 15) } }

  /// Whether bytes have a pattern's form, where `0` stands for any digit.
  private static func matches(_ bytes: ArraySlice<UInt8>, _ pattern: StaticString) -> Bool {
    guard bytes.count == pattern.utf8CodeUnitCount else { return false }
    return zip(bytes, UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount)).allSatisfy {
      $1 == UInt8(ascii: "0") ? $0.isASCIIDigit : $0 == $1
    }
  }
}
