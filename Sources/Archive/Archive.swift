package import Base
package import Names
package import Notes

/// Everything that the notes say, with all names resolved. Its values never change. No later stage reads a note's file,
/// and no earlier stage knows an address or a template. A class for the same reason as `Note`.
package final class Archive: Sendable {
  package let settings: Settings
  /// Chronological; a `NoteID` is a place in it.
  package let notes: [Note]
  /// By slug; an `ActorID` is a place in it.
  package let actors: [Actor]
  /// By order and title; a `TopicID` is a place in it.
  package let topics: [Topic]
  /// The digests with at least one note or correction, and those that were frozen, chronological.
  package let days: [Digest<Day>]
  package let weeks: [Digest<Week>]
  package let months: [Digest<Month>]
  package let years: [Digest<Int>]
  /// By the day of their first note.
  package let stories: [Story]
  /// The pairs of actors that have a page of their own.
  package let pairs: [Pair]
  /// By kind, then by actors.
  package let relations: [ActorRelation]
  package let judgements: Judgements
  /// Every text with its file.
  package let texts: [LinkedText]
  /// What each note weighs, by its place.
  let weights: [Int]
  /// By slug.
  package let authors: [Author]
  package let pages: [FreePage]
  /// The text at the foot of every page; empty if there is none.
  package let footer: Body
  package let assets: [String]
  /// The pictures of heads (`image`), by the file of the head; each is a file or an address on the web.
  package let headPictures: [String: String]
  /// The sizes of the pictures that texts show, by file.
  package let pictureSizes: [String: PictureSize]
  /// The forms of the pictures that texts show, by file.
  package let pictureForms: [String: PictureForms]
  /// What is known of the addresses of sources, by address.
  package let sourceRecords: [String: SourceRecord]
  package let withheld: [Withheld]
  let index: ArchiveIndex

  init(
    _ linked: LinkedContent, _ judgements: Judgements, _ frozen: FrozenDigests, pictureSizes: [String: PictureSize],
    pictureForms: [String: PictureForms]
  ) {
    self.pictureSizes = pictureSizes
    self.pictureForms = pictureForms
    headPictures = linked.headPictures
    let actorsByNote = Incidence(linked.texts.notes) { $0.appearances.map(\.actor.index) }
    let leads = Dictionary(linked.texts.leads.map { ($0.head.period, $0) }) { first, _ in first }
    settings = linked.settings
    notes = linked.texts.notes
    actors = groupActors(linked, actorsByNote)
    topics = groupTopics(linked)
    stories = findStories(in: notes)
    pairs = findPairs(of: actors, least: settings.pairs)
    relations = linked.relations
    self.judgements = judgements
    let log = ChangeLog(notes, actorsByNote, actors: actors.count, stories)
    days = log.digests(leads: leads, frozen: frozen)
    weeks = log.digests(leads: leads, frozen: frozen)
    months = log.digests(leads: leads, frozen: frozen)
    years = log.yearDigests(lead: { leads[.year($0)] }, frozen: frozen)
    authors = groupAuthors(notes)
    weights = weigh(notes, actorsByNote, actors: actors.count)
    texts = linked.all
    pages = linked.texts.pages
    footer = linked.texts.footer
    assets = linked.assets.sorted()
    sourceRecords = Dictionary(linked.sourceRecords.map { ($0.url, $0) }) { first, _ in first }
    withheld = linked.withheld
    index = ArchiveIndex(
      notes, actors: actors.count, topics: topics.count, stories, pairs, actorsByNote)
  }

  /// The note with an id of this archive. It is found by its place, without a search.
  package subscript(id: NoteID) -> Note { notes[id.index] }
  package subscript(id: ActorID) -> Actor { actors[id.index] }
  package subscript(id: TopicID) -> Topic { topics[id.index] }
  package subscript(id: StoryID) -> Story { stories[id.index] }
}
