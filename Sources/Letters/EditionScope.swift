package import Archive
package import Base
package import Names
package import Notes
package import Site

/// What an edition is about.
package enum EditionScope: Sendable, Equatable {
  case site
  case topic(TopicID)
  case actor(ActorID)
  case story(StoryID)

  /// Its name in content/editions/sent.yml.
  package func key(_ site: Site) -> String {
    switch self {
    case .site: "site"
    case .topic(let id): "topic:\(site.archive[id].head.slug)"
    case .actor(let id): "actor:\(site.archive[id].head.slug)"
    case .story(let id): "story:\(site.archive[id].slug)"
    }
  }

  /// Its notes, chronological.
  package func notes(_ site: Site) -> [NoteID] {
    switch self {
    case .site: site.archive.notes.map(\.id)
    case .topic(let id): site.archive[id].notes
    case .actor(let id): site.archive[id].dossier.appearances.map(\.note).sorted()
    case .story(let id): site.archive[id].notes.sorted()
    }
  }

  /// Its name for readers; nil for the whole site.
  func title(_ site: Site) -> String? {
    switch self {
    case .site: return nil
    case .topic(let id): return site.archive[id].head.title
    case .actor(let id): return site.archive[id].head.name
    // A story has the title of its first note.
    case .story(let id): return site.archive[id].notes.first.map { site.archive[$0].head.title }
    }
  }

  /// Its page.
  func path(_ site: Site) -> SitePath {
    switch self {
    case .site: Addresses.home
    case .topic(let id): site.addresses.path(id)
    case .actor(let id): site.addresses.path(id)
    case .story(let id): site.addresses.path(id)
    }
  }
}

extension Edition {
  /// What is new in a scope since a day: notes of that day and later.
  package init(of scope: EditionScope, since day: Day, _ site: Site) {
    let notes = scope.notes(site).filter { site.archive[$0].head.day >= day }
    let corrections = Self.corrections(of: scope.notes(site), site) { note, correction in
      site.archive[note].head.day < day && correction.day >= day
    }
    self.init(of: scope, notes, corrections, since: day, site)
  }

  /// What is new in a scope since the last of some letters: notes that were in none of them, and corrections of notes
  /// that were. Nil if there is neither.
  package init?(of scope: EditionScope, after letters: [SentLetter], _ site: Site) {
    let own = letters.filter { $0.scope == scope.key(site) }
    guard let last = own.last else { return nil }
    let known = Set(own.flatMap(\.notes))
    let marks = own.reduce(into: [String: [String]]()) { $0.merge($1.corrections, uniquingKeysWith: +) }
    let begin = own.first?.since
    let notes = scope.notes(site).filter { note in
      let head = site.archive[note].head
      return known.isDisjoint(with: [head.name] + head.formerNames) && begin.map { head.day >= $0 } ?? true
    }
    let corrections = Self.corrections(of: scope.notes(site), site) { note, correction in
      let head = site.archive[note].head
      let names = ([head.name] + head.formerNames).filter(known.contains)
      return !names.isEmpty && !names.contains { marks[$0]?.contains(correction.mark) ?? false }
    }
    guard !notes.isEmpty || !corrections.isEmpty else { return nil }
    self.init(of: scope, notes, corrections, since: last.time.day, site)
  }

  /// Everything in a scope: a dossier.
  package init(all scope: EditionScope, _ site: Site) {
    self.init(of: scope, scope.notes(site), [], since: nil, site)
  }

  private init(
    of scope: EditionScope, _ notes: [NoteID], _ corrections: [Changes.Corrected], since day: Day?, _ site: Site
  ) {
    let since: String? = day.map { site.strings[.newSince, ["date": site.strings.dates.long($0)]] }
    let name = scope.title(site)
    self.init(
      site, since ?? name ?? site.archive.settings.title, since == nil ? nil : name, scope.path(site), notes,
      corrections)
  }

  private static func corrections(
    of notes: [NoteID], _ site: Site, where isNew: (NoteID, Correction) -> Bool
  ) -> [Changes.Corrected] {
    notes.flatMap { note in
      site.archive[note].head.corrections.filter { isNew(note, $0) }
        .map { Changes.Corrected(note: note, correction: $0) }
    }.sorted { ($0.correction.day, $0.note) < ($1.correction.day, $1.note) }
  }

  /// What is remembered of it when it is sent.
  package func sent(_ scope: EditionScope, at time: Timestamp, since: Day?) -> SentLetter {
    let own = notes
    let told = Set(own + corrections.map(\.note))
    let heads = told.map { site.archive[$0].head }.filter { !$0.corrections.isEmpty }
    return SentLetter(
      scope: scope.key(site), time: time, since: since, notes: own.map { site.archive[$0].head.name },
      corrections: Dictionary(heads.map { ($0.name, $0.corrections.map(\.mark)) }) { first, _ in first })
  }
}

extension Phrase {
  fileprivate static let newSince = Phrase("newSince")
}
