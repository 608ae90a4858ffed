package import Base
package import Names
package import Notes

/// A digest as it was frozen, and what became of its notes since.
package struct FrozenDigest: Sendable {
  package let edition: FrozenEdition
  /// In the order of the edition.
  package let entries: [Entry]
  /// The notes of the period that are not in the edition, chronological.
  package let late: [NoteID]

  /// A note as the edition has it.
  package struct Entry: Sendable {
    package let frozen: FrozenEdition.Entry
    package let state: State

    /// The note as it is now; nil if it is gone.
    package var note: NoteID? {
      switch state {
      case .same(let note), .corrected(let note, _), .revised(let note, _): note
      case .withdrawn, .withheld: nil
      }
    }
  }

  /// What became of a note.
  package enum State: Sendable {
    /// It says what it said.
    case same(NoteID)
    /// Its head has a correction that was made since, the last one on a day.
    case corrected(NoteID, Day)
    /// It says something else, without a correction. The day is that of `updated`, if it is not before the freeze.
    case revised(NoteID, Day?)
    /// There is no such note any more.
    case withdrawn
    /// It is not published any more, so that not even its title may be told.
    case withheld
  }
}

/// The frozen digests, their notes resolved.
struct FrozenDigests {
  private let resolved: [Period: (edition: FrozenEdition, entries: [FrozenDigest.Entry])]
  /// For each frozen text that names something withheld.
  let diagnostics: [Diagnostic]

  init(_ linked: LinkedContent) {
    guard !linked.editions.isEmpty else {
      resolved = [:]
      diagnostics = []
      return
    }
    let notes = linked.texts.notes
    var byName: [String: NoteID] = [:]
    for note in notes {
      byName[note.head.name] = note.id
      // A note that was renamed has its old address in its head.
      for name in note.head.formerNames where byName[name] == nil { byName[name] = note.id }
    }
    let named = Set(linked.editions.flatMap { $0.entries.compactMap { byName[$0.name] } }).sorted()
    let hashes = Dictionary(
      uniqueKeysWithValues: zip(named, concurrentMap(named) { notes[$0.index].head.contentHash }))
    let withheld = Set(linked.names.things.withheld.names)
    func state(_ entry: FrozenEdition.Entry, since frozen: Day) -> FrozenDigest.State {
      guard let note = byName[entry.name] else {
        return withheld.contains(entry.name) ? .withheld : .withdrawn
      }
      let head = notes[note.index].head
      if let last = head.corrections(since: entry).last { return .corrected(note, last.day) }
      let marks = Set(head.corrections.map(\.mark))
      if hashes[note] == entry.hash, marks.isSuperset(of: entry.corrections) { return .same(note) }
      return .revised(note, head.updated.flatMap { $0.day < frozen ? nil : $0.day })
    }
    resolved = Dictionary(
      linked.editions.map { edition in
        let entries = edition.entries.map { entry in
          FrozenDigest.Entry(frozen: entry, state: state(entry, since: edition.time.day))
        }
        return (edition.period, (edition, entries))
      }
    ) { first, _ in first }
    diagnostics = resolved.values.flatMap(\.entries).compactMap { Self.leak($0, linked.proof) }
  }

  /// An error for a frozen title, summary or topic that pages would show and that names something withheld.
  private static func leak(_ entry: FrozenDigest.Entry, _ proof: LeakProof?) -> Diagnostic? {
    if case .withheld = entry.state { return nil }
    let frozen = entry.frozen
    let texts = Array([frozen.title, frozen.summary, frozen.topic ?? ""].joined(separator: "\n").utf8)
    return texts.withUnsafeBufferPointer { proof?.leak(in: $0) }.map { leak in
      Diagnostic(
        .leakFound, at: frozen.location,
        "'\(leak.text)' of \(leak.path) is not published now, and this frozen note names it",
        hint: "write the title, the summary or the topic here without the name")
    }
  }

  /// The periods with an edition.
  var periods: some Sequence<Period> { resolved.keys }

  /// The frozen digest of a period; nil if it was not frozen. `notes` are those that it has now.
  func digest(of period: Period, notes: [NoteID]) -> FrozenDigest? {
    guard let (edition, entries) = resolved[period] else { return nil }
    let known = Set(entries.compactMap(\.note))
    return FrozenDigest(edition: edition, entries: entries, late: notes.filter { !known.contains($0) })
  }
}

extension Archive {
  /// The digests that were frozen.
  package var frozenDigests: [Period: FrozenDigest] {
    let all = days.compactMap(\.frozen) + weeks.compactMap(\.frozen) + months.compactMap(\.frozen)
    return Dictionary(uniqueKeysWithValues: all.map { ($0.edition.period, $0) })
  }

  /// The digest of a day, a week or a month as an edition that can be frozen at a time; nil if it has no notes.
  package func edition(of period: Period, at time: Timestamp, audience: Int) -> FrozenEdition? {
    let notes: [NoteID]?
    var topics: [NoteID: String] = [:]
    var ordered: [NoteID] = []
    switch period {
    case .day(let day):
      notes = days.first { $0.period == day }?.notes
      for section in sectionsByTopic(of: notes ?? []) {
        ordered += section.notes
        for note in section.notes { topics[note] = section.topic.map { self[$0].head.title } }
      }
    case .week(let week): notes = weeks.first { $0.period == week }?.notes
    case .month(let month): notes = months.first { $0.period == month }?.notes
    case .year: return nil
    }
    guard let notes, !notes.isEmpty else { return nil }
    if ordered.isEmpty { ordered = sectionsByDay(of: notes).flatMap(\.notes) }
    let ranks = Dictionary(uniqueKeysWithValues: top(of: notes).enumerated().map { ($1, $0 + 1) })
    return FrozenEdition(
      period, time: time, audience: audience, named: settings.audiences.name(of: audience),
      entries: ordered.map { id in
        let note = self[id]
        return FrozenEdition.Entry(
          name: note.head.name, day: note.head.day, title: note.head.title, summary: note.summary, topic: topics[id],
          rank: ranks[id],
          hash: note.head.contentHash, corrections: note.head.corrections.map(\.mark))
      })
  }

  /// The digests with notes that end before a day, days first.
  package func periods(before day: Day) -> [Period] {
    days.filter { !$0.notes.isEmpty && $0.period < day }.map { .day($0.period) }
      + weeks.filter { !$0.notes.isEmpty && $0.period.sunday < day }.map { .week($0.period) }
      + months.filter { !$0.notes.isEmpty && $0.period < day.month }.map { .month($0.period) }
  }
}

extension NoteHead {
  /// The corrections that an edition does not know, chronological.
  package func corrections(since entry: FrozenEdition.Entry) -> [Correction] {
    let known = Set(entry.corrections)
    return corrections.filter { !known.contains($0.mark) }
  }
}
