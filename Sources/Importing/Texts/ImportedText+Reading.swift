import Base
import FrontMatter

extension ImportedText {
  /// Reads a text's head, and decides what it becomes.
  static func read(
    _ path: String, _ folder: ForeignFolder, _ tool: any ForeignTool
  ) throws -> (ImportedText, ImportReport) {
    var report = ImportReport()
    let bytes = ForeignText(try folder.read(path))
    if bytes.isConverted { report.add(path, nil, "the file was not UTF-8 and was read as windows-1252") }
    let head = ForeignHead(bytes.text, path: path, allowsBareLines: tool.allowsBareLines)
    var text = ImportedText(
      source: path, kind: .note, head: head.entries, body: head.body, bodyLine: head.bodyLine, name: "")
    if let problem = head.problem {
      report.add(path, 1, "\(problem); it is part of the text now, and the text is a draft")
      let lines = head.body.split(separator: "\n", omittingEmptySubsequences: false)
      let end = lines.indices.dropFirst().first { lines[$0].hasPrefix("---") || lines[$0].hasPrefix("+++") } ?? 0
      text.body =
        "```\n" + lines[...end].joined(separator: "\n") + "\n```\n" + lines[(end + 1)...].joined(separator: "\n")
      text.head.set("draft", .plain("true"))
    }
    text.takeDate(&report)
    tool.finish(&text, &report)
    if text.kind == .note, text.day == nil {
      text.day = folder.modified(path) ?? Day(number: 0)
      report.group(path, under: "The date is the day on which the file was last changed")
    }
    if text.kind == .note, text.head["date"] == nil, let day = text.day {
      text.head.set("date", .plain(day.description))
    }
    text.takeHeading()
    return (text, report)
  }

  /// Reads the date, whatever its form. One that cannot be read is kept under another key.
  private mutating func takeDate(_ report: inout ImportReport) {
    for key in ["date", "publishDate", "pubDate", "published", "created", "date created", "date_created"] {
      guard let written = head[key]?.scalar, !written.isEmpty, head[key]?.isTrue == false, head[key]?.isFalse == false
      else { continue }
      guard let moment = WrittenMoment(written) else {
        if key == "date" {
          report.add(source, nil, "the date '\(written)' cannot be read; it is kept as originalDate")
          head.set("originalDate", .text(written))
          head.set("date", nil)
        }
        continue
      }
      day = moment.day
      head.set("date", .plain(moment.text))
      if key == "pubDate" || key == "published" { head.set(key, nil) }
      return
    }
  }

  /// A heading that says the title again goes.
  private mutating func takeHeading() {
    guard let match = body.prefixMatch(of: /\s*# +(.+?)(?: +#+)? *(?:\n|$)/) else { return }
    let heading = String(match.output.1).trimmed
    if head["title"] == nil, kind != .actor { head.set("title", .text(heading)) }
    guard title == heading || head["name"]?.scalar == heading else { return }
    bodyLine += body[match.range].count { $0 == "\n" }
    body = String(body[match.range.upperBound...])
  }
}

/// A date of an archive, with the day by the clock of its writer.
struct WrittenMoment {
  let day: Day
  /// RFC 3339. Where UTC has another day than the writer's clock, it is that clock without its offset: the day must not
  /// change.
  let text: String

  /// Nil where the text is no date.
  init?(_ written: String) {
    guard let date = Self.date(written) else { return nil }
    switch date {
    case .day(let day):
      self.day = day
      text = day.description
    case .clock(let day, let second):
      self.day = day
      text = second == 0 ? day.description : Self.text(day, second)
    case .instant(let instant):
      let utc = Timestamp(instant: instant, in: .utc)
      let bare = written.replacing(/\s*(?:UTC|GMT|Z|[+-]\d\d:?(?:\d\d)?)$/, with: "")
      if case .clock(let day, let second)? = DateText(bare), day != utc.day {
        self.day = day
        text = Self.text(day, second)
      } else {
        day = utc.day
        text = utc.description
      }
    case .impossible: return nil
    }
  }

  private static func date(_ text: String) -> DateText? {
    if let date = DateText(text) { return date }
    // Seconds since 1970, and `20141006`.
    if let number = Int(text), text.count == 10 { return .instant(number) }
    if text.count == 8, Int(text) != nil {
      return DateText("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
    }
    // Names of zones, as in `2014-10-06 06:10:00 EST`: the clock counts, the zone is not known.
    if let match = text.wholeMatch(of: /(.*\d:\d\d(?::\d\d)?)\s+[A-Z]{3,5}/) { return DateText(String(match.output.1)) }
    return nil
  }

  private static func text(_ day: Day, _ second: Int) -> String {
    "\(day)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
  }
}
