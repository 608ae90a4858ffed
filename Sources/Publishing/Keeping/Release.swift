import Base

/// The name of a version of the site that is kept, `17-20261123T052253Z`: a number that only grows, and when it was
/// made.
struct Release: Sendable, Hashable, Comparable {
  let number: Int
  let name: String

  /// Nil for a text that is no such name.
  init?(_ name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), number > 0, String(number) == parts[0], parts[1].count == 16
    else { return nil }
    self.number = number
    self.name = name
  }

  /// `instant` in seconds since 1970-01-01T00:00:00Z.
  init(number: Int, instant: Int) {
    self.number = number
    let time = Timestamp(instant: instant, in: .utc).description
    name = "\(number)-\(time.filter { $0 != "-" && $0 != ":" })"
  }

  static func < (a: Release, b: Release) -> Bool { (a.number, a.name) < (b.number, b.name) }
}
