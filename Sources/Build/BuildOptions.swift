import Archive
package import Base
package import FrontMatter

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
    return options
  }
}

extension BuildOptions {
  /// What counts as now, in seconds since 1970-01-01T00:00:00Z.
  package func now(in zone: Zone, of world: World) -> Int { now?.instant(in: zone) ?? world.now() }

  /// What may be seen now, in the site's time zone.
  func visibility(in zone: Zone, of world: World) -> Visibility {
    let now = now(in: zone, of: world)
    return Visibility(
      today: zone.day(of: now), now: now, includesDrafts: includesDrafts, includesFuture: includesFuture)
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
