import Base
import Markdown
package import Names
package import Notes

/// A published note with every name in it resolved. A class, since pages copy notes millions of times: a copy of a
/// class counts one reference, a copy of a struct of this size counts a dozen.
package final class Note: Sendable {
  package let id: NoteID
  package let head: NoteHead
  /// Whether it is a future note or under embargo, and was built only because a person asked for such notes.
  package let isAhead: Bool
  package let body: Body
  /// The summary of the head, or the beginning of the text if the head has none.
  package let summary: String
  package let topics: [TopicID]
  package let sources: [CitedSource]
  /// The actors of the note, in the order in which the text first names them, then those that only the head names.
  package let appearances: [Appearance]
  package let quotations: [Quotation]
  /// What it states so that it can be proved right or wrong.
  package let claims: [NoteClaim]
  /// What it denies.
  package let disputes: [NoteDispute]
  /// The note that this one follows.
  package let updates: NoteID?

  /// Resolves every name in a note: a pure function of the note and of all names.
  init(_ selected: SelectedNote, _ id: NoteID, by names: Names, _ diagnostics: inout [Diagnostic]) {
    let head = selected.head
    let pinned = names.pinnedActors(of: head)
    let linked = names.link(head.body, in: NameScope(head, pinned: pinned.value))
    diagnostics += pinned.diagnostics + linked.diagnostics
    self.id = id
    self.head = head
    isAhead = selected.isAhead
    body = linked.value.body
    summary = head.summary ?? body.document.beginning
    var topics: [TopicID] = []
    for name in head.topics {
      if let topic = names.topic(named: name, &diagnostics), !topics.contains(topic) { topics.append(topic) }
    }
    self.topics = topics
    sources = head.sources.map { source in
      CitedSource(source: source, outlet: source.publisher.flatMap { names.outlet(named: $0.value) })
    }
    appearances = Appearance.all(in: linked.value.recognition, pinned: pinned.value, of: id)
    quotations = Quotation.all(in: linked.value, of: id)
    claims = NoteClaim.all(of: head, by: names, &diagnostics)
    disputes = NoteDispute.all(of: head, quotations, by: names, &diagnostics)
    updates = head.updates.flatMap { names.predecessor(named: $0, &diagnostics) }
  }

  /// The same note with new ids of actors and topics; nil if one of them is gone.
  func renumbered(_ ids: Renumbering) -> Note? { Note(self, ids) }

  private init?(_ note: Note, _ ids: Renumbering) {
    guard let body = note.body.renumbered(ids) else { return nil }
    id = note.id
    head = note.head
    isAhead = note.isAhead
    self.body = body
    summary = note.summary
    topics = note.topics.compactMap { ids[$0] }
    sources = note.sources.map { CitedSource(source: $0.source, outlet: $0.outlet.flatMap { ids[$0] }) }
    appearances = note.appearances.compactMap { appearance in
      ids[appearance.actor].map { Appearance(note: appearance.note, actor: $0, sentences: appearance.sentences) }
    }
    quotations = note.quotations.map { $0.spoken(by: $0.speaker.flatMap { ids[$0] }) }
    claims = note.claims.compactMap { $0.renumbered(ids) }
    disputes = note.disputes.compactMap { $0.renumbered(ids) }
    updates = note.updates
  }

  /// The body as plain text, a line for each paragraph, heading and so on.
  package var text: [UInt8] {
    var text: [UInt8] = []
    body.document.appendLines(to: &text)
    if text.last == .lineFeed { text.removeLast() }
    return text
  }

  /// The texts of its headings.
  package var headings: [String] { body.document.headings }
  /// What it has in bold type.
  package var strongTexts: [String] { body.document.strongTexts }

  /// The outlets that published the note's sources, each once, in the order of the sources.
  package var outlets: [ActorID] {
    var outlets: [ActorID] = []
    for case let outlet? in sources.map(\.outlet) where !outlets.contains(outlet) { outlets.append(outlet) }
    return outlets
  }
}

/// A source of a note, with the actor that published it.
package struct CitedSource: Sendable {
  package let source: Source
  /// The outlet; nil if the publisher is not an actor.
  package let outlet: ActorID?
}
