import Archive
import Base
import Markdown
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

  private var settings: Settings { outline.archive.settings }
  private var addresses: Addresses { outline.addresses }

  private func href(of asset: String) -> String {
    assets.first { $0.name == asset }.map { addresses.href($0.path) } ?? ""
  }

  private var logo: [LogoContext] {
    guard let logo = settings.look.logo else { return [] }
    if settings.look.logos.count == 1 { return [logoContext(logo.light.value, "logo")] }
    return [logoContext(logo.light.value, "logo logo-light"), logoContext(logo.dark.value, "logo logo-dark")]
  }

  private func logoContext(_ file: String, _ name: String) -> LogoContext {
    let href = addresses.href(Addresses.asset(file))
    return LogoContext(name: name, href: href, title: settings.title, size: outline.pictures[href]?.size)
  }

  private var footer: [UInt8] {
    guard let footer = settings.footer else { return [] }
    return outline.html(outline.archive.footer, from: footer.body.file.path)
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
      .text("search", "The link to the search page.") { $0.addresses.href(Addresses.search) },
      .text("stylesheet", "The link to the style sheet.") { $0.href(of: "style.css") },
      .text("customStylesheet", "The link to the site's own custom.css, which is loaded last.") { site in
        let href = site.href(of: SiteTheme.customStylesheet)
        return href.isEmpty ? nil : href
      },
      .text("script", "The link to gazette.js.") { $0.href(of: "gazette.js") },
      .text("icon", "The link to the site's icon: favicon.svg, .png or .ico in content/assets/, else an empty one.") {
        $0.icon
      },
      .html("policy", "The Content-Security-Policy.") { Array($0.settings.policy.text.utf8) },
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
      .list("logo", "The logo's picture for each scheme; nothing if the site has no logo.") { $0.logo },
      .html("footer", "The footer of gazette.yml.") { $0.footer },
      .list("social", "The accounts of gazette.yml's social.") {
        $0.settings.social.map { LinkContext(title: $0.title, href: $0.url) }
      },
      .html("masthead", "The output of masthead.mustache; not available in it.") { $0.masthead },
      .html("colophon", "The output of colophon.mustache; not available in it.") { $0.colophon },
    ])
}
