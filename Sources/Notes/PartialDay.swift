package import Base
import FrontMatter

/// A date without its day, or even its month, if they are not known.
package struct PartialDay: Sendable, Hashable {
  /// `2025-10-21`, `2025-10` or `2025`.
  package let text: String
  package let first: Day
  package let last: Day

  /// Nil if the text has none of the three forms, or if there is no such day.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let sizes = [4, 2, 2]
    guard (1...3).contains(parts.count),
      zip(parts, sizes).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    let month = numbers.count > 1 ? numbers[1] : nil
    let lastMonth = Month(year: numbers[0], month: month ?? 12)
    guard let first = Day(year: numbers[0], month: month ?? 1, day: numbers.count > 2 ? numbers[2] : 1),
      let last = Day(
        year: numbers[0], month: month ?? 12, day: numbers.count > 2 ? numbers[2] : lastMonth.length)
    else { return nil }
    self.text = text
    self.first = first
    self.last = last
  }

  static func read(_ key: String, _ fields: inout Fields) -> PartialDay? {
    guard let text = fields.text(key) else { return nil }
    if let day = PartialDay(text.value) { return day }
    fields.report(
      Diagnostic(
        .dateFormat, at: text.location, "\(key) must be a day, a month or a year that exists, not '\(text.value)'",
        hint: "2025-10-21, 2025-10 or 2025"))
    return nil
  }
}
