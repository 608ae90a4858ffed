import Archive
import Base
import Templates

extension Site {
  func notePages() -> [Page] { archive.notes.map(page) }

  func page(of note: Note) -> Page {
    Page(
      path: addresses.path(note.id), content: .rendered("note") { [self] in notePage(note) },
      origin: SourceLocation(path: note.path),
      sitemap: note.isDraft ? .absent : .present(lastModified: note.updated?.day ?? note.day))
  }

  private func notePage(_ note: Note) -> NotePage {
    let path = addresses.path(note.id)
    var head = page(note.title, note.summary, path, kind: "note", trail: [link(year: note.day.year), link(note.day)])
    head.isHidden = note.isDraft
    head.published = note.timestamp.description
    head.modified = note.updated?.description
    head.twin = addresses.href(Addresses.twin(of: path))
    head.structured = structured(head.breadcrumbs + [LinkContext(title: note.title, href: addresses.href(path))]) {
      describe(note, in: &$0)
    }
    let citations = note.body.citations
    return NotePage(
      site: common, page: head, title: note.title, date: date(note.timestamp), summary: note.summary,
      isSummaryDerived: note.isSummaryDerived, content: html(note.body, from: note.path, sources: note.sources),
      topics: note.topics.map { link($0) },
      actors: note.appearances.map { mentioned($0.actor, on: note.day) },
      sources: note.sources.indices.map { source(note, $0, citations: citations[$0] ?? 0) },
      quotations: note.quotations.map { quotation($0, in: note) }, events: note.events.map { event($0, in: note.id) },
      updates: note.updates.map(link), updatedBy: followers[note.id.index].map(teaser),
      updated: note.updated.map(date), corrections: note.corrections.map { correction($0, of: note.id) },
      related: archive.relatives(of: note.id).map(teaser),
      story: storyOf[note.id.index].map { id in
        let story = archive.stories[id.index]
        return LinkContext(title: title(of: story), href: addresses.href(id), count: story.notes.count)
      },
      previous: note.id.index > 0 ? link(NoteID(index: note.id.index - 1)) : nil,
      next: note.id.index + 1 < archive.notes.count ? link(NoteID(index: note.id.index + 1)) : nil,
      isDraft: note.isDraft, isAhead: note.isAhead)
  }

  func correction(_ correction: Correction, of note: NoteID) -> CorrectionContext {
    let place = LinkContext(
      title: archive[note].title, href: addresses.href(note) + "#" + Anchors.corrections)
    return CorrectionContext(note: place, date: date(correction.day), text: correction.text)
  }

  private func mentioned(_ id: ActorID, on day: Day) -> MentionedActorContext {
    let entry = archive[id]
    return MentionedActorContext(
      slug: entry.actor.slug.text, name: entry.actor.name, href: addresses.href(id), kind: label(of: entry.actor.kind),
      role: entry.actor.roles.held(on: day)?.title, count: strings.counted(entry.appearances.count, .notes))
  }

  private func source(_ note: Note, _ index: Int, citations: Int) -> SourceContext {
    let source = note.sources[index]
    return SourceContext(
      id: Anchors.source(source), title: source.title, url: source.url, publisher: source.publisher,
      publisherHref: note.outlets[index].map { addresses.href($0) },
      date: source.date.map { strings.dates.long($0.day) },
      dateISO: source.date?.description, accessed: source.accessed.map(strings.dates.long), archived: source.archived,
      grade: source.grade,
      citations: (0..<citations).map {
        LinkContext(title: String($0 + 1), href: "#" + Anchors.citation(source, $0 + 1))
      })
  }

  func quotation(_ quotation: Quotation) -> QuotationContext {
    self.quotation(quotation, in: archive[quotation.note])
  }

  /// `note` is the quotation's.
  private func quotation(_ quotation: Quotation, in note: Note) -> QuotationContext {
    let speaker = quotation.speaker.map { archive[$0].actor.name }
    return QuotationContext(
      text: quotation.text, speaker: speaker ?? quotation.attribution,
      speakerHref: quotation.speaker.map { addresses.href($0) },
      attribution: speaker == nil || speaker == quotation.attribution ? nil : quotation.attribution,
      note: link(note.id), date: date(note.timestamp),
      sources: quotation.sources.map {
        LinkContext(
          title: note.sources[$0].title, href: addresses.href(note.id) + "#" + Anchors.source(note.sources[$0]))
      })
  }
}
