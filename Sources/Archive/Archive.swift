package import Base
package import Markdown

/// Everything the notes say, resolved: the hinge between reading and rendering. Nothing after it reads a note's file,
/// nothing before it knows an address or a template.
package struct Archive: Sendable {
  package let settings: Settings
  /// Chronological; a `NoteID` is a place in it.
  package let notes: [Note]
  /// By slug; an `ActorID` is a place in it.
  package let actors: [ActorEntry]
  /// By order and title; a `TopicID` is a place in it.
  package let topics: [TopicEntry]
  /// The digests that hold at least one note, chronological.
  package let days: [Digest<Day>]
  package let weeks: [Digest<Week>]
  package let months: [Digest<Month>]
  package let years: [Digest<Int>]
  /// By the day of their first note.
  package let stories: [Story]
  /// The pairs of actors that have a page of their own.
  package let pairs: [Pair]
  package let pages: [FreePage]
  package let assets: [String]
  package let withheld: [Withheld]
  let linker: NoteLinker
  let noteDays: [Day]
  /// The actors of each note.
  let casts: Incidence
  /// The topics of each note.
  let themes: Incidence
  let relatives: [[NoteID]]

  /// The actor that a name names alone; nil for a name of none or of several.
  package func actor(named name: String) -> ActorID? {
    if case .one(let id) = linker.names.actorNames.match(name) { id } else { nil }
  }

  /// The actor that is the outlet of a name, by name or alias; nil where none is.
  package func outlet(named name: String) -> ActorID? { linker.outlet(name) }

  /// The day of a note, without a look at the note: long lists are gathered by it.
  package func day(of id: NoteID) -> Day { noteDays[id.index] }

  /// The notes nearest to one in whom and what they are about, the nearest first.
  package func relatives(of id: NoteID) -> [NoteID] { relatives[id.index] }

  /// How many of some chronological notes are of each month from the first to the last.
  package func countsByMonth(of notes: [NoteID]) -> [(month: Month, count: Int)] {
    var months: [(month: Month, count: Int)] = []
    for note in notes {
      let month = day(of: note).month
      while let last = months.last, last.month < month { months.append((last.month.next, 0)) }
      if months.isEmpty { months.append((month, 0)) }
      months[months.count - 1].count += 1
    }
    return months
  }

  package subscript(id: NoteID) -> Note { notes[id.index] }
  package subscript(id: ActorID) -> ActorEntry { actors[id.index] }
  package subscript(id: TopicID) -> TopicEntry { topics[id.index] }
}

/// A note's place among the archive's notes.
package struct NoteID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(index: Int) { self.index = index }

  package static func < (a: NoteID, b: NoteID) -> Bool { a.index < b.index }
}

package struct ActorID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(index: Int) { self.index = index }

  package static func < (a: ActorID, b: ActorID) -> Bool { a.index < b.index }
}

package struct TopicID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(index: Int) { self.index = index }

  package static func < (a: TopicID, b: TopicID) -> Bool { a.index < b.index }
}

package struct StoryID: Sendable, Hashable {
  package let index: Int
}

/// A published note with every name in it resolved. A class, since pages pass notes around by the million: a reference
/// counts one reference, a struct of this size a dozen.
package final class Note: Sendable {
  package let id: NoteID
  package let path: String
  package let slug: Slug
  /// `2025-10-21-summit`: one note's alone.
  package let name: String
  package let title: String
  package let timestamp: Timestamp
  package let day: Day
  package let summary: String
  /// Whether the summary repeats the body's beginning, since the head gives none.
  package let isSummaryDerived: Bool
  package let topics: [TopicID]
  package let body: Body
  package let sources: [Source]
  /// The outlet that published each of `sources`, where an actor is it.
  package let outlets: [ActorID?]
  /// The actors of the note, in the order in which the text first names them, then those only the head names.
  package let appearances: [Appearance]
  package let quotations: [Quotation]
  package let events: [Event]
  package let updates: NoteID?
  /// When it was last changed after it was published.
  package let updated: Timestamp?
  /// Chronological.
  package let corrections: [Correction]
  package let oldAddresses: [Located<SitePath>]
  package let isDraft: Bool
  /// Whether it is dated ahead or under embargo, and there because a person asked for such notes.
  package let isAhead: Bool

  /// The moment at which it was last changed, which is not before it was published: where only the day of a change is
  /// known, that begins earlier.
  package func lastChange(in zone: Zone) -> Timestamp {
    let published = timestamp.moment(in: zone)
    guard let changed = updated?.moment(in: zone), Timestamp.precedes(published, changed) else { return published }
    return changed
  }

  /// A note as its file gives it, with what its names were found to stand for.
  init(
    _ written: WrittenNote, id: NoteID, isAhead: Bool, body: Body, derivedSummary: @autoclosure () -> String,
    topics: [TopicID],
    outlets: [ActorID?], appearances: [Appearance], quotations: [Quotation], updates: NoteID?
  ) {
    self.id = id
    path = written.file.path
    slug = written.slug
    name = written.name
    title = written.title
    timestamp = written.timestamp
    day = written.timestamp.day
    summary = written.summary ?? derivedSummary()
    isSummaryDerived = written.summary == nil
    self.topics = topics
    self.body = body
    sources = written.sources
    self.outlets = outlets
    self.appearances = appearances
    self.quotations = quotations
    events = written.events
    self.updates = updates
    updated = written.updated
    corrections = written.corrections
    oldAddresses = written.aliases
    isDraft = written.isDraft
    self.isAhead = isAhead
  }
}

extension Note {
  /// The body as plain text, a line for each paragraph, heading and so on.
  package var text: [UInt8] {
    var text: [UInt8] = []
    body.document.appendLines(to: &text)
    if text.last == .lineFeed { text.removeLast() }
    return text
  }
}

/// A parsed body and what its wiki links, mentions and citations lead to.
package struct Body: Sendable {
  package let document: Document
  /// Sorted by node; a node that is not here leads nowhere.
  let references: [Reference]

  struct Reference: Sendable {
    let node: Int
    let target: Target
  }

  package static let empty = Body(document: Document(), references: [])

  /// What the wiki link, mention or citation at a node leads to.
  package func target(of node: Int) -> Target? {
    var low = 0
    var high = references.count
    while low < high {
      let middle = (low + high) / 2
      if references[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low < references.count && references[low].node == node ? references[low].target : nil
  }

  /// How many times each source is cited, by its place in the note's sources.
  package var citations: [Int: Int] {
    var counts: [Int: Int] = [:]
    for case .source(let source, _) in references.map(\.target) { counts[source, default: 0] += 1 }
    return counts
  }
}

/// What a wiki link, a mention or a citation leads to.
package enum Target: Sendable, Hashable {
  case actor(ActorID)
  case note(NoteID)
  case topic(TopicID)
  /// A source by its place in the note, and which of its citations this is, from 1.
  case source(Int, occurrence: Int)
}

/// An actor in a note.
package struct Appearance: Sendable {
  package let note: NoteID
  package let actor: ActorID
  /// The sentences that name the actor, in the order of the text; none where only the head does.
  package private(set) var sentences: [Sentence]
  private var last = -1

  init(note: NoteID, actor: ActorID, sentences: [Sentence]) {
    self.note = note
    self.actor = actor
    self.sentences = sentences
  }

  /// Takes a place at which a sentence, by its number in the note, names the actor.
  mutating func add(_ name: Range<Int>, of number: Int, _ text: String) {
    if number == last {
      sentences[sentences.count - 1].names.append(name)
    } else {
      sentences.append(Sentence(text: text, names: [name]))
      last = number
    }
  }
}

extension Appearance {
  /// What the same note says of this actor or of another: each sentence once, with the names of both.
  package func merged(with other: Appearance) -> Appearance {
    var merged = self
    // A sentence that stands twice is two.
    var taken: Set<Int> = []
    for sentence in other.sentences {
      let same = merged.sentences.indices.first { merged.sentences[$0].text == sentence.text && !taken.contains($0) }
      if let same {
        taken.insert(same)
        let names = Set(merged.sentences[same].names).union(sentence.names)
        merged.sentences[same].names = names.sorted { $0.lowerBound < $1.lowerBound }
      } else {
        merged.sentences.append(sentence)
      }
    }
    return merged
  }
}

/// A sentence that names an actor.
package struct Sentence: Sendable, Equatable {
  package let text: String
  /// Where the names stand, in bytes of UTF-8.
  package internal(set) var names: [Range<Int>]
}

/// What somebody said, by a block quotation of the contract.
package struct Quotation: Sendable {
  package let note: NoteID
  package let text: String
  /// Nil where the attribution names no actor.
  package let speaker: ActorID?
  /// The attribution as it stands, without its dash.
  package let attribution: String
  /// Places in the note's sources.
  package let sources: [Int]
  /// The line of the note's file at which it begins.
  package let line: Int
}

/// An actor with all that the notes say of it. A class for the reason that `Note` is one.
package final class ActorEntry: Sendable {
  package let id: ActorID
  package let actor: Actor
  package let biography: Body
  /// Chronological.
  package let appearances: [Appearance]
  /// Who appears in the same notes, the most frequent first.
  package let companions: [Companion]
  /// Chronological.
  package let quotations: [Quotation]
  /// What the actor, as an outlet, published that notes rest on; chronological.
  package let citations: [OutletCitation]
  /// Who belongs to it, or did: those there now first.
  package let members: [Member]

  init(
    id: ActorID, actor: Actor, biography: Body, appearances: [Appearance], companions: [Companion],
    quotations: [Quotation], citations: [OutletCitation], members: [Member]
  ) {
    self.id = id
    self.actor = actor
    self.biography = biography
    self.appearances = appearances
    self.companions = companions
    self.quotations = quotations
    self.citations = citations
    self.members = members
  }

  /// The notes that name the actor or, of an outlet, rest on it.
  package var noteCount: Int { Set(appearances.map(\.note)).union(citations.map(\.note)).count }
}

/// A note that rests on an outlet, and the sources that do.
package struct OutletCitation: Sendable {
  package let note: NoteID
  /// Places in the note's sources.
  package let sources: [Int]
  /// Whether the note has no other source.
  package let isSole: Bool
}

/// A topic with its notes. A class for the reason that `Note` is one.
package final class TopicEntry: Sendable {
  package let id: TopicID
  package let slug: Slug
  package let title: String
  package let description: String?
  package let introduction: Body
  /// Where content/topics/ has a file for it.
  package let file: SourceFile?
  /// Chronological.
  package let notes: [NoteID]
  package let oldAddresses: [Located<SitePath>]

  init(id: TopicID, outline: TopicOutline, introduction: Body, notes: [NoteID]) {
    self.id = id
    slug = outline.slug
    title = outline.title
    description = outline.written?.description
    self.introduction = introduction
    file = outline.written?.file
    self.notes = notes
    oldAddresses = outline.written?.oldAddresses ?? []
  }
}

/// The notes of a stretch of time, with an editor's lead where there is one.
package struct Digest<Period: Sendable & Hashable>: Sendable {
  package let period: Period
  /// Chronological.
  package let notes: [NoteID]
  package let lead: Lead?
  /// What is new in it; nothing for a year.
  package let changes: Changes
}

package struct Lead: Sendable {
  package let title: String?
  package let body: Body
  package let path: String
}

/// Notes that follow one another along `updates`.
package struct Story: Sendable {
  package let id: StoryID
  package let slug: Slug
  /// Chronological; at least two.
  package let notes: [NoteID]
  /// What each of the notes adds.
  package let steps: [StoryStep]
}

package struct FreePage: Sendable {
  package let path: String
  package let segments: [Slug]
  package let title: String
  package let description: String?
  package let body: Body
  package let oldAddresses: [Located<SitePath>]
  package let isDraft: Bool
}

/// Something that was read and is not published now, and why.
package struct Withheld: Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    case draft, future, embargo
  }

  package let path: String
  package let title: String
  package let date: Timestamp?
  package let reason: Reason
}
