package import Base
import FrontMatter

/// An entry of gazette.yml's `menu`, not resolved yet.
package struct MenuItem: Sendable {
  /// What an entry leads to.
  package enum Target: Sendable {
    /// A page of the site, by its address: `/about/`.
    case page(SitePath)
    /// A topic or an actor, by slug, name or alias.
    case topic(String)
    case actor(String)
    /// An address outside the site.
    case outside(String)
  }

  /// Nil for the title of what it leads to.
  package let title: String?
  package let target: Target
  /// The target as it is written, with its place.
  package let written: Located<String>

  private init(title: String?, target: Target, written: Located<String>) {
    self.title = title
    self.target = target
    self.written = written
  }

  /// Reads `menu`, a list; nil if it is not given, for a menu of everything that the site has.
  static func read(_ fields: inout Fields, _ markdown: (String) -> String) -> [MenuItem]? {
    guard fields.peek("menu") != nil else { return nil }
    var items: [MenuItem] = []
    for item in fields.list("menu") {
      if case .scalar(let text, _) = item.content {
        let written = Located(text.trimmed, item.location)
        guard let target = address(written, &fields) else { continue }
        if case .outside = target {
          fields.report(untitled(written))
        } else {
          items.append(MenuItem(title: nil, target: target, written: written))
        }
        continue
      }
      fields.inRecord(item, "an entry of the menu") { fields in
        let title = fields.text("title").map { markdown($0.value) }
        let keys = ["page", "topic", "actor", "url"]
        let given = keys.filter { fields.peek($0) != nil }
        let key = fields.firstKey(of: keys)
        guard let text = fields.text(key), given.count == 1 else {
          fields.report(
            Diagnostic(
              .settingsValue, at: fields.location, "an entry of the menu leads to one page, topic, actor or url",
              hint: "as {title: Sanctions, topic: sanctions}"))
          for key in given { _ = fields.value(key) }
          return
        }
        let target: Target? =
          switch key {
          case "topic": .topic(text.value)
          case "actor": .actor(text.value)
          default: Self.address(text, &fields)
          }
        guard let target else { return }
        if title == nil, case .outside = target { return fields.report(untitled(text)) }
        items.append(MenuItem(title: title, target: target, written: text))
      }
    }
    return items
  }

  private static func untitled(_ url: Located<String>) -> Diagnostic {
    Diagnostic(
      .settingsValue, at: url.location, "the entry of the menu for '\(url.value)' has no title",
      hint: "write {title: A title, url: '\(url.value)'}")
  }

  /// `about`, `/about/` and `about.md` are the page /about/; an address with a scheme leads out of the site.
  private static func address(_ text: Located<String>, _ fields: inout Fields) -> Target? {
    let scheme = text.value.prefix { $0 != ":" }.lowercased()
    if ["http", "https", "mailto"].contains(scheme), text.value.contains(":") {
      return .outside(text.value.percentEncodedIRI)
    }
    var path = text.value
    if path.hasSuffix(".md") { path.removeLast(3) }
    if !path.hasPrefix("/") { path = "/" + path }
    if !path.hasSuffix("/"), !(path.pathSegments().last ?? "").contains(".") { path += "/" }
    if let path = SitePath(written: path) { return .page(path) }
    fields.report(
      Diagnostic(
        .settingsValue, at: text.location, "the menu cannot lead to '\(text.value)'",
        hint: "a page such as about, an address such as /2025/, or one that begins with https://"))
    return nil
  }
}
