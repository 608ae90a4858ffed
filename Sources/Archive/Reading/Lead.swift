package import Base
import FrontMatter

/// The stretch of time that a digest is of.
package enum Period: Sendable, Hashable {
  case day(Day)
  case week(Week)
  case month(Month)
  case year(Int)

  /// Reads `2025-10-21`, `2025-W43` or `2025-10`, as the files of content/digests/ are called.
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

/// An editor's lead: what stands before a digest's notes.
package struct WrittenLead: Sendable {
  package let file: SourceFile
  package let body: WrittenBody
  package let period: Period
  package let title: String?

  static func read(_ file: SourceFile) -> Diagnosed<WrittenLead?> {
    let opened = TextFile.read(file, "the lead", headIsOptional: true)
    guard var text = opened.value else { return Diagnosed(nil, opened.diagnostics) }
    let title = text.fields.text("title")?.value
    let period = Period(name: text.stem)
    if period == nil {
      text.fields.report(
        Diagnostic(
          .digestName, at: SourceLocation(path: file.path), "'\(text.stem)' is not a day, a week or a month",
          hint: "as 2025-10-21.md, 2025-W43.md or 2025-10.md"))
    }
    let diagnostics = text.fields.finish("a lead")
    guard let period, !diagnostics.hasErrors else { return Diagnosed(nil, diagnostics) }
    return Diagnosed(WrittenLead(file: file, body: text.body, period: period, title: title), diagnostics)
  }
}
