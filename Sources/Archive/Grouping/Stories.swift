import Base
import Names
import Notes

/// The stories of the notes. A story is a first note with all notes that follow it along `updates`, in one or more
/// branches.
func findStories(in notes: [Note]) -> [Story] {
  var firstOf = [Int?](repeating: nil, count: notes.count)
  var members: [Int: [NoteID]] = [:]
  for note in notes {
    var path: [Int] = []
    var first = note.id.index
    // A circle is an error, and such an archive is not used. The limit only keeps this loop from running for ever.
    while firstOf[first] == nil, let earlier = notes[first].updates?.index, path.count <= notes.count {
      path.append(first)
      first = earlier
    }
    first = firstOf[first] ?? first
    for step in path { firstOf[step] = first }
    if first != note.id.index { members[first, default: []].append(note.id) }
  }
  let roots = members.keys.sorted()
  var counts: [Slug: Int] = [:]
  for root in roots { counts[notes[root].head.slug, default: 0] += 1 }
  return roots.enumerated().map { number, root in
    let note = notes[root]
    // If the first notes of two stories have the same slug, their days make the slugs different.
    let slug = counts[note.head.slug, default: 0] > 1 ? Slug(from: note.head.name) ?? note.head.slug : note.head.slug
    let all = ([note.id] + (members[root] ?? [])).sorted()
    return Story(id: StoryID(index: number), slug: slug, steps: steps(of: all, notes))
  }
}

private func steps(of story: [NoteID], _ notes: [Note]) -> [StoryStep] {
  var actors: Set<ActorID> = []
  var topics: Set<TopicID> = []
  var sources: Set<String> = []
  return story.map { id in
    let note = notes[id.index]
    return StoryStep(
      note: id, entered: note.appearances.map(\.actor).filter { actors.insert($0).inserted },
      topics: note.topics.filter { topics.insert($0).inserted },
      sources: note.sources.indices.filter { place in
        let source = note.sources[place].source
        return sources.insert(source.url ?? "\(source.publisher?.value ?? "")\u{0}\(source.title)").inserted
      })
  }
}
