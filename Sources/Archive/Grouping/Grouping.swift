package import Base

/// Gathers the notes by time, topic, actor, outlet and story.
package func group(_ linked: Linked) -> Diagnosed<Archive> {
  let notes = linked.notes
  let leads = Dictionary(linked.leads.map { ($0.period, $0.lead) }) { first, _ in first }
  let days = digests(of: notes, by: \.day) { leads[.day($0)] }
  let weeks = digests(of: notes, by: \.day.week) { leads[.week($0)] }
  let months = digests(of: notes, by: \.day.month) { leads[.month($0)] }
  let years = digests(of: notes, by: \.day.year) { leads[.year($0)] }

  let periods = Set(days.map { Period.day($0.period) })
    .union(weeks.map { .week($0.period) }).union(months.map { .month($0.period) })
  let diagnostics = linked.leads.filter { !periods.contains($0.period) }.map {
    Diagnostic(
      .digestEmpty, at: SourceLocation(path: $0.lead.path), "the lead stands nowhere: its digest has no notes")
  }
  let noteDays = notes.map(\.day)
  let casts = Incidence(notes) { $0.appearances.map(\.actor.index) }
  let themes = Incidence(notes) { $0.topics.map(\.index) }
  let stories = stories(of: notes)
  let log = ChangeLog(notes, casts, actors: linked.actors.count, stories)
  let actors = actorEntries(linked, casts)
  let archive = Archive(
    settings: linked.settings, notes: notes, actors: actors, topics: topicEntries(linked),
    days: log.compare(days), weeks: log.compare(weeks), months: log.compare(months), years: years, stories: stories,
    pairs: pairs(of: actors, casts, least: linked.settings.pairs), pages: linked.pages,
    assets: linked.assets.sorted(), withheld: linked.withheld, linker: linked.linker,
    noteDays: noteDays, casts: casts, themes: themes,
    relatives: relatives(
      casts, themes, days: noteDays, actors: linked.actors.count, topics: linked.topics.count))
  return Diagnosed(archive, diagnostics)
}

/// The notes of each period, in one pass, since notes are chronological.
private func digests<Period: Hashable & Sendable>(
  of notes: [Note], by period: (Note) -> Period, lead: (Period) -> Lead?
) -> [Digest<Period>] {
  var groups: [(period: Period, notes: [NoteID])] = []
  for note in notes {
    let own = period(note)
    if groups.last?.period == own {
      groups[groups.count - 1].notes.append(note.id)
    } else {
      groups.append((own, [note.id]))
    }
  }
  return groups.map { Digest(period: $0.period, notes: $0.notes, lead: lead($0.period), changes: .none) }
}

private func topicEntries(_ linked: Linked) -> [TopicEntry] {
  var notes = [[NoteID]](repeating: [], count: linked.topics.count)
  for note in linked.notes {
    for topic in note.topics { notes[topic.index].append(note.id) }
  }
  return linked.topics.enumerated().map { index, entry in
    TopicEntry(
      id: TopicID(index: index), outline: entry.topic, introduction: entry.introduction, notes: notes[index])
  }
}
