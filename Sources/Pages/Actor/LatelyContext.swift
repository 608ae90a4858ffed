import Archive
import Base
import Names
import Notes
import Site
import Templates

/// What has changed about an actor in the last weeks that notes tell of: at most three lines.
///
/// The weeks end with the newest note that names the actor, not with today: a page changes when there is news.
struct LatelyContext: TemplateContext {
  let site: Site
  let since: Day
  let count: Int
  let companions: [ActorID]
  let roles: [HeldRole]

  private static let (days, fewestNotes, mostCompanions) = (30, 5, 3)

  /// Nil if the actor was not named before, or seldom: everything is new then.
  init?(of actor: Actor, _ site: Site) {
    let (archive, appearances) = (site.archive, actor.dossier.appearances)
    guard appearances.count >= Self.fewestNotes, let last = appearances.last else { return nil }
    let day = archive.day(of: last.note)
    let since = day.advanced(by: -Self.days)
    let first = appearances.partitionPoint { archive.day(of: $0.note) < since }
    guard first > 0 else { return nil }
    self.site = site
    self.since = since
    count = appearances.count - first
    companions = actor.dossier.companions.lazy.filter { archive.day(of: $0.first) >= since }.prefix(Self.mostCompanions)
      .map(\.actor)
    roles = actor.roles.filter { ($0.role.from?.first).map { (since...day).contains($0) } ?? false }
  }

  static let shape = ContextShape<Self>(
    "what is new about an actor",
    [
      .text("notes", "How many notes name the actor, and since when: 3 notes since 21 September 2025.") {
        $0.site.strings[
          .latelyNotes,
          ["notes": $0.site.strings.counted($0.count, .notes), "date": $0.site.strings.dates.long($0.since)]]
      },
      .list("companions", "With whom notes name the actor for the first time.") { context in
        context.companions.map { context.site.link($0) }
      },
      .list("roles", "The offices that the actor took.") { context in
        context.roles.map { RoleContext(site: context.site, held: $0) }
      },
    ])
}

extension Phrase {
  fileprivate static let latelyNotes = Phrase("latelyNotes")
}
