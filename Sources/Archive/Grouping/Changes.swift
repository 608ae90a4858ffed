package import Base
package import Names
package import Notes

/// What is new in a digest, compared with the notes before it.
package struct Changes: Sendable {
  /// Actors that no earlier note names, in the order in which the digest names them.
  package let newcomers: [ActorID]
  /// Actors that are named again after at least `Changes.absence` days without a note.
  package let returned: [Return]
  /// Actors that at least two notes name, and at least twice as many as on average in the four periods before. The
  /// largest rise comes first; there are at most `Changes.mostRisers`.
  package let risers: [Riser]
  /// Stories with a note here that updates an earlier one.
  package let stories: [Movement]
  /// All corrections of the notes here, and corrections of other notes that were made in this period.
  package let corrections: [Corrected]

  /// An actor whom notes name again after a long time.
  package struct Return: Sendable, Equatable {
    package let actor: ActorID
    /// The days of the last note before that, and of the note that names the actor again.
    package let lastSeen: Day
    package let day: Day

    /// How many months that was, to the nearest: at least 3.
    package var months: Int { Int((Double(day.number - lastSeen.number) / 30.44).rounded()) }
  }

  /// An actor whom more notes name than before; `risers` has the rule.
  package struct Riser: Sendable, Equatable {
    package let actor: ActorID
    /// How many notes here name the actor, and how many did in the four periods before together.
    package let count: Int
    package let before: Int
  }

  /// A story with those of its notes that are in the digest.
  package struct Movement: Sendable, Equatable {
    package let story: StoryID
    /// Chronological.
    package let notes: [NoteID]
  }

  /// A correction and the note that it corrects.
  package struct Corrected: Sendable, Equatable {
    package let note: NoteID
    package let correction: Correction

    package init(note: NoteID, correction: Correction) {
      self.note = note
      self.correction = correction
    }
  }

  /// Whether there is nothing new.
  package var isEmpty: Bool {
    newcomers.isEmpty && returned.isEmpty && risers.isEmpty && stories.isEmpty && corrections.isEmpty
  }

  /// How many days without a note make a return.
  static let absence = 90
  /// How many earlier periods a digest is compared with.
  static let comparedPeriods = 4
  static let mostRisers = 5

  /// Those of a year, whose digest is not compared with earlier ones.
  static func only(_ corrections: [Corrected]) -> Changes {
    Changes(newcomers: [], returned: [], risers: [], stories: [], corrections: corrections)
  }
}

/// A kind of period whose digests are compared with earlier ones.
protocol CalendarPeriod: Hashable, Comparable, Sendable {
  init(holding day: Day)
  /// Nil if it is a period of another kind.
  init?(_ period: Period)
  var previous: Self { get }
  var period: Period { get }
}

extension CalendarPeriod {
  /// A period, or the one of this kind that holds a day: the page of a frozen day leads to its month, even if neither
  /// has a note any more.
  init?(atOrAbove period: Period) {
    if let own = Self(period) {
      self = own
    } else if case .day(let day) = period {
      self.init(holding: day)
    } else {
      return nil
    }
  }
}

extension Day: CalendarPeriod {
  init(holding day: Day) { self = day }
  init?(_ period: Period) { if case .day(let day) = period { self = day } else { return nil } }
  var period: Period { .day(self) }
  var previous: Day { advanced(by: -1) }
}

extension Week: CalendarPeriod {
  init(holding day: Day) { self = day.week }
  init?(_ period: Period) { if case .week(let week) = period { self = week } else { return nil } }
  var period: Period { .week(self) }
  var previous: Week { Week(containing: monday.advanced(by: -7)) }
}

extension Month: CalendarPeriod {
  init(holding day: Day) { self = day.month }
  init?(_ period: Period) { if case .month(let month) = period { self = month } else { return nil } }
  var period: Period { .month(self) }
}

/// Computes what is new in each digest of one kind.
struct ChangeLog {
  let notes: [Note]
  let actorsByNote: Incidence
  let actorCount: Int
  let stories: [Story]
  /// The story of each note, by place; nil for a note that begins one or has none.
  private let followed: [StoryID?]
  private let corrected: [Changes.Corrected]

  init(_ notes: [Note], _ actorsByNote: Incidence, actors: Int, _ stories: [Story]) {
    self.notes = notes
    self.actorsByNote = actorsByNote
    self.stories = stories
    actorCount = actors
    var followed = [StoryID?](repeating: nil, count: notes.count)
    for story in stories { for note in story.notes.dropFirst() { followed[note.index] = story.id } }
    self.followed = followed
    corrected = notes.flatMap { note in note.head.corrections.map { Changes.Corrected(note: note.id, correction: $0) } }
  }

  /// The digest of each period with a note, a correction or an edition, chronological, with what is new in each.
  func digests<Kind: CalendarPeriod>(
    _: Kind.Type = Kind.self, leads: [Period: Lead], frozen: FrozenDigests
  ) -> [Digest<Kind>] {
    var lastSeen = [Day?](repeating: nil, count: actorCount)
    var tallies: [Kind: [(place: Int, count: Int)]] = [:]
    var tally = Tally(places: actorCount)
    let corrections = corrections(by: Kind.init(holding:))
    let groups = periods(
      Kind.init(holding:), further: Set(corrections.keys).union(frozen.periods.compactMap(Kind.init(atOrAbove:))))
    var result: [Digest<Kind>] = []
    result.reserveCapacity(groups.count)
    for group in groups {
      var newcomers: [ActorID] = []
      var returned: [Changes.Return] = []
      var absent: Set<Int> = []
      for note in group.notes {
        let day = notes[note.index].head.day
        actorsByNote.forEach(of: note) { place in
          tally.add(place)
          if let last = lastSeen[place] {
            if day.number - last.number >= Changes.absence {
              returned.append(.init(actor: ActorID(index: place), lastSeen: last, day: day))
              absent.insert(place)
            }
          } else {
            newcomers.append(ActorID(index: place))
            absent.insert(place)
          }
          lastSeen[place] = day
        }
      }
      let counts = tally.take()
      let risers = risers(counts, before: group.period, tallies, &tally).filter { !absent.contains($0.actor.index) }
      tallies[group.period] = counts
      let changes = Changes(
        newcomers: newcomers, returned: returned, risers: Array(risers.prefix(Changes.mostRisers)),
        stories: movements(in: group.notes), corrections: corrections[group.period] ?? [])
      let period = group.period.period
      result.append(
        Digest(
          period: group.period, notes: group.notes, lead: leads[period], changes: changes,
          frozen: frozen.digest(of: period, notes: group.notes)))
    }
    return result
  }

  /// The digest of each year with a note, a correction or an edition.
  func yearDigests(lead: (Int) -> Lead?, frozen: FrozenDigests) -> [Digest<Int>] {
    let corrections = corrections(by: \.year)
    let years = frozen.periods.compactMap { Month(atOrAbove: $0)?.year }
    return periods(\.year, further: Set(corrections.keys).union(years)).map { year, notes in
      Digest(period: year, notes: notes, lead: lead(year), changes: .only(corrections[year] ?? []), frozen: nil)
    }
  }

  /// The periods with a note, and further ones, chronological, with their notes.
  private func periods<Period: Hashable & Comparable>(
    _ period: (Day) -> Period, further: Set<Period>
  ) -> [(period: Period, notes: [NoteID])] {
    var groups: [(period: Period, notes: [NoteID])] = []
    for note in notes {
      let own = period(note.head.day)
      if groups.last?.period == own {
        groups[groups.count - 1].notes.append(note.id)
      } else {
        groups.append((own, [note.id]))
      }
    }
    let empty = further.subtracting(groups.map(\.period))
    return empty.isEmpty ? groups : (groups + empty.map { ($0, []) }).sorted { $0.period < $1.period }
  }

  private func risers<Period: CalendarPeriod>(
    _ counts: [(place: Int, count: Int)], before period: Period, _ tallies: [Period: [(place: Int, count: Int)]],
    _ tally: inout Tally
  ) -> [Changes.Riser] {
    var earlier = period
    for _ in 0..<Changes.comparedPeriods {
      earlier = earlier.previous
      for (place, count) in tallies[earlier] ?? [] { tally.add(place, count) }
    }
    defer { tally.clear() }
    let periods = Changes.comparedPeriods
    return counts.compactMap { place, count -> Changes.Riser? in
      let sum = tally.count(of: place)
      guard count >= 2, count * periods >= 2 * sum else { return nil }
      return Changes.Riser(actor: ActorID(index: place), count: count, before: sum)
    }.sorted { a, b in
      let (riseA, riseB) = (a.count * periods - a.before, b.count * periods - b.before)
      return riseA == riseB ? a.actor < b.actor : riseA > riseB
    }
  }

  private func movements(in notes: [NoteID]) -> [Changes.Movement] {
    var movements: [Changes.Movement] = []
    for note in notes {
      guard let story = followed[note.index] else { continue }
      if let known = movements.firstIndex(where: { $0.story == story }) {
        movements[known] = .init(story: story, notes: movements[known].notes + [note])
      } else {
        movements.append(.init(story: story, notes: [note]))
      }
    }
    return movements
  }

  /// Each correction, under the period of its note and under the period in which it was made.
  private func corrections<Period: Hashable>(by period: (Day) -> Period) -> [Period: [Changes.Corrected]] {
    var byPeriod: [Period: [Changes.Corrected]] = [:]
    for entry in corrected {
      let periods = Set([period(notes[entry.note.index].head.day), period(entry.correction.day)])
      for period in periods { byPeriod[period, default: []].append(entry) }
    }
    return byPeriod.mapValues { entries in
      entries.sorted { ($0.correction.day, $0.note) < ($1.correction.day, $1.note) }
    }
  }
}
