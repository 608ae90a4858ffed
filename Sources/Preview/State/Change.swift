/// What changed in a site's folder, by paths below it; of a folder, everything in it.
package struct Change: Sendable, Equatable {
  /// Below the site's folder, with slashes.
  package var paths: Set<String> = []
  /// Whether it is not known what: everything has to be looked at again.
  package var isEverything = false
  /// Whether more is likely to follow: several files, or a folder, changed, or a file is gone, if only because it is
  /// on its way to be saved; many editors put the old one aside first.
  package var mayGoOn = false
  /// What the person should know of the watch itself.
  package var notice: String?

  /// A change of these paths, or one whose paths are unknown.
  package init(paths: Set<String> = [], isEverything: Bool = false) {
    self.paths = paths
    self.isEverything = isEverything
  }

  /// Whether nothing changed; a notice alone is no change.
  package var isEmpty: Bool { paths.isEmpty && !isEverything }

  /// This and another change as one.
  package func adding(_ other: Change) -> Change {
    var both = self
    both.add(other)
    return both
  }

  mutating func add(_ other: Change) {
    paths.formUnion(other.paths)
    isEverything = isEverything || other.isEverything
    mayGoOn = mayGoOn || other.mayGoOn
  }
}

extension Change {
  /// Whether a path below a site's folder can matter to the site. What editors and systems leave beside a file on its
  /// way to be saved does not: backups, swap and lock files, and the `4913` by which vim tries whether it may write.
  package static func matters(_ path: String) -> Bool {
    if path == "gazette.yml" { return true }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let top = parts.first, top == "content" || top == "templates", let name = parts.last else { return false }
    let isAsset = parts.count > 1 && parts[1] == "assets"
    if parts.dropFirst().contains(where: { $0.hasPrefix(".") }), !isAsset { return false }
    if name.hasSuffix("~") || name == "4913" || (name.hasPrefix("#") && name.hasSuffix("#")) { return false }
    return ![".swp", ".swx", ".swo", ".tmp", ".crswap", "___jb_tmp___", "___jb_old___"].contains { name.hasSuffix($0) }
  }
}
