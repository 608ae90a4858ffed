import Base
import FrontMatter

/// The text, if it is a web address; nil for anything else.
func webAddress(_ text: String) -> String? {
  let text = text.trimmed
  let isWeb = ["http://", "https://"].contains { text.lowercased().hasPrefix($0) }
  let isWhole = !text.unicodeScalars.contains {
    $0.properties.isWhitespace || $0.isInvisibleControl || $0.value & 0xFFFE == 0xFFFE
  }
  return isWeb && isWhole ? text : nil
}

/// The host of a web address, without `www.`
func host(of address: String) -> String? {
  let host = address.split(separator: "/").dropFirst().first
  return host.map { String($0.hasPrefix("www.") ? $0.dropFirst(4) : $0) }
}

/// An address without the parts of its query that only count visitors: `utm_source`, `fbclid` and their kind.
func withoutTracking(_ address: String) -> String {
  guard let mark = address.firstIndex(of: "?") else { return address }
  let rest = address[address.index(after: mark)...]
  let query = rest.prefix { $0 != "#" }
  let kept = query.split(separator: "&", omittingEmptySubsequences: false).filter { part in
    let name = part.prefix { $0 != "=" }.lowercased()
    return !name.hasPrefix("utm_") && !trackers.contains(name)
  }
  let end = rest[query.endIndex...]
  return address[..<mark] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&")) + end
}

private let trackers: Set<String> = [
  "fbclid", "gclid", "dclid", "msclkid", "twclid", "yclid", "gbraid", "wbraid", "igshid", "mc_cid", "mc_eid", "_hsenc",
  "_hsmi", "mkt_tok", "vero_id", "oly_enc_id", "oly_anon_id", "wt_mc", "wt.mc_id", "at_medium", "at_campaign",
  "at_custom1",
  "at_custom2", "at_custom3", "at_custom4", "cmpid", "icid", "ncid", "s_cid", "ref_src", "ref_url", "xtor", "ito",
]

/// A day as programs and people write it: RFC 3339 and similar formats, and the forms of `WrittenDate`. An instant with
/// an offset of its own has the day that it shows, and one in UTC has its day in `zone`.
func publicationDate(_ text: String, zone: Zone, today: Day) -> Timestamp? {
  let text = text.trimmed
  switch DateText(text) {
  case .day(let day): return Timestamp(day: day)
  case .instant(let instant):
    let found = Timestamp(instant: instant, in: zone)
    guard let shown = shownDay(text), shown != found.day else { return found }
    return Timestamp(day: shown)
  case .clock(let day, _): return Timestamp(day: day)
  case .impossible: return nil
  case nil: break
  }
  if text.count >= 8, text.prefix(8).allSatisfy({ $0.isASCII && $0.isNumber }), text.count == 8 || text.count == 14 {
    let day = Day("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6).prefix(2))")
    return day.map { Timestamp(day: $0) }
  }
  guard text.unicodeScalars.count <= 80 else { return nil }
  return WrittenDate.all(in: text, today: today).first { $0.hasYear }.map { Timestamp(day: $0.day) }
}

/// The day that an instant with an offset begins with; nil for one in UTC.
private func shownDay(_ text: String) -> Day? {
  let upper = text.uppercased()
  if upper.hasSuffix("Z") || upper.hasSuffix("UTC") || upper.hasSuffix("GMT") { return nil }
  if let day = Day(String(text.prefix(10))) { return day }
  // Tue, 3 Jun 2025 23:40:10 -0500
  let zone = text.suffix(5)
  guard zone.count == 5, zone.first == "-" || zone.first == "+", zone.dropFirst() != "0000" else { return nil }
  return WrittenDate.all(in: text, today: Day(number: 0)).first { $0.hasYear }?.day
}
