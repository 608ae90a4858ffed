import Base

/// A date in a text, as its first and last day.
struct NamedDate: Equatable {
  /// Bytes of UTF-8 in the paragraph.
  let range: Range<Int>
  let first: Day
  let last: Day
}

/// Finds the dates in an English article. Relative dates count from the article's own day: `Tuesday`, `at the weekend`,
/// `in two weeks`. A weekday alone is the article's own day or the nearest such day before it, as is usual in news. If
/// its sentence is about the future, it is the nearest such day after it.
struct DateReader {
  /// The day of the article. Without one, only dates with a year are found.
  let today: Day?

  /// The dates in a sentence's tokens.
  func dates(in sentence: ArraySlice<Token>) -> [NamedDate] {
    let words = sentence.filter { $0.kind == .word || $0.kind == .comma }
    let isAhead = ahead(in: words)
    var dates: [NamedDate] = []
    var index = 0
    while index < words.count {
      // 30 February 2022 is not a day, and it does not mean February either. Monday, October 13, is one date.
      let isRest = index > 0 && DateWords.day(words[index - 1].word) != nil && DateWords.month(words[index].word) != nil
      let isNamed = DateWords.weekday(words[index].word) != nil && beginsDate(words[(index + 1)...])
      guard words[index].kind == .word, !isRest, !isNamed,
        let (length, first, last) = date(words[index...], isAhead[index])
      else {
        index += 1
        continue
      }
      let range = words[index].range.lowerBound..<words[index + length - 1].range.upperBound
      dates.append(NamedDate(range: range, first: first, last: last))
      index += length
    }
    return dates
  }

  /// Whether a calendar date follows, directly or after a comma.
  private func beginsDate(_ words: ArraySlice<Token>) -> Bool {
    calendarDate(words.first?.kind == .comma ? words.dropFirst() : words) != nil
  }

  /// For each word, whether its clause is about the future; if a clause is only a date, whether the sentence is. A
  /// clause ends at a comma, before `that` and similar words, and after a verb of speech with its day: said on Friday
  /// he would come.
  private func ahead(in words: [Token]) -> [Bool] {
    var clauses: [Range<Int>] = []
    var start = 0
    func close(at end: Int) {
      if start < end { clauses.append(start..<end) }
      start = end
    }
    for (index, token) in words.enumerated() {
      if token.kind == .comma || SpeechWords.relatives.contains(token.word) { close(at: index) }
      guard SpeechWords.verbs.contains(token.word) else { continue }
      var next = index + 1
      if next < words.count, words[next].word == "on" { next += 1 }
      if next < words.count, DateWords.weekday(words[next].word) != nil || words[next].word == "yesterday" { next += 1 }
      close(at: next)
    }
    close(at: words.count)
    let isWhole = speaksOfWhatWillBe(words[...])
    return clauses.flatMap { clause in
      let size = words[clause].count { $0.kind == .word }
      let isAhead = size > 3 ? speaksOfWhatWillBe(words[clause]) : isWhole
      return [Bool](repeating: isAhead, count: clause.count)
    }
  }

  private func speaksOfWhatWillBe(_ words: ArraySlice<Token>) -> Bool {
    zip(words, words.dropFirst()).contains { a, b in
      ["is", "are"].contains(a.word) && ["to", "set", "due", "going"].contains(b.word)
    } || words.contains { DateWords.ahead.contains($0.word) && !$0.isCapitalised }
  }

  /// The number of tokens in a date, and its days.
  private typealias Match = (length: Int, first: Day, last: Day)

  private func date(_ words: ArraySlice<Token>, _ isAhead: Bool) -> Match? {
    calendarDate(words) ?? today.flatMap { relative(words, to: $0, isAhead) }
  }

  // MARK: Dates of the calendar

  /// `2025-10-26`, `26 October 2025`, `October 26, 2025`, `Oct. 26`, `October 2025`
  private func calendarDate(_ words: ArraySlice<Token>) -> Match? {
    guard let first = words.first else { return nil }
    if let day = Day(first.word) { return (1, day, day) }
    let rest = Array(words.dropFirst().prefix(3))
    func word(_ index: Int) -> String? { index < rest.count && rest[index].kind == .word ? rest[index].word : nil }
    if let day = DateWords.day(first.word) {
      let of = word(0) == "of" ? 1 : 0
      guard let month = word(of).flatMap(DateWords.month), rest[of].isCapitalised else { return nil }
      let afterMonth = of + 1 < rest.count && rest[of + 1].kind == .comma ? of + 2 : of + 1
      if let year = word(afterMonth).flatMap(DateWords.year) { return single(afterMonth + 2, year, month, day) }
      return nearest(month, day).map { (of + 2, $0, $0) }
    }
    guard first.isCapitalised, let month = DateWords.month(first.word) else { return nil }
    if let day = word(0).flatMap(DateWords.day) {
      let afterDay = rest.count > 1 && rest[1].kind == .comma ? 2 : 1
      if let year = word(afterDay).flatMap(DateWords.year) { return single(afterDay + 2, year, month, day) }
      return nearest(month, day).map { (2, $0, $0) }
    }
    if let year = word(0).flatMap(DateWords.year) { return whole(Month(year: year, month: month), 2) }
    if let today, let by = word(0).flatMap(DateWords.step), word(1) == "year" {
      return whole(Month(year: today.year + by, month: month), 3)
    }
    return nil
  }

  private func single(_ length: Int, _ year: Int, _ month: Int, _ day: Int) -> Match? {
    Day(year: year, month: month, day: day).map { (length, $0, $0) }
  }

  private func whole(_ month: Month, _ length: Int) -> Match? {
    guard let first = Day(year: month.year, month: month.month, day: 1) else { return nil }
    return (length, first, first.advanced(by: month.length - 1))
  }

  /// The day of a month, in the year in which it is nearest to the article's own day.
  private func nearest(_ month: Int, _ day: Int) -> Day? {
    guard let today else { return nil }
    return [-1, 0, 1].compactMap { Day(year: today.year + $0, month: month, day: day) }
      .min { abs($0.number - today.number) < abs($1.number - today.number) }
  }

  // MARK: Dates that count from the article's day

  private func relative(_ words: ArraySlice<Token>, to today: Day, _ isAhead: Bool) -> Match? {
    guard let first = words.first else { return nil }
    let second = words.dropFirst().first.flatMap { $0.kind == .word ? $0.word : nil }
    let third = words.dropFirst(2).first.flatMap { $0.kind == .word ? $0.word : nil }
    switch first.word {
    case "today", "tonight": return (1, today, today)
    case "yesterday": return (1, today.advanced(by: -1), today.advanced(by: -1))
    case "tomorrow": return (1, today.advanced(by: 1), today.advanced(by: 1))
    case "this", "next", "last", "coming", "past": return second.flatMap { step(first.word, $0, today) }
    case "weekend": return weekend(from: today, isAhead ? 0 : -1, 1)
    case "the":
      if words.count > 3, second == "day", case let fourth = words[words.startIndex + 3].word {
        if third == "before", fourth == "yesterday" { return exactly(4, today.advanced(by: -2)) }
        if third == "after", fourth == "tomorrow" { return exactly(4, today.advanced(by: 2)) }
      }
    case "at", "over": if second == "the", third == "weekend" { return weekend(from: today, isAhead ? 0 : -1, 3) }
    case "within":
      if let second, let third, let count = DateWords.count(second), let days = unit(third, count) {
        return (3, today, today.advanced(by: days))
      }
      if second == "the" || second == "a", let third, let days = unit(third, 1) {
        return (3, today, today.advanced(by: days))
      }
    case "in":
      if let second, let third, let count = DateWords.count(second), let days = unit(third, count) {
        return exactly(3, today.advanced(by: days))
      }
      if let second, let month = DateWords.month(second), words.dropFirst().first?.isCapitalised == true,
        third.flatMap(DateWords.year) == nil, third.flatMap(DateWords.day) == nil, third.flatMap(DateWords.step) == nil,
        let day = nearest(month, isAhead ? 28 : 1)
      {
        return whole(day.month, 2)
      }
    default: break
    }
    if third == "ago", let second, ["month", "months"].contains(second), let count = DateWords.count(first.word) {
      return months(-count, from: today, 3)
    }
    if third == "ago", let second, let count = DateWords.count(first.word), let days = unit(second, count) {
      return exactly(3, today.advanced(by: -days))
    }
    guard first.isCapitalised, let weekday = DateWords.weekday(first.word) else { return nil }
    // Tuesday next week
    if let by = second.flatMap(DateWords.step), third == "week" {
      return exactly(3, today.week.monday.advanced(by: 7 * by + weekday - 1))
    }
    return exactly(1, isAhead ? today.next(weekday) : today.last(weekday))
  }

  private func exactly(_ length: Int, _ day: Day) -> Match { (length, day, day) }

  /// `this week`, `next Tuesday`, `last month`
  private func step(_ word: String, _ unit: String, _ today: Day) -> Match? {
    let by = DateWords.step(word) ?? 0
    if let weekday = DateWords.weekday(unit) {
      switch by {
      case 1: return exactly(2, today.advanced(by: 1).next(weekday))
      case -1: return exactly(2, today.advanced(by: -1).last(weekday))
      default: return exactly(2, today.week.monday.advanced(by: weekday - 1))
      }
    }
    switch unit {
    case "week":
      let monday = today.week.monday.advanced(by: 7 * by)
      return (2, monday, monday.advanced(by: 6))
    case "weekend": return weekend(from: today, by, 2)
    case "month": return months(by, from: today, 2)
    case "year":
      guard let first = Day(year: today.year + by, month: 1, day: 1),
        let last = Day(year: today.year + by, month: 12, day: 31)
      else { return nil }
      return (2, first, last)
    default:
      // Last October or next October: the nearest one before or after the current month.
      guard by != 0, let month = DateWords.month(unit) else { return nil }
      let isPast = month < today.month.month || (month == today.month.month && by < 0)
      let year =
        by < 0 ? (month < today.month.month ? today.year : today.year - 1) : (isPast ? today.year + 1 : today.year)
      return whole(Month(year: month == today.month.month && by > 0 ? today.year + 1 : year, month: month), 2)
    }
  }

  /// The month that comes so many months after a day's month.
  private func months(_ by: Int, from today: Day, _ length: Int) -> Match? {
    let months = today.year * 12 + today.month.month - 1 + by
    return whole(Month(year: months / 12, month: months % 12 + 1), length)
  }

  /// The weekend of this week (0), the next one that has not begun (1), or the last one that has begun (-1).
  private func weekend(from today: Day, _ by: Int, _ length: Int) -> Match {
    let saturday = today.week.monday.advanced(by: 5)
    let start: Day
    switch by {
    case 1: start = today >= saturday ? saturday.advanced(by: 7) : saturday
    case 0: start = saturday
    default: start = today >= saturday ? saturday : saturday.advanced(by: -7)
    }
    return (length, start, start.advanced(by: 1))
  }

  /// The days in `count` of a unit; nil if the word is not a unit.
  private func unit(_ word: String, _ count: Int) -> Int? {
    switch word {
    case "day", "days": count
    case "week", "weeks": count * 7
    default: nil
    }
  }
}

extension Day {
  /// The same day if it is that weekday, else the next day that is.
  fileprivate func next(_ weekday: Int) -> Day { advanced(by: (weekday - self.weekday + 7) % 7) }

  /// The same day if it is that weekday, else the last day before it that is.
  fileprivate func last(_ weekday: Int) -> Day { advanced(by: -((self.weekday - weekday + 7) % 7)) }
}
