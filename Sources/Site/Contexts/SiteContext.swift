import Archive
import Base
import Notes
package import Templates

/// The facts about the site that every page is given.
package struct SiteContext: Sendable {
  let outline: SiteOutline
  let assets: [ThemeAsset]
  let menu: [MenuEntry]
  package let feeds: [FeedContext]
  var masthead: [UInt8] = []
  var colophon: [UInt8] = []

  /// Only the site's own scripts, styles and fonts are allowed, and no frames. Pictures and sounds may come from
  /// elsewhere, since notes can show them.
  static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; media-src 'self' https:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'
    """

  private var settings: Settings { outline.archive.settings }
  private var addresses: Addresses { outline.addresses }

  private func href(of asset: String) -> String {
    assets.first { $0.name == asset }.map { addresses.href($0.path) } ?? ""
  }

  /// Without one, browsers would ask for /favicon.ico on every site.
  private var icon: String {
    ["svg", "png", "ico"].map { "content/assets/favicon.\($0)" }.first(where: outline.archive.assets.contains)
      .map { addresses.href(Addresses.asset($0)) } ?? "data:,"
  }
}

extension SiteContext: TemplateContext {
  package static let shape = ContextShape<Self>(
    "site",
    [
      .text("title", "The site's title.") { $0.settings.title },
      .text("description", "The site's description.") { $0.settings.description },
      .text("language", "Its language, a BCP 47 tag.") { $0.settings.language },
      .text("direction", "ltr, or rtl for a language that is written from right to left.") {
        $0.outline.strings.isRightToLeft ? "rtl" : "ltr"
      },
      .text("author", "Who writes it.") { $0.settings.author },
      .text("url", "The absolute address of the home page.") { $0.addresses.url(Addresses.home) },
      .text("home", "The link to the home page.") { $0.addresses.href(Addresses.home) },
      .text("stylesheet", "The link to the style sheet.") { $0.href(of: "style.css") },
      .text("script", "The link to gazette.js.") { $0.href(of: "gazette.js") },
      .text("icon", "The link to the site's icon: favicon.svg, .png or .ico in content/assets/, else an empty one.") {
        $0.icon
      },
      .html("policy", "The Content-Security-Policy.") { _ in Array(policy.utf8) },
      .list("menu", "The navigation: what the site has of topics, actors, stories, free pages and so on.") {
        $0.menu.filter { $0.menu == .main }
      },
      .list("footMenu", "The links at the foot of every page.") { $0.menu.filter { $0.menu == .foot } },
      .record("newestDay", "The newest day with notes.") { site in
        site.outline.archive.days.last.map { site.outline.date(Timestamp(day: $0.period)) }
      },
      .list("years", "The years with notes, newest first.") { site in
        site.outline.archive.years.reversed().map {
          LinkContext(
            title: String($0.period), href: site.addresses.href(Addresses.year($0.period)), count: $0.notes.count)
        }
      },
      .list("feeds", "The feeds of the whole site.") { $0.feeds },
      .html("masthead", "The output of masthead.mustache; not available in it.") { $0.masthead },
      .html("colophon", "The output of colophon.mustache; not available in it.") { $0.colophon },
    ])
}
