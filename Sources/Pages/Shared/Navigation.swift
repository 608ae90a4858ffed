import Archive
import Base
import Names
import Notes
import Site

/// The navigation, in its order: what gazette.yml's `menu` says, else everything that the site has.
func navigation(of outline: SiteOutline) -> [MenuEntry] {
  let own = pageKinds.flatMap { $0.menu(of: outline) }.enumerated()
    .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  guard let items = outline.archive.settings.menu else { return own }
  let chosen = items.enumerated().compactMap { order, item -> MenuEntry? in
    switch outline.destination(of: item) {
    case .entry(let title, let href, let isWritten):
      MenuEntry(
        item.title ?? title ?? "", href, order: order, isWritten: isWritten || item.title != nil)
    case .withheld, .unknown: nil
    }
  }
  return chosen + own.filter { $0.menu == .foot }
}

/// What is wrong in gazette.yml's `menu` and with the logo.
func navigationConcerns(of site: Site, _ files: [SiteFile]) -> [Diagnostic] {
  let settings = site.archive.settings
  let logos = settings.look.logo.map { [$0.light, $0.dark] } ?? []
  let missing = settings.look.logos.compactMap { file in
    site.archive.assets.contains(file) ? nil : logos.first { $0.value == file }
  }
  let menu = settings.menu ?? []
  let paths = menu.isEmpty ? [] : Set(files.map(\.path))
  return missing.map {
    Diagnostic(
      .pictureMissing, at: $0.location, "there is no picture '\($0.value)'",
      hint: "the logo is a file in content/assets/, such as logo: logo.svg")
  } + menu.compactMap { site.outline.concern(of: $0, among: paths) }
}

extension SiteOutline {
  /// Where an entry of the menu leads.
  fileprivate enum Destination {
    case entry(title: String?, href: String, isWritten: Bool)
    /// What it leads to is not published now.
    case withheld
    /// Nothing is called so; perhaps something else was meant.
    case unknown(String, meant: String?)
  }

  fileprivate func destination(of item: MenuItem) -> Destination {
    switch item.target {
    case .outside(let url): return .entry(title: nil, href: url, isWritten: true)
    case .page(let path): return destination(path)
    case .topic(let name):
      let key = Names.topicKey(name)
      if let topic = archive.topics.first(where: { $0.head.answers(to: name, key) }) {
        return .entry(title: topic.head.title, href: addresses.href(topic.id), isWritten: true)
      }
      if isWithheld(name, in: "content/topics/") { return .withheld }
      return .unknown("topic '\(name)'", meant: nearest(to: name, among: archive.topics.map(\.head.title)))
    case .actor(let name):
      let folded = name.lowercased()
      if let actor = archive.actors.first(where: { actor in
        ([actor.head.slug.text, actor.head.name] + actor.head.aliases.map(\.value)).contains {
          $0.lowercased() == folded
        }
      }) {
        return .entry(title: actor.head.name, href: addresses.href(actor.id), isWritten: true)
      }
      if isWithheld(name, in: "content/actors/") { return .withheld }
      return .unknown("actor '\(name)'", meant: nearest(to: name, among: archive.actors.map(\.head.name)))
    }
  }

  private func destination(_ path: SitePath) -> Destination {
    let href = addresses.href(path)
    if let page = archive.pages.first(where: { Addresses.page($0) == path }) {
      return .entry(title: page.head.title, href: href, isWritten: true)
    }
    if let kind = pageKinds.first(where: { $0.menuPage?.path == path }), let page = kind.menuPage {
      // A site has some pages only when there is something for them.
      let isThere = path == Addresses.home || kind.menu(of: self).contains { $0.href == href }
      return isThere ? .entry(title: strings[page.title], href: href, isWritten: false) : .withheld
    }
    let stem = path.text.pathSegments().joined(separator: "/")
    if isWithheld(stem, in: "content/pages/") { return .withheld }
    if let topic = archive.topics.first(where: { addresses.path($0.id) == path }) {
      return .entry(title: topic.head.title, href: href, isWritten: true)
    }
    if let actor = archive.actors.first(where: { addresses.path($0.id) == path }) {
      return .entry(title: actor.head.name, href: href, isWritten: true)
    }
    if isWithheldNote(at: path) { return .withheld }
    return .entry(title: nil, href: href, isWritten: true)
  }

  /// Whether an address can be that of a note that is withheld now: of a draft, or of one whose day has not come.
  private func isWithheldNote(at path: SitePath) -> Bool {
    guard let slug = path.text.pathSegments().last else { return false }
    let isWithheld = archive.withheld.contains { thing in
      thing.path.hasPrefix("content/notes/") && NoteHead.slugs(ofFileAt: thing.path).contains { $0.text == slug }
    }
    return isWithheld && !archive.notes.contains { addresses.path($0.id) == path }
  }

  private func isWithheld(_ name: String, in folder: String) -> Bool {
    archive.withheld.contains { thing in
      guard thing.path.hasPrefix(folder) else { return false }
      let stem = thing.path.dropFirst(folder.count).dropLast(thing.path.hasSuffix(".md") ? 3 : 0)
      return [String(stem), thing.title].contains { $0.lowercased() == name.lowercased() }
    }
  }

  fileprivate func concern(of item: MenuItem, among paths: Set<SitePath>) -> Diagnostic? {
    switch destination(of: item) {
    case .withheld: return nil
    case .unknown(let what, let meant):
      return Diagnostic(
        .menuUnknown, at: item.written.location, "there is no \(what), to which the menu would lead",
        hint: meant.map { "did you mean '\($0)'?" })
    case .entry(let title, _, _):
      guard case .page(let path) = item.target else { return nil }
      guard paths.contains(path) else {
        let names =
          archive.pages.map { Addresses.page($0).text } + pageKinds.compactMap { $0.menuPage?.path.text }
        return Diagnostic(
          .menuUnknown, at: item.written.location, "the menu leads to '\(item.written.value)', which is no page",
          hint: nearest(to: path.text, among: names.sorted()).map { "did you mean '\($0)'?" }
            ?? "a page is a file in content/pages/")
      }
      guard title == nil, item.title == nil else { return nil }
      return Diagnostic(
        .menuUnknown, at: item.written.location, "the entry of the menu for '\(item.written.value)' has no title",
        hint: "write {title: A title, url: \(path)}")
    }
  }
}

extension TopicHead {
  fileprivate func answers(to name: String, _ key: String) -> Bool {
    slug.text == name || ([title] + aliases).contains { Names.topicKey($0) == key }
  }
}
