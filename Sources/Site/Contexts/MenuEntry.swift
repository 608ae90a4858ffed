package import Templates

/// An entry of the site's navigation, made by the kind of page that it leads to.
package struct MenuEntry: TemplateContext {
  /// The place on each page where an entry is shown.
  package enum Menu: Sendable {
    /// The navigation at the head of every page.
    case main
    /// The links at the foot of every page.
    case foot
  }

  package let title: String
  package let href: String
  package let menu: Menu
  /// Entries are sorted by this number, lowest first.
  package let order: Int
  /// Whether the title comes from the site's content, not from the theme's words.
  package let isWritten: Bool

  package init(_ title: String, _ href: String, in menu: Menu = .main, order: Int, isWritten: Bool = false) {
    self.title = title
    self.href = href
    self.menu = menu
    self.order = order
    self.isWritten = isWritten
  }

  package static let shape = ContextShape<Self>(
    "menu entry",
    [
      .text("title", "What the link shows.") { $0.title },
      .text("href", "Where it leads.") { $0.href },
      .flag("isWritten", "Whether the title is the writer's, and may be in another script than the site's words.") {
        $0.isWritten
      },
    ])
}
