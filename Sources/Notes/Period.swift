package import Base

/// The day, week, month or year of a digest.
package enum Period: Sendable, Hashable {
  case day(Day)
  case week(Week)
  case month(Month)
  case year(Int)

  /// As commands and files name it: `2025-10-21`, `2025-W43`, `2025-10`, `2025`.
  package var name: String {
    switch self {
    case .day(let day): day.description
    case .week(let week): week.description
    case .month(let month): month.description
    case .year(let year): String(year)
    }
  }

  /// Reads the name of a file in content/digests/: `2025-10-21`, `2025-W43` or `2025-10`.
  package init?(name: String) {
    if let day = Day(name) {
      self = .day(day)
      return
    }
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[0].utf8.allSatisfy(\.isASCIIDigit), let year = Int(parts[0])
    else { return nil }
    let second = parts[1].utf8
    if second.first == UInt8(ascii: "W"), second.count == 3, second.dropFirst().allSatisfy(\.isASCIIDigit),
      let number = Int(parts[1].dropFirst()), let week = Week(year: year, number: number)
    {
      self = .week(week)
    } else if second.count == 2, second.allSatisfy(\.isASCIIDigit), let month = Int(parts[1]), (1...12).contains(month),
      year > 0
    {
      self = .month(Month(year: year, month: month))
    } else {
      return nil
    }
  }
}
