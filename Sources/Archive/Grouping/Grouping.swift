package import Base
import Names
import Notes

/// Gathers the notes by time, topic, actor, outlet and story. The sizes and forms of pictures are by file.
package func group(
  _ linked: LinkedContent, pictureSizes: [String: PictureSize] = [:], pictureForms: [String: PictureForms] = [:]
) -> Diagnosed<Archive> {
  let judgements = findJudgements(linked)
  let frozen = FrozenDigests(linked)
  let archive = Archive(linked, judgements.value, frozen, pictureSizes: pictureSizes, pictureForms: pictureForms)
  let periods = Set(archive.days.map { Period.day($0.period) })
    .union(archive.weeks.map { .week($0.period) }).union(archive.months.map { .month($0.period) })
  let diagnostics = linked.texts.leads.filter { !periods.contains($0.head.period) }.map {
    Diagnostic(
      .digestEmpty, at: SourceLocation(path: $0.head.file.path), "the lead is on no page: its digest has no notes")
  }
  return Diagnosed(archive, diagnostics + judgements.diagnostics + frozen.diagnostics)
}

func groupTopics(_ linked: LinkedContent) -> [Topic] {
  var notes = [[NoteID]](repeating: [], count: linked.texts.topics.count)
  for note in linked.texts.notes {
    for topic in note.topics { notes[topic.index].append(note.id) }
  }
  return linked.texts.topics.enumerated().map { index, topic in
    Topic(TopicID(index: index), topic.head, introduction: topic.introduction, notes: notes[index])
  }
}
