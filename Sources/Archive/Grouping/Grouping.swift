package import Base
import Names
import Notes

/// Gathers the notes by time, topic, actor, outlet and story.
package func group(_ linked: LinkedContent) -> Diagnosed<Archive> {
  let notes = linked.notes
  let actorsByNote = Incidence(notes) { $0.appearances.map(\.actor.index) }
  let stories = stories(of: notes)
  let log = ChangeLog(notes, actorsByNote, actors: linked.actors.count, stories)
  let leads = Dictionary(linked.leads.map { ($0.head.period, $0) }) { first, _ in first }
  let days = log.digests(periods(of: notes, by: \.head.day)) { leads[.day($0)] }
  let weeks = log.digests(periods(of: notes, by: \.head.day.week)) { leads[.week($0)] }
  let months = log.digests(periods(of: notes, by: \.head.day.month)) { leads[.month($0)] }
  let years = periods(of: notes, by: \.head.day.year).map { year, notes in
    Digest(period: year, notes: notes, lead: leads[.year(year)], changes: .none)
  }
  let actors = actors(linked, actorsByNote)
  let pairs = pairs(of: actors, actorsByNote, least: linked.settings.pairs)
  let archive = Archive(
    settings: linked.settings, notes: notes, actors: actors, topics: topics(linked), days: days, weeks: weeks,
    months: months, years: years, stories: stories, pairs: pairs, pages: linked.pages,
    assets: linked.assets.sorted(), withheld: linked.withheld,
    index: ArchiveIndex(
      notes, actors: actors.count, topics: linked.topics.count, stories, pairs, actorsByNote))

  let periods = Set(days.map { Period.day($0.period) })
    .union(weeks.map { .week($0.period) }).union(months.map { .month($0.period) })
  let diagnostics = linked.leads.filter { !periods.contains($0.head.period) }.map {
    Diagnostic(
      .digestEmpty, at: SourceLocation(path: $0.head.file.path), "the lead stands nowhere: its digest has no notes")
  }
  return Diagnosed(archive, diagnostics)
}

/// The notes of each stretch of time, in one pass, since notes are chronological.
private func periods<Period: Hashable & Sendable>(
  of notes: [Note], by period: (Note) -> Period
) -> [(period: Period, notes: [NoteID])] {
  var groups: [(period: Period, notes: [NoteID])] = []
  for note in notes {
    let own = period(note)
    if groups.last?.period == own {
      groups[groups.count - 1].notes.append(note.id)
    } else {
      groups.append((own, [note.id]))
    }
  }
  return groups
}

private func topics(_ linked: LinkedContent) -> [Topic] {
  var notes = [[NoteID]](repeating: [], count: linked.topics.count)
  for note in linked.notes {
    for topic in note.topics { notes[topic.index].append(note.id) }
  }
  return linked.topics.enumerated().map { index, topic in
    Topic(TopicID(index: index), topic.head, introduction: topic.introduction, notes: notes[index])
  }
}
