import Base
import Output

/// The sites that this machine built for the target.
extension TargetWorkspace {
  private var buildsFolder: String { folder + "/editions" }

  /// A file with the name of the build that this machine last made live.
  private var liveNote: String { folder + "/live" }

  private var builds: Releases {
    get throws {
      let live = try Disk.bytes(of: liveNote).map { String(utf8: $0) }
      return Releases(names: try Disk.folders(in: buildsFolder), live: live)
    }
  }

  private func path(of release: Release) -> String { buildsFolder + "/" + release.name }

  /// Where the next site is built; `instant` in seconds since 1970-01-01T00:00:00Z.
  func nextBuild(at instant: Int) throws -> String { path(of: try builds.next(at: instant)) }

  /// The site that this machine last made live, and the one before it; throws where it has none.
  func lastBuilds() throws -> (live: BuiltFolder, previous: BuiltFolder) {
    let builds = try builds
    guard let live = builds.live, let previous = builds.previous else {
      throw PublishingError.refused(
        "this machine has no earlier version of the site to go back to",
        hint: "check out the earlier notes and publish them")
    }
    return (try BuiltFolder(path(of: live)), try BuiltFolder(path(of: previous)))
  }

  /// Remembers that a site is live, and keeps it and the two before it. A site that is the same as the live one is not
  /// kept a second time.
  func keep(_ site: BuiltFolder) throws {
    if let live = try builds.live.flatMap({ try? BuiltFolder(path(of: $0)) }), try live.isSame(as: site) { return }
    let name = site.folder.split(separator: "/").last.map(String.init) ?? ""
    try Disk.removeTree(liveNote + ".new")
    try Disk.writeFile(Array(name.utf8), to: liveNote + ".new")
    try Disk.move(liveNote + ".new", liveNote)
    for release in try builds.superseded(keeping: 3) { try Disk.removeTree(path(of: release)) }
  }

  /// Deletes a build, unless it is the live one: it was not published, or the target keeps it itself.
  func discardUnlessLive(_ build: String) throws {
    if try builds.live.map(path) != build { try Disk.removeTree(build) }
  }

  /// Deletes the builds that never became live.
  func removeUnpublishedBuilds() throws {
    for release in try builds.superseded(keeping: .max) { try Disk.removeTree(path(of: release)) }
  }
}
