import Archive
package import Base
package import FrontMatter
package import Notes

/// What of a site is built, for which address, and as of when.
package struct BuildOptions: Sendable {
  /// The address that pages are built for.
  package enum Address: Sendable, Equatable {
    /// The one in gazette.yml.
    case ofSettings
    /// Another one, as `checkedSiteURL` gives it: without a trailing slash.
    case url(String)
    /// Another scheme and host, `http://127.0.0.1:1313`, with the path of the address in gazette.yml.
    case origin(String)
  }

  /// Whether drafts are built.
  package var includesDrafts = false
  /// Whether notes that are dated ahead or under embargo are built.
  package var includesFuture = false
  /// The circle of readers that the site is built for.
  package enum Audience: Sendable, Equatable {
    case widest, narrowest
    case named(String)
  }

  /// The circle of readers; what is for a narrower one is withheld.
  package var audience = Audience.widest
  /// The address that takes the place of the one in gazette.yml.
  package var address = Address.ofSettings
  /// The day or instant that takes the place of the clock; a day means its first moment in the site's time zone.
  package var now: DateText?

  /// What is published today: no drafts, nothing ahead of its time.
  package init() {}

  /// Everything that is written, whether it is published or not.
  package static var everything: BuildOptions {
    var options = BuildOptions()
    options.includesDrafts = true
    options.includesFuture = true
    options.audience = .narrowest
    return options
  }
}

extension BuildOptions {
  /// What counts as now, in seconds since 1970-01-01T00:00:00Z.
  package func now(in zone: Zone, of world: World) -> Int { now?.instant(in: zone) ?? world.now() }

  /// What may be seen now, in the site's time zone. A diagnostic if the site has no such audience; then it is the
  /// widest.
  func visibility(of settings: Settings, in world: World) -> Diagnosed<Visibility> {
    let now = now(in: settings.zone, of: world)
    var diagnostics: [Diagnostic] = []
    let place = audience(among: settings.audiences)
    if place == nil, case .named(let name) = audience {
      let names = settings.audiences.names
      diagnostics.append(
        Diagnostic(
          .audienceUnknown, at: SourceLocation(path: "gazette.yml"), "there is no audience '\(name)' to build for",
          hint: nearest(to: name, among: names).map { "did you mean '\($0)'?" }
            ?? (names.isEmpty
              ? "name the circles of readers, the widest first: audiences: [public, \(name)]"
              : "it is one of \(names.joined(separator: ", "))")))
    }
    return Diagnosed(
      Visibility(
        today: settings.zone.day(of: now), now: now, includesDrafts: includesDrafts, includesFuture: includesFuture,
        audience: place ?? 0), diagnostics)
  }

  /// The place of the circle of readers among a site's; nil if it has no such circle.
  package func audience(among audiences: Audiences) -> Int? {
    switch audience {
    case .widest: 0
    case .narrowest: audiences.narrowest
    case .named(let name): audiences.place(of: name)
    }
  }
}

extension BuildOptions.Address {
  /// The address to build for, given the one in gazette.yml; neither has a trailing slash.
  func resolved(_ own: String) -> String {
    switch self {
    case .ofSettings: own
    case .url(let url): url
    case .origin(let origin):
      ([origin] + own.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3).map(String.init))
        .joined(separator: "/")
    }
  }
}
